import { searching } from './constants.ts';
import type { QueryTerm } from './query.ts';
import type { Concept } from './synonyms.ts';

/** A part of a query with its share of the query's weight. */
export type WeightedTerm = QueryTerm & { weight: number };
/** A word of a query with its synonyms; `weight` is what a text with a synonym is worth, of the query's weight 1. */
export type WeightedConcept = Concept & { weight: number };

/**
 * The terms with their shares of the query's weight, which add up to 1: the rarer, the larger, and words of
 * `synonyms.yaml` larger still.
 */
export function weightedTerms(
  terms: readonly QueryTerm[],
  concepts: readonly Concept[],
  rarity: (term: QueryTerm['term']) => number,
): WeightedTerm[] {
  const weights = terms.map(({ term, kind }) => {
    const listed = concepts.some(({ typed }) => typed.has(term)) ? searching.listed : 1;
    return listed * rarity(term) * (kind === 'plain' ? 1 : searching.besideFiller);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return terms.map((one, at) => ({ ...one, weight: (weights[at] ?? 0) / (whole || 1) }));
}

/** The share of what was typed; the rest is of what is joined over fillers, which no text needs to have. */
export const typedShare = (terms: readonly WeightedTerm[]): number =>
  terms.reduce((sum, { kind, weight }) => (kind === 'joined' ? sum : sum + weight), 0);

/**
 * The concepts with what one of their synonyms is worth: `searching.synonym` of the weight of the word that was
 * typed.
 */
export function weightedConcepts(
  concepts: readonly Concept[],
  terms: readonly WeightedTerm[],
): WeightedConcept[] {
  return concepts.map((concept) => {
    const typed = terms.reduce((sum, { term, weight }) => sum + (concept.typed.has(term) ? weight : 0), 0);
    return { ...concept, weight: searching.synonym * typed };
  });
}

/**
 * What a synonym in the text adds to the terms of the concept that stand there as they were typed; 0 without a
 * synonym.
 */
export function synonymsIn(text: string, concept: WeightedConcept, terms: readonly WeightedTerm[]): number {
  if (!concept.synonyms.some((word) => text.includes(word.text))) return 0;
  let typed = 0;
  for (const one of terms) {
    if (concept.typed.has(one.term) && text.includes(one.text)) typed += one.weight;
  }
  return Math.max(0, concept.weight - typed);
}
