import type { Postings } from './postings.ts';
import { typedShare, type WeightedConcept, type WeightedTerm } from './query-weights.ts';
import { documentsHaving, type QueryWord } from './query-words.ts';
import { addSynonyms, addTerms, synonymCounts } from './synonym-scores.ts';

/** Shares of a query's weight are sums of floating-point numbers. */
export const WHOLE = 0.999;

/** What `TermIndex.matching` looks for. */
export type TermQuery = {
  terms: readonly WeightedTerm[];
  concepts: readonly WeightedConcept[];
  /** The words of a query of several. */
  words: readonly QueryWord[];
};

/** What the documents, by number, have of a query besides their scores. */
type QueryScores = {
  /** The share of what was typed that a document has, by weight, 0 to 1. */
  presentIn: (document: number) => number;
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
  const typed = typedShare(terms);
  const presentIn = (document: number): number => (present[document] ?? 0) / (typed || 1);
  const having = words.map((word) => ({
    text: word.text,
    had: documentsHaving(postings, word, counted, documents),
  }));
  return {
    presentIn,
    wordsOf: (document) => having.filter(({ had }) => had[document] === 1).map(({ text }) => text),
    hasAll: (document) =>
      words.length === 0 ? presentIn(document) >= WHOLE : having.every(({ had }) => had[document] === 1),
  };
}
