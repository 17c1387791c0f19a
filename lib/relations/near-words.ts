import { readings } from '../text/pinyin.ts';

/** Finds in a text, the UTF-16 code units from `from` to `to`, the words that are nearly a typed one. */
export type WordsNear = (units: Uint16Array, from: number, to: number) => readonly string[];

/** The words that are compared letter by letter. */
export const isShortHanWord = (word: string): boolean => /^\p{Script=Han}{2,3}$/u.test(word);

const NO_WORDS: readonly string[] = [];

const HAN_ONLY = /^\p{Script=Han}+$/u;

/** Finds words of Han letters that are nearly the typed one, which has two to four. */
export function hanWordsNear(typed: string): WordsNear {
  const [first, second, third] = Uint16Array.from(typed, (letter) => letter.charCodeAt(0));
  const { length } = typed;
  const isNear = length > 2 ? (word: string) => differsByOne(word, typed) : soundsNear(typed);
  return (units, start, end) => {
    let words = NO_WORDS;
    for (let from = start; from + length <= end; from++) {
      // One letter at least is in its place: most places of a text are passed over by this.
      if (units[from] !== first && units[from + 1] !== second && units[from + 2] !== third) continue;
      const word = String.fromCharCode(...units.subarray(from, from + length));
      if (word !== typed && HAN_ONLY.test(word) && isNear(word)) words = [...words, word];
    }
    return words;
  };
}

/** Finds words of Latin letters that are nearly the typed one, in a folded text. */
export function latinWordsNear(typed: string): WordsNear {
  return (units, start, end) => {
    const words: string[] = [];
    for (let from = start, to = start; from < end; from = to + 1) {
      to = from;
      while (to < end && isLatin(units[to])) to++;
      if (to === from || Math.abs(to - from - typed.length) > 1) continue;
      const word = String.fromCharCode(...units.subarray(from, to));
      if (differsByOne(word, typed)) words.push(word);
    }
    return words;
  };
}

const isLatin = (unit = 0): boolean => unit >= 0x61 && unit <= 0x7a;

/** First sounds that are taken for each other, in speech or on the keyboard, and the one that stands for them. */
const CONFUSED: readonly [RegExp, string][] = [
  [/^(?:zh|z)/, 'z'],
  [/^(?:ch|c)/, 'c'],
  [/^(?:sh|s)/, 's'],
  [/^[jqx]/, 'j'],
  [/^[bp]/, 'b'],
  [/^[dt]/, 'd'],
  [/^[gk]/, 'g'],
  [/^[ln]/, 'l'],
  [/ng$/, 'n'],
];

const roughReadings = (letter: string): string[] =>
  readings(letter.charCodeAt(0)).map((reading) =>
    CONFUSED.reduce((sound, [confused, one]) => sound.replace(confused, one), reading),
  );

/** Whether each letter of a word has a reading easily confused with one of the typed letter's: 卷 juan and 券 quan. */
export function soundsNear(typed: string): (word: string) => boolean {
  const known = new Map<string, boolean>();
  const sounds = Array.from(typed, roughReadings);
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const isNear = Array.from(word, roughReadings).every((readingsOf, at) =>
      readingsOf.some((reading) => sounds[at]?.includes(reading)),
    );
    known.set(word, isNear);
    return isNear;
  };
}

/** Whether one letter is wrong, missing or too many, or two neighbours changed places. */
export function differsByOne(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  while (same < shorter && one[same] === other[same]) same++;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && one.at(-1 - sameAtEnd) === other.at(-1 - sameAtEnd)) sameAtEnd++;
  const rest = [one, other].map((word) => word.slice(same, word.length - sameAtEnd));
  const [left = '', right = ''] = rest;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
