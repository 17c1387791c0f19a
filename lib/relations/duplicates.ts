import { distance } from 'fastest-levenshtein';
import { fold } from '../text/fold.ts';
import type { TermVector } from '../text/vector.ts';
import { duplicate } from './constants.ts';

/** What two articles are compared by. */
export type Comparable = { title: string; vector: TermVector | undefined };

/** Whether a reader would take the two articles for the same one: nearly equal titles or texts. */
export function nearDuplicates(one: Comparable, other: Comparable): boolean {
  if (titlesNearlyEqual(one.title, other.title)) return true;
  if (one.vector === undefined || other.vector === undefined) return false;
  return sharedTerms(one.vector, other.vector) >= duplicate.terms;
}

function titlesNearlyEqual(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  return distance(a, b) <= Math.max(a.length, b.length) * (1 - duplicate.title);
}

/** A title without signs and spaces. */
function lettersOf(title: string): string {
  return fold(title).replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** The share of the terms of either that both have (Jaccard 1901), 0 to 1. */
function sharedTerms({ terms: one }: TermVector, { terms: other }: TermVector): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0];
    if (left === right) shared++;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  const either = one.length + other.length - shared;
  return either === 0 ? 0 : shared / either;
}
