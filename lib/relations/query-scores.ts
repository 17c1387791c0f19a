import type { Postings } from './postings.ts';
import type { WeightedConcept, WeightedTerm } from './query-weights.ts';
import { addSynonyms, addTerms, synonymCounts } from './synonym-scores.ts';
import { documentsHaving, type WantedWord } from './wanted-words.ts';

/** Shares of a query's weight are sums of floating-point numbers. */
export const WHOLE = 0.999;

/** What `TermIndex.matching` looks for. */
export type TermQuery = {
  terms: readonly WeightedTerm[];
  concepts: readonly WeightedConcept[];
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
 * Adds to `scores`, by the documents' numbers, what each has of the query. Of each concept counts what is worth more:
 * the terms that were typed, or the best synonym.
 */
export function scoreByQuery(
  postings: Postings,
  { terms, concepts, words }: TermQuery,
  scores: Float64Array,
): QueryScores {
  const documents = scores.length;
  const present = new Float32Array(documents);
  addTerms(postings, terms, { scores, present });
  const counted = concepts.map((one) => ({ ...one, counts: synonymCounts(postings, one, documents) }));
  for (const concept of counted) addSynonyms(postings, concept, terms, { scores, present });
  const having = words.map((word) => ({
    text: word.text,
    had: documentsHaving(postings, word, counted, documents),
  }));
  return {
    present,
    wordsOf: (document) => having.filter(({ had }) => had[document] === 1).map(({ text }) => text),
    hasAll: (document) =>
      words.length === 0 ? (present[document] ?? 0) >= WHOLE : having.every(({ had }) => had[document] === 1),
  };
}
