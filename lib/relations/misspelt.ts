import { fold } from '../text/fold.ts';
import { termsOf } from '../text/terms.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import { correcting } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';
import { hanWordsNear, isShortHanWord, latinWordsNear, soundsNear, type WordsNear } from './near-words.ts';
import type { Query } from './query.ts';
import { type Concept, conceptOf, synonymOf } from './synonyms.ts';

const HAN_WORD = new RegExp(`^\\p{Script=Han}{${correcting.hanLetters.join()}}$`, 'u');
const LATIN_WORD = new RegExp(`^[a-z]{${correcting.latinLetters},}$`);

/**
 * For words of the query that no article has, those in titles and keywords from which they differ in one letter, or in
 * two that changed places: pyhton is python, 东波肉 is 东坡肉. To ask for when nothing has all of the query.
 */
export function misspeltWords(index: LibraryIndex, query: Query): Concept[] {
  const latin = query.terms.map(({ text }) => text).filter((text) => LATIN_WORD.test(text));
  const words = [...query.words.filter((word) => HAN_WORD.test(word)), ...latin]
    .filter((word) => !index.terms.hasAll(termsOf(word)))
    .slice(0, correcting.words)
    .map((typed) => ({
      typed,
      wordsNear: LATIN_WORD.test(typed) ? latinWordsNear(typed) : hanWordsMeant(typed),
      meant: new Set<string>(),
    }));
  if (words.length === 0) return [];
  index.articles.eachTitleAndKeywords((_, units, from, to) => {
    for (const { wordsNear, meant } of words) for (const word of wordsNear(units, from, to)) meant.add(word);
  });
  return words
    .filter(({ meant }) => meant.size > 0)
    .map(({ typed, meant }) => conceptOf(typed, [...meant].sort(usualFirst(index)).map(synonymOf)));
}

/**
 * What may be meant by a misspelt word of three Han letters or four. With a word of two in it, it is mostly no
 * misspelling, but something else (爱回收 is not 卡回收, 买手机 not 旧手机): then only what sounds like it (预付咔), or has its letters (高压血).
 */
function hanWordsMeant(typed: string): WordsNear {
  const near = hanWordsNear(typed);
  if (![...wordSegmenter.segment(typed)].some(({ segment }) => segment.length > 1)) return near;
  const soundsLike = soundsNear(typed);
  const hasLetters = (word: string): boolean => [...word].every((letter) => typed.includes(letter));
  return (...place) => near(...place).filter((word) => hasLetters(word) || soundsLike(word));
}

/**
 * Slugs of articles with a word in title or keywords that differs from the given one, two or three Han letters, in
 * one of them: 卡券 for 卡卷; or, of three, by two that changed places: 高压血. Of two letters the other one must nearly
 * sound as typed (juan, quan), else half of the site would do. The word that most articles use comes first: 卡券, not
 * 卡全 from a title's 卡全面解读.
 */
export function slugsWithWordNear(index: LibraryIndex, text: string): string[] {
  const typed = fold(text).trim();
  if (!isShortHanWord(typed)) return [];
  const wordsNear = hanWordsNear(typed);
  const bySlug: { slug: string; rarity: number }[] = [];
  index.articles.eachTitleAndKeywords((slug, units, from, to) => {
    const words = wordsNear(units, from, to);
    if (words.length > 0)
      bySlug.push({ slug, rarity: Math.min(...words.map((word) => rarityOf(index, word))) });
  });
  return bySlug.sort((a, b) => a.rarity - b.rarity).map(({ slug }) => slug);
}

const rarityOf = (index: LibraryIndex, word: string): number =>
  termsOf(word).reduce((sum, term) => sum + index.terms.rarity(term), 0);

const usualFirst =
  (index: LibraryIndex) =>
  (a: string, b: string): number =>
    rarityOf(index, a) - rarityOf(index, b);
