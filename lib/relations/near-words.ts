import { fold } from '../text/fold.ts';
import { readings } from '../text/pinyin.ts';
import { termsOf } from '../text/terms.ts';
import type { LibraryIndex } from './library-index.ts';

const SHORT_WORD = /^\p{Script=Han}{2,3}$/u;

/**
 * Slugs of articles with a word in title or keywords that differs from the given one, two or three Han letters, in
 * one of them: 卡券 for 卡卷; or, of three, by two that changed places: 高压血. Of two letters the other one must nearly
 * sound as typed (juan, quan), else half of the site would do. The word that most articles use comes first: 卡券, not
 * 卡全 from a title's 卡全面解读.
 */
export function nearWords(index: LibraryIndex, text: string): string[] {
  const typed = fold(text).trim();
  if (!SHORT_WORD.test(typed)) return [];
  const wordsNear = hanWordsNear(typed);
  const bySlug: { slug: string; rarity: number }[] = [];
  const rarities = new Map<string, number>();
  const rarityOf = (word: string): number => {
    const known = rarities.get(word);
    if (known !== undefined) return known;
    const rarity = termsOf(word).reduce((sum, term) => sum + index.terms.rarity(term), 0);
    rarities.set(word, rarity);
    return rarity;
  };
  index.articles.eachTitleAndKeywords((slug, units, from, to) => {
    const words = wordsNear(units, from, to);
    if (words.length > 0) bySlug.push({ slug, rarity: Math.min(...words.map(rarityOf)) });
  });
  return bySlug.sort((a, b) => a.rarity - b.rarity).map(({ slug }) => slug);
}

/** Finds in a text, the UTF-16 code units from `from` to `to`, the words that are nearly a typed one. */
export type WordsNear = (units: Uint16Array, from: number, to: number) => readonly string[];

const NO_WORDS: readonly string[] = [];

/** Finds words of Han letters that are nearly the typed one, two letters or more. */
export function hanWordsNear(typed: string): WordsNear {
  const letters = Uint16Array.from(typed, (letter) => letter.charCodeAt(0));
  const [first, second, third] = letters;
  const { length } = letters;
  /** What was compared before. */
  const sounds = new Map<string, boolean>();
  const wordAt = (units: Uint16Array, from: number): string | undefined => {
    let other = -1;
    let others = 0;
    for (let at = 0; at < length && others < 3; at++) {
      if (units[from + at] === letters[at]) continue;
      other = at;
      others++;
    }
    const isSwapped =
      others === 2 &&
      length > 2 &&
      units[from + other] === letters[other - 1] &&
      units[from + other - 1] === letters[other];
    if (other === -1 || (others > 1 && !isSwapped)) return undefined;
    const word = String.fromCharCode(...units.subarray(from, from + length));
    const isNear = length > 2 || nearSound(typed[other] ?? '', word[other] ?? '', sounds);
    return SHORT_WORD.test(word) && isNear ? word : undefined;
  };
  return (units, start, end) => {
    let words = NO_WORDS;
    for (let from = start; from + length <= end; from++) {
      // One letter at least is in its place: most places of a text are passed over by this.
      if (units[from] !== first && units[from + 1] !== second && units[from + 2] !== third) continue;
      const word = wordAt(units, from);
      if (word !== undefined) words = [...words, word];
    }
    return words;
  };
}

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

const roughly = (reading: string): string =>
  CONFUSED.reduce((sound, [confused, one]) => sound.replace(confused, one), reading);

/** Whether the two letters have readings that are easily confused: 卷 juan and 券 quan, 京 jing and 金 jin. */
function nearSound(one: string, other: string, known: Map<string, boolean>): boolean {
  const before = known.get(one + other);
  if (before !== undefined) return before;
  const typed = readings(one.charCodeAt(0)).map(roughly);
  const near = readings(other.charCodeAt(0)).some((reading) => typed.includes(roughly(reading)));
  known.set(one + other, near);
  return near;
}
