import type { TermVector } from '../text/vector.ts';
import { ranking } from './constants.ts';
import type { Postings } from './postings.ts';

/**
 * Up to so many documents, an index that has followed every change tells what a new one would: processes that were
 * started at different times send the same lists. Of more documents, the vectors (5 kB each) would take too much
 * memory.
 */
export const EXACT_UP_TO = 1_000;
/**
 * A norm depends on the rarity of terms, and so on every document, but hardly on any single one: of many documents all
 * are computed anew when one in this many has changed.
 */
const STALENESS = 50;

/** `count ** countPower` for each count that a vector can hold. */
export const damped = Float64Array.from({ length: 256 }, (_, count) => count ** ranking.countPower);

/** The norm (length) of each document's term vector, by the document's number. */
export class Norms {
  readonly #postings: Postings;
  /** Rarity of a term by its document frequency. */
  readonly #rarityOf: (documents: number) => number;
  #norms = new Float32Array(1024);
  #changes = 0;
  /** A computation under way: the sums of squares so far, and the posting lists that are still to be read. */
  #settling: { sums: Float64Array; lists: Generator<Uint32Array, void> } | undefined;

  constructor(postings: Postings, rarityOf: (documents: number) => number) {
    this.#postings = postings;
    this.#rarityOf = rarityOf;
  }

  of(document: number): number {
    return this.#norms[document] ?? 1;
  }

  /** Computes the norm of one document whose postings have been added, as `settle` would. */
  put(document: number, vector: TermVector): void {
    let sum = 0;
    for (let at = 0; at < vector.terms.length; at++) {
      const weight = damped[vector.counts[at] ?? 0] ?? 0;
      sum += weight * weight * this.#extentOf(this.#postings.size(vector.terms[at] ?? 0));
    }
    this.#hold(document + 1);
    this.#norms[document] = Math.sqrt(sum);
  }

  /** To be called with every change of the postings. */
  changed(): void {
    this.#changes++;
    this.restart();
  }

  /** To be called when the posting lists have moved: what was under way begins anew. */
  restart(): void {
    this.#settling = undefined;
  }

  /**
   * Brings the norms up to date when enough of the `size` documents have changed; their numbers are below `end`.
   * Stops when the time (`performance.now`) is `until` and answers false when there is more to do; the next call goes
   * on, or begins anew when a document has changed.
   */
  settle(size: number, end: number, until: number): boolean {
    if (this.#changes === 0 || (size > EXACT_UP_TO && this.#changes * STALENESS < size)) return true;
    this.#settling ??= { sums: new Float64Array(end), lists: this.#postings.lists() };
    const { sums, lists } = this.#settling;
    for (let step = lists.next(); !step.done; step = lists.next()) {
      const list = step.value;
      const extent = this.#extentOf(list.length);
      for (let at = 0; at < list.length; at++) {
        const posting = list[at] ?? 0;
        const weight = damped[posting & 0xff] ?? 0;
        sums[posting >>> 8] = (sums[posting >>> 8] ?? 0) + weight * weight * extent;
      }
      if (performance.now() >= until) return false;
    }
    this.#hold(end);
    for (let document = 0; document < end; document++) this.#norms[document] = Math.sqrt(sums[document] ?? 0);
    this.#changes = 0;
    this.restart();
    return true;
  }

  /** What a term of so many documents adds to the square of a norm: little if hardly any other has it. */
  #extentOf(documents: number): number {
    return (this.#rarityOf(documents) ** 2 * documents) / (documents + ranking.sharedBy);
  }

  #hold(documents: number): void {
    if (documents <= this.#norms.length) return;
    const norms = new Float32Array(documents * 2);
    norms.set(this.#norms);
    this.#norms = norms;
  }
}
