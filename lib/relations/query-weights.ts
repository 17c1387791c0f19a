import { searching } from './constants.ts';
import type { QueryUnit } from './query.ts';
import type { Concept } from './synonyms.ts';

/** A part of a query with its share of the query's weight. */
export type WeighedUnit = QueryUnit & { weight: number };
/** A word of a query, and what a text with a synonym of it is worth. */
export type WeighedConcept = Concept & { weight: number };

/** The units with their share of the query's weight, by how rare they are. */
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

/** What a synonym is worth: a share of the weight of the word that was typed. */
export function weighedConcepts(
  concepts: readonly Concept[],
  units: readonly WeighedUnit[],
): WeighedConcept[] {
  return concepts.map((concept) => {
    const typed = units.reduce((sum, { term, weight }) => sum + (concept.typed.has(term) ? weight : 0), 0);
    return { ...concept, weight: searching.synonym * typed };
  });
}

/** What a synonym in the text is worth beyond what stands there as it was typed. */
export function synonymsIn(text: string, concept: WeighedConcept, units: readonly WeighedUnit[]): number {
  if (!concept.synonyms.some((word) => text.includes(word.text))) return 0;
  let typed = 0;
  for (const unit of units) {
    if (concept.typed.has(unit.term) && text.includes(unit.text)) typed += unit.weight;
  }
  return Math.max(0, concept.weight - typed);
}
