import { distance } from 'fastest-levenshtein';
import { lettersOf } from '../text/fold.ts';
import type { Term } from '../text/terms.ts';
import type { TermVector } from '../text/vector.ts';
import { duplicate } from './constants.ts';

/** What articles are compared by: the title's letters and digits, and all terms. */
export type Comparable = { letters: string; terms: Uint32Array };

/** @param vector undefined when the article's text has just been removed: then its title alone is compared */
export const comparable = (title: string, vector: TermVector | undefined): Comparable => ({
  letters: lettersOf(title),
  terms: vector?.terms ?? new Uint32Array(),
});

/**
 * Whether a reader would take the two articles for the same one: nearly equal titles or texts. `isCommon` tells the
 * terms that half of the articles have; it is asked only when the texts share much.
 */
export function nearDuplicates(
  one: Comparable,
  other: Comparable,
  isCommon: (term: Term) => boolean,
): boolean {
  if (areLettersAlike(one.letters, other.letters)) return true;
  if (!areTermsAlike(one.terms, other.terms)) return false;
  const telling = (term: Term) => !isCommon(term);
  return areTermsAlike(one.terms.filter(telling), other.terms.filter(telling));
}

/** Titles without letters, of emoji alone, tell nothing. */
function areLettersAlike(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  const most = Math.max(one.length, other.length) * (1 - duplicate.title);
  // Most titles differ more in length alone.
  if (Math.abs(one.length - other.length) > most || distance(one, other) > most) return false;
  return numbersIn(one) === numbersIn(other);
}

/** What tells the parts of a series apart: numbers in digits, 第三课, 三章, and 上, 中 or 下 at the end. */
const NUMBERS =
  /\d+|第[〇零一二三四五六七八九十百两]+|[一二三四五六七八九十百]+(?=[课篇章节讲部集期回])|[上中下][篇集部册]?$/g;

/**
 * The numbers in a title, but for years: part 12 is no copy of part 13, but a comparison of 2025 is that of 2024,
 * made anew.
 */
const numbersIn = (letters: string): string =>
  (letters.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, '').match(NUMBERS) ?? []).join(' ');

/**
 * Whether both have `duplicate.terms` of the terms that either has (Jaccard 1901). It ends as soon as too many differ,
 * which of most pairs is a third of the way.
 */
function areTermsAlike(one: Uint32Array, other: Uint32Array): boolean {
  const both = one.length + other.length;
  const most = (both * (1 - duplicate.terms)) / (1 + duplicate.terms);
  let differing = 0;
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length && differing <= most) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0];
    if (left !== right) differing++;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return both > 0 && differing + both - a - b <= most;
}
