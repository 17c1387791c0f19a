import { searching } from './constants.ts';
import type { QueryUnit } from './query.ts';
import type { Concept } from './synonyms.ts';

/** A part of a query with its share of the query's weight. */
export type WeighedUnit = QueryUnit & { weight: number };
/** A word of a query with its synonyms; `weight` is what a text with a synonym is worth, of the query's weight 1. */
export type WeighedConcept = Concept & { weight: number };

/**
 * The units with their shares of the query's weight, which add up to 1: the rarer, the larger, and words of
 * `synonyms.yaml` larger still.
 */
export function weighedUnits(
  units: readonly QueryUnit[],
  concepts: readonly Concept[],
  rarity: (term: QueryUnit['term']) => number,
): WeighedUnit[] {
  const weights = units.map(({ term }) => {
    const listed = concepts.some(({ typed }) => typed.has(term)) ? searching.listed : 1;
    return listed * rarity(term);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return units.map((unit, at) => ({ ...unit, weight: (weights[at] ?? 0) / (whole || 1) }));
}

/**
 * The concepts with what one of their synonyms is worth: `searching.synonym` of the weight of the word that was
 * typed.
 */
export function weighedConcepts(
  concepts: readonly Concept[],
  units: readonly WeighedUnit[],
): WeighedConcept[] {
  return concepts.map((concept) => {
    const typed = units.reduce((sum, { term, weight }) => sum + (concept.typed.has(term) ? weight : 0), 0);
    return { ...concept, weight: searching.synonym * typed };
  });
}

/**
 * What a synonym in the text adds to the units of the concept that stand there as they were typed; 0 without a
 * synonym.
 */
export function synonymsIn(text: string, concept: WeighedConcept, units: readonly WeighedUnit[]): number {
  if (!concept.synonyms.some((word) => text.includes(word.text))) return 0;
  let typed = 0;
  for (const unit of units) {
    if (concept.typed.has(unit.term) && text.includes(unit.text)) typed += unit.weight;
  }
  return Math.max(0, concept.weight - typed);
}
