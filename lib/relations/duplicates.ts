import { distance } from 'fastest-levenshtein';
import { lettersOf } from '../text/fold.ts';
import type { Term } from '../text/terms.ts';
import type { TermVector } from '../text/vector.ts';
import { duplicate } from './constants.ts';

/** What articles are compared by: the title's letters and digits, all terms, and a sample of these. */
export type Comparable = { letters: string; terms: Uint32Array; sample: Uint32Array };

/** Takes one term in eight: by a hash (Fibonacci hashing, as in postings.ts). */
const inSample = (term: Term) => Math.imul(term, 0x9e3779b1) >>> 29 === 0;

/** @param vector undefined when the article's text has just been removed: then its title alone is compared */
export function comparable(title: string, vector: TermVector | undefined): Comparable {
  const terms = vector?.terms ?? new Uint32Array();
  return {
    letters: lettersOf(title),
    terms,
    sample: sampleOf(terms),
  };
}

/** `terms.filter(inSample)`, in a tenth of the time. */
function sampleOf(terms: Uint32Array): Uint32Array {
  const sample = new Uint32Array(terms.length);
  let size = 0;
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] ?? 0;
    if (inSample(term)) sample[size++] = term;
  }
  return sample.subarray(0, size);
}

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
  const areLong = Math.min(one.terms.length, other.terms.length) > duplicate.sampledFrom;
  const [left, right] = areLong ? [one.sample, other.sample] : [one.terms, other.terms];
  if (sharedTerms(left, right) < duplicate.terms) return false;
  const telling = (term: Term) => !isCommon(term);
  return sharedTerms(left.filter(telling), right.filter(telling)) >= duplicate.terms;
}

function areLettersAlike(one: string, other: string): boolean {
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

/** The share of the terms of either that both have (Jaccard 1901), 0 to 1. */
function sharedTerms(one: Uint32Array, other: Uint32Array): number {
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
