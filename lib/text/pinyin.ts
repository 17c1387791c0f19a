import { pinyin } from 'pinyin-pro';
import { isHan, isWordUnit } from './terms.ts';

/** Readings of the letters met so far: pinyin-pro takes some microseconds for each. */
const known = new Map<number, readonly string[]>();

/**
 * The Mandarin readings of a Han letter (a UTF-16 code unit), without tones, `ü` as `v`, the
 * usual one first; all of them, because 还款 is huan and 还是 is hai. Empty for other units.
 */
export function readings(unit: number): readonly string[] {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const letter = String.fromCharCode(unit);
  const all = isHan(unit)
    ? pinyin(letter, { multiple: true, toneType: 'none', type: 'array', v: true, nonZh: 'removed' })
    : [];
  const distinct = [...new Set(all.filter((reading) => /^[a-z]+$/.test(reading)))];
  known.set(unit, distinct);
  return distinct;
}

/** A test of code units that is asked for every letter of many texts: it remembers its answers. */
export function rememberedTest(test: (unit: number) => boolean): (unit: number) => boolean {
  const answers = new Uint8Array(0x10000);
  return (unit) => {
    if (answers[unit] === 0) answers[unit] = test(unit) ? 1 : 2;
    return answers[unit] === 1;
  };
}

const SYLLABLE =
  /^(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:a(?:i|o|ng?)?|e(?:i|r|ng?)?|o(?:u|ng)?|i(?:a(?:o|ng?)?|e|u|ng?|ong)?|u(?:a(?:i|ng?)?|[eino])?|ve?)$/;
const LONGEST_SYLLABLE = 6;

/** Whether the text spells a single syllable, without a tone. */
export const isSyllable = (text: string): boolean => SYLLABLE.test(text);

/**
 * Whether whole syllables spell the text, without tones. By the places that they reach: a pattern of repeated syllables
 * would try every way to divide the text (xi'an, xian), which are too many to end.
 */
export function isPinyin(text: string): boolean {
  const reached = new Set([0]);
  for (const from of reached) {
    const end = Math.min(text.length, from + LONGEST_SYLLABLE);
    for (let to = from + 1; to <= end; to++) if (SYLLABLE.test(text.slice(from, to))) reached.add(to);
  }
  return reached.has(text.length);
}

/** Readings as numbers, the usual one of each letter and the others: a search compares the letters of many titles. */
const numbers = new Map<string, number>();
const usual = new Uint16Array(0x10000);
const others = new Map<number, number[]>();
const SILENT = 0xffff;
const NO_SOUNDS: readonly number[] = [];

function usualSound(unit: number): number {
  const before = usual[unit] ?? 0;
  if (before !== 0) return before;
  const [first, ...rest] = readings(unit).map((reading) => {
    const number = numbers.get(reading) ?? numbers.size + 1;
    numbers.set(reading, number);
    return number;
  });
  usual[unit] = first ?? SILENT;
  if (rest.length > 0) others.set(unit, rest);
  return first ?? SILENT;
}

/** Whether the two units are the same letter or can be read the same. */
export function soundAlike(one: number, other: number): boolean {
  if (one === other) return true;
  const first = usualSound(one);
  const second = usualSound(other);
  if (first === SILENT || second === SILENT) return false;
  if (first === second) return true;
  // Letters are compared by the hundred thousand: without an array for each.
  const more = others.get(one) ?? NO_SOUNDS;
  const moreOfOther = others.get(other) ?? NO_SOUNDS;
  if (more.includes(second) || moreOfOther.includes(first)) return true;
  return moreOfOther.length > 0 && more.some((sound) => moreOfOther.includes(sound));
}

/** How a text was typed: whole syllables, or each syllable's first letter. */
export type PinyinMode = 'syllables' | 'initials';

/** How many signs in a row, which nobody types in pinyin, may stand between two letters that match: PLUS会员“先享后付”. */
export const LONGEST_GAP = 2;

/**
 * Matches all of `typed` with the letters of `text` from the offset `from` on. Latin letters in `typed` spell a Han
 * letter in the given mode, or stand for themselves; Han letters match those that sound alike. The last syllable may be
 * unfinished. Both texts must be folded (`fold`), `typed` without spaces and signs.
 * @returns the offset behind the last letter that matched, or -1
 */
export function matchSound(typed: string, text: string, from: number, mode: PinyinMode): number {
  if (typed === '') return from;
  const unit = text.charCodeAt(from);
  const first = typed.charCodeAt(0);
  if (isHan(unit)) {
    if (isHan(first)) return soundAlike(first, unit) ? afterGap(typed.slice(1), text, from + 1, mode) : -1;
    for (const reading of readings(unit)) {
      const spelled = mode === 'syllables' ? reading : reading.slice(0, 1);
      if (spelled.startsWith(typed)) return from + 1;
      if (!typed.startsWith(spelled)) continue;
      const end = afterGap(typed.slice(spelled.length), text, from + 1, mode);
      if (end >= 0) return end;
    }
    return -1;
  }
  return unit === first ? afterGap(typed.slice(1), text, from + 1, mode) : -1;
}

function afterGap(typed: string, text: string, from: number, mode: PinyinMode): number {
  if (typed === '') return from;
  let at = from;
  while (at < text.length && at - from < LONGEST_GAP && isGap(text.charCodeAt(at))) at++;
  return matchSound(typed, text, at, mode);
}

/**
 * How many letters at the beginning of `typed` are spelled by the letters of `text` from `from` on, in whole syllables
 * and without a gap: the longest way to divide them; 0 without a match.
 */
export function soundPrefix(typed: string, text: string, from: number): number {
  let longest = 0;
  for (const reading of readings(text.charCodeAt(from))) {
    if (typed.startsWith(reading)) {
      longest = Math.max(longest, reading.length + soundPrefix(typed.slice(reading.length), text, from + 1));
    }
  }
  return longest;
}

/** Not a letter, and not the end of a line: labels stand one a line. */
function isGap(unit: number): boolean {
  return unit !== 0x0a && !isHan(unit) && !isWordUnit(unit);
}
