import { searching } from './constants.ts';

/** Which articles editors have put beside which, by slug: what each recommends, and what recommends it. */
export class Neighbours {
  readonly #recommended = new Map<string, readonly string[]>();
  /** Sorted, so that it is the same however the articles came. */
  readonly #recommending = new Map<string, readonly string[]>();

  /** Says or replaces what the article recommends. */
  put(slug: string, recommended: readonly string[]): void {
    this.remove(slug);
    if (recommended.length === 0) return;
    this.#recommended.set(slug, recommended);
    for (const other of recommended) {
      const by = this.#recommending.get(other);
      if (by === undefined) this.#recommending.set(other, [slug]);
      else this.#recommending.set(other, [...by, slug].sort());
    }
  }

  /** Forgets what the article recommends. Unknown articles are no error. */
  remove(slug: string): void {
    for (const other of this.#recommended.get(slug) ?? []) {
      const rest = (this.#recommending.get(other) ?? []).filter((by) => by !== slug);
      if (rest.length === 0) this.#recommending.delete(other);
      else this.#recommending.set(other, rest);
    }
    this.#recommended.delete(slug);
  }

  /**
   * What to add to the article's score for its neighbours', negative when they score less than neighbours usually do:
   * articles that belong together answer the same questions, and one that is found alone may have been found by chance.
   * A neighbour that is recommended and recommends back counts twice.
   * @param isKnown false for what readers don't see, which doesn't count
   */
  gain(slug: string, scoreOf: (slug: string) => number, isKnown: (slug: string) => boolean): number {
    const usual = searching.neighbourUsual * scoreOf(slug);
    const recommending = (this.#recommending.get(slug) ?? []).slice(0, searching.neighbourRecommending);
    const recommended = (this.#recommended.get(slug) ?? []).filter(isKnown);
    const others = [...recommended, ...recommending];
    const more = others.reduce((sum, other) => sum + scoreOf(other) - usual, 0);
    return (searching.neighbours * more) / (1 + others.length);
  }
}
