import { termWeights } from '../library/terms.ts';
import type { Term } from '../text/terms.ts';
import type { TermVector } from '../text/vector.ts';
import { BestDocuments } from './best-documents.ts';
import { ranking } from './constants.ts';
import { damped, Norms } from './norms.ts';
import { Postings } from './postings.ts';
import { scoreByQuery, type TermQuery, WHOLE } from './query-scores.ts';
import { typedShare } from './query-weights.ts';

/**
 * Added to the score of a document that has all words: more than any score, since the weights of a query add up to 1.
 */
const MORE_THAN_ANY = 2;
/** The least score, of what was typed, of a document that has it all in its title, whose terms count more than once. */
const WHOLE_IN_TITLE = (WHOLE * termWeights.title) / (termWeights.title + 1);

/** A document that has some of a query. */
export type TermMatch = {
  key: string;
  /** The sum of the weights of the terms that it has, times c / (c + 1) for one that occurs c times. */
  score: number;
  /** The share of what was typed that it has, by weight, undamped, 0 to 1. */
  present: number;
  /** The words that it has, of a query of several. */
  words: readonly string[];
};

/**
 * An inverted index of every document's term vector: finds the documents nearest to a vector in a millisecond or so
 * among ten thousand. Callers know a document by its key (an article's slug), posting lists by its number.
 */
export class TermIndex {
  readonly #postings = new Postings();
  readonly #norms = new Norms(this.#postings, (documents) => this.#rarityOf(documents));
  #keys: (string | undefined)[] = [];
  #documents = new Map<string, number>();
  #scores = new Float64Array(1024);
  /** Vectors that were put with `keep`: their postings can be taken out again when the document changes. */
  #recent = new Map<string, TermVector>();
  /** Rarities by document frequency, for so many documents. */
  #rarities = new Float64Array(1);
  #raritiesOf = 0;
  #dead = 0;

  /** How many documents there are. */
  get size(): number {
    return this.#documents.size;
  }

  /** How many documents were replaced or removed whose postings are still in the lists. */
  get dead(): number {
    return this.#dead;
  }

  /**
   * Adds the document, or replaces it.
   * @param keep whether to keep the vector, so that the document's postings can be taken out at its next change, and
   * document frequencies stay exact; not for the whole of a large corpus, which would take too much memory
   */
  put(key: string, vector: TermVector, keep: boolean): void {
    const document = this.#place(key);
    for (let at = 0; at < vector.terms.length; at++) {
      this.#postings.add(vector.terms[at] ?? 0, document, vector.counts[at] ?? 0);
    }
    if (keep) {
      this.#recent.set(key, vector);
      this.#norms.put(document, vector);
    }
    this.#norms.changed();
  }

  /** Whether `compact` would give back much memory: a list that grows leaves its block behind. */
  get isLoose(): boolean {
    return this.#postings.isLoose;
  }

  /** Gives back the memory that reading a corpus has left over; a tenth of a second for 100,000 documents. */
  compact(): void {
    this.#norms.restart();
    this.#postings.compact();
  }

  #place(key: string): number {
    const vacated = this.#vacate(key);
    const document = vacated ?? this.#keys.length;
    if (document === this.#scores.length) this.#scores = new Float64Array(document * 2);
    this.#keys[document] = key;
    this.#documents.set(key, document);
    return document;
  }

  /** Takes the document out. Unknown keys are no error. */
  remove(key: string): void {
    const vacated = this.#vacate(key);
    if (vacated !== undefined) this.#dead++;
    this.#norms.changed();
  }

  /** Takes the document out. Gives its number when it is free again, because its postings could be taken out, too. */
  #vacate(key: string): number | undefined {
    const document = this.#documents.get(key);
    if (document === undefined) return undefined;
    this.#keys[document] = undefined;
    this.#documents.delete(key);
    const vector = this.#recent.get(key);
    if (vector === undefined) {
      this.#dead++;
      return undefined;
    }
    this.#recent.delete(key);
    for (const term of vector.terms) this.#postings.remove(term, document);
    return document;
  }

  /** Whether any document has the term, dead ones included until the index is made anew. */
  has(term: Term): boolean {
    return this.documentsWith(term) > 0;
  }

  /** Whether each of the terms is in some document; not all of them in the same one. */
  hasAll(terms: Uint32Array): boolean {
    return terms.every((term) => this.has(term));
  }

  /** The term's document frequency, dead documents included. */
  documentsWith(term: Term): number {
    return this.#postings.size(term);
  }

  /** Inverse document frequency: ln(1 + N / df) ** rarityPower. A term that no document has counts as if one had it. */
  rarity(term: Term): number {
    return this.#rarityOf(this.#postings.size(term));
  }

  #rarityOf(documents: number): number {
    if (this.#raritiesOf !== this.size) {
      this.#raritiesOf = this.size;
      this.#rarities = new Float64Array(this.size + 1);
    }
    const before = this.#rarities[documents] ?? 0;
    if (before !== 0) return before;
    const rarity = Math.log(1 + this.size / Math.max(1, documents)) ** ranking.rarityPower;
    this.#rarities[documents] = rarity;
    return rarity;
  }

  /**
   * Brings the norms up to date when enough documents have changed. At the time `end` (`performance.now`) it stops and
   * answers false if there is more to do; the next call goes on, or begins anew when a document has changed.
   */
  settle(end = Number.POSITIVE_INFINITY): boolean {
    return this.#norms.settle(this.size, this.#keys.length, end);
  }

  /**
   * The `limit` documents nearest to the vector, best first, of those that share a term with it. `likeness` is the dot
   * product of the two vectors divided by the document's norm alone: it orders documents for one vector, and cannot be
   * compared across vectors. Terms of a single document and common ones don't count.
   */
  nearest(vector: TermVector, limit: number): { key: string; likeness: number }[] {
    const scores = this.#scores.subarray(0, this.#keys.length).fill(0);
    const common = this.#common;
    for (let at = 0; at < vector.terms.length; at++) {
      const list = this.#postings.list(vector.terms[at] ?? 0);
      if (list.length < 2 || list.length > common) continue;
      const rarity = this.#rarityOf(list.length) ** 2;
      const weight = (damped[vector.counts[at] ?? 0] ?? 0) * rarity;
      for (let posting = 0; posting < list.length; posting++) {
        const value = list[posting] ?? 0;
        const document = value >>> 8;
        scores[document] = (scores[document] ?? 0) + weight * (damped[value & 0xff] ?? 0);
      }
    }
    const limited = new BestDocuments(limit);
    for (let document = 0; document < scores.length; document++) {
      const product = scores[document] ?? 0;
      if (product === 0 || this.#keys[document] === undefined) continue;
      limited.offer(document, product / this.#norms.of(document));
    }
    return limited
      .best()
      .map(({ document, score }) => ({ key: this.#keys[document] ?? '', likeness: score }));
  }

  /** How many documents a term may have and still count. */
  get #common(): number {
    return Math.max(ranking.commonAtLeast, ranking.commonShare * this.size);
  }

  /**
   * Which share of the terms each document covers, 0 to 1, weighted by rarity. A term that occurs c times counts
   * c / (c + 1) of its weight. Common terms don't count.
   */
  cover(terms: Iterable<Term>, keys: readonly string[]): number[] {
    const scores = this.#scores.subarray(0, this.#keys.length).fill(0);
    const common = this.#common;
    let whole = 0;
    for (const term of terms) {
      const list = this.#postings.list(term);
      if (list.length > common) continue;
      const rarity = this.#rarityOf(list.length);
      whole += rarity;
      for (let at = 0; at < list.length; at++) {
        const posting = list[at] ?? 0;
        const count = posting & 0xff;
        scores[posting >>> 8] = (scores[posting >>> 8] ?? 0) + (rarity * count) / (count + 1);
      }
    }
    return keys.map((key) => {
      const document = this.#documents.get(key);
      return whole === 0 || document === undefined ? 0 : (scores[document] ?? 0) / whole;
    });
  }

  /**
   * The `limit` documents that have the most of the weighted terms, best first: those with all of the words before any
   * other, ordered by what their titles are worth (`titleScore`), too: on a large site many texts have a common word
   * more often than the article that is called so.
   */
  matching(query: TermQuery, limit: number, titleScore: (key: string) => number): TermMatch[] {
    const documents = this.#keys.length;
    const scores = this.#scores.subarray(0, documents).fill(0);
    const { presentIn, wordsOf, hasAll } = scoreByQuery(this.#postings, query, scores);
    const wholeInTitle = WHOLE_IN_TITLE * typedShare(query.terms);
    const limited = new BestDocuments(limit);
    for (let document = 0; document < documents; document++) {
      const score = scores[document] ?? 0;
      const key = this.#keys[document];
      if (score === 0 || key === undefined) continue;
      if (!hasAll(document)) limited.offer(document, score);
      else {
        const title = score >= wholeInTitle ? titleScore(key) : 0;
        limited.offer(document, score + title + MORE_THAN_ANY);
      }
    }
    return limited.best().map(({ document }) => ({
      key: this.#keys[document] ?? '',
      score: scores[document] ?? 0,
      present: presentIn(document),
      words: wordsOf(document),
    }));
  }
}
