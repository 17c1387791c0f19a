import { termsOf, termsWithin } from '../text/terms.ts';
import { correcting } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';
import { hanWordsNear, type WordsNear } from './near-words.ts';
import type { Query } from './query.ts';
import type { Concept } from './synonyms.ts';

const HAN_WORD = new RegExp(`^\\p{Script=Han}{${correcting.hanLetters}}$`, 'u');
const LATIN_WORD = new RegExp(`^[a-z]{${correcting.latinLetters},}$`);

/**
 * For words of the query that no article has, those in titles and keywords from which they differ in one letter, or in
 * two that changed places: pyhton is python, 东波肉 is 东坡肉. To ask for when nothing has all of the query.
 */
export function misspeltWords(index: LibraryIndex, query: Query): Concept[] {
  const latin = query.units.map(({ text }) => text).filter((text) => LATIN_WORD.test(text));
  const words = [...query.words.filter((word) => HAN_WORD.test(word)), ...latin]
    .filter((word) => !termsOf(word).every((term) => index.terms.has(term)))
    .slice(0, correcting.words)
    .map((typed) => ({
      typed,
      wordsNear: LATIN_WORD.test(typed) ? latinWordsNear(typed) : hanWordsNear(typed),
      meant: new Set<string>(),
    }));
  if (words.length === 0) return [];
  index.articles.eachTitleAndKeywords((_, units, from, to) => {
    for (const { wordsNear, meant } of words) for (const word of wordsNear(units, from, to)) meant.add(word);
  });
  return words
    .filter(({ meant }) => meant.size > 0)
    .map(({ typed, meant }) => ({
      typed: new Set(termsOf(typed)),
      synonyms: [...meant].map((text) => ({ text, terms: termsWithin(text) })),
    }));
}

/** Finds words of Latin letters that are nearly the typed one, in a folded text. */
function latinWordsNear(typed: string): WordsNear {
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
