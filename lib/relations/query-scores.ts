import type { Postings } from './postings.ts';
import type { WeighedConcept, WeighedUnit } from './query-weights.ts';
import { addSynonyms, synonymCounts } from './synonym-scores.ts';
import { documentsHaving, type WantedWord } from './wanted-words.ts';

/** Shares of a query's weight are sums of floating-point numbers. */
export const WHOLE = 0.999;
const NO_WORDS: readonly string[] = [];

/** What `TermIndex.matching` looks for. */
export type TermQuery = {
  terms: readonly WeighedUnit[];
  concepts: readonly WeighedConcept[];
  /** The words of a query of several. */
  words: readonly WantedWord[];
};

/** What the documents, by number, have of a query besides their scores. */
type QueryScores = {
  /** The sum of the weights of the terms that a document has, 0 to 1. */
  present: Float32Array;
  /** The words that a document has, of a query of several. */
  wordsOf: (document: number) => readonly string[];
  hasAll: (document: number) => boolean;
};

/**
 * Adds to the score of each document, by its number, the weights of the terms that it has, times c / (c + 1) for one that
 * occurs c times there. Of each concept counts what is worth more: the terms that were typed, or the best synonym.
 */
export function scoreByQuery(
  postings: Postings,
  { terms, concepts, words }: TermQuery,
  scores: Float64Array,
): QueryScores {
  const documents = scores.length;
  const present = new Float32Array(documents);
  for (const { term, weight } of terms) {
    const list = postings.list(term);
    for (let at = 0; at < list.length; at++) {
      const posting = list[at] ?? 0;
      const document = posting >>> 8;
      const count = posting & 0xff;
      scores[document] = (scores[document] ?? 0) + (weight * count) / (count + 1);
      present[document] = (present[document] ?? 0) + weight;
    }
  }
  const counted = concepts.map((one) => ({ ...one, counts: synonymCounts(postings, one, documents) }));
  for (const concept of counted) addSynonyms(postings, concept, terms, { scores, present });
  const having = words.map((word) => ({
    text: word.text,
    had: documentsHaving(postings, word, counted, documents),
  }));
  const wordsHad = new Uint8Array(documents);
  for (const { had } of having) {
    for (let document = 0; document < documents; document++) {
      wordsHad[document] = (wordsHad[document] ?? 0) + (had[document] ?? 0);
    }
  }
  return {
    present,
    wordsOf: (document) =>
      having.length === 0
        ? NO_WORDS
        : having.filter(({ had }) => had[document] === 1).map(({ text }) => text),
    hasAll: (document) =>
      words.length === 0 ? (present[document] ?? 0) >= WHOLE : wordsHad[document] === words.length,
  };
}
