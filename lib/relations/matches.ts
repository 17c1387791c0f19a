import { withoutFillers } from '../text/fillers.ts';
import type { Wanted } from './wanted.ts';

/** A part of a text, as offsets in UTF-16 code units. */
export type Range = [from: number, to: number];

/** Fewer letters than this are a match only if they are a word. */
const TELLING = 3;
/** Question words that a match may cut in two: others have letters of words beside them (提现 in 提现在). */
const CUT_FILLER = /怎么样|怎么|怎样|什么|咋样/g;
/** So much of one may stand outside of a match. */
const CUT_OFF = 2;

/** The places of whole words, and those where parts of the query join into something telling; in order. */
export function matchesIn(folded: string, { parts, words }: Wanted): Range[] {
  const joined = merged(rangesOf(folded, parts))
    .map((range) => trimmed(folded, range))
    .filter(([from, to]) => isTelling(folded.slice(from, to)));
  return merged([...joined, ...rangesOf(folded, words)]);
}

/**
 * The range without fillers at its ends (的会员, 京东卡怎么), nor a part of one (京东卡怎 of 京东卡怎样): they were typed, but
 * nobody looks for them.
 */
function trimmed(folded: string, [from, to]: Range): Range {
  const start = Math.max(0, from - CUT_OFF);
  let [first, end] = [from, to];
  for (const { 0: filler, index } of folded.slice(start, to + CUT_OFF).matchAll(CUT_FILLER)) {
    const at = start + index;
    if (at < from) first = Math.max(first, at + filler.length);
    if (at + filler.length > to) end = Math.min(end, at);
  }
  const { places } = withoutFillers(folded.slice(first, end));
  return [first + (places[0] ?? 0), first + (places.at(-1) ?? -1) + 1];
}

/**
 * Whether joined parts are a match: three letters or more that don't only ask (怎么办), or a letter with its noun (e卡,
 * 0元).
 */
const isTelling = (text: string): boolean =>
  (text.length >= TELLING && withoutFillers(text).text.length > 1) ||
  /[a-z0-9]\p{Script=Han}|\p{Script=Han}[a-z0-9]/u.test(text);

/** Every place of every text; a Latin word or a number isn't looked for inside of another one. */
function rangesOf(folded: string, texts: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const text of texts) {
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
      const to = at + text.length;
      const cutsWord = isInWord(folded, at) || isInWord(folded, to);
      if (!cutsWord) ranges.push([at, to]);
    }
  }
  return ranges;
}

const isInWord = (text: string, at: number): boolean =>
  /^(?:[a-z]{2}|\d{2})$/.test(text.slice(Math.max(0, at - 1), at + 1));

/** In order, and those in one that overlap or touch. */
export function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}
