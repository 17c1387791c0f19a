import { searching } from './constants.ts';

/** Which articles editors have put beside which, by slug: what each recommends, and what recommends it. */
export class Neighbours {
  readonly #recommended = new Map<string, readonly string[]>();
  readonly #recommending = new Map<string, string[]>();

  /** Says or replaces what the article recommends. */
  put(slug: string, recommended: readonly string[]): void {
    this.remove(slug);
    if (recommended.length === 0) return;
    this.#recommended.set(slug, recommended);
    for (const other of recommended) {
      const by = this.#recommending.get(other);
      if (by === undefined) this.#recommending.set(other, [slug]);
      else by.push(slug);
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
   * What the article gains from its neighbours' scores, less than nothing when they have less than is usual: articles
   * that belong together answer the same questions, and one that is found alone may be so by chance. One that the
   * article recommends and that recommends it counts twice. What it recommends and readers don't see (`isKnown`)
   * doesn't count.
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
