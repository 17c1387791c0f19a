import type { Library } from '../library/open.ts';
import { termsOf } from '../text/terms.ts';
import { currentIndex, type LibraryIndex } from './library-index.ts';
import { misspeltWords } from './misspelt.ts';
import { isFewWords, parseQuery, type Query } from './query.ts';
import { type Found, rankSearch } from './search-rank.ts';
import { nearlyTypedWord, writtenWord } from './sound-words.ts';
import { spelledSentence } from './spelled-sentence.ts';
import { type Concept, conceptOf, conceptsIn, synonymOf } from './synonyms.ts';

/** Each word may be a misspelling of several ones. */
const MOST_TEXTS = 3;

/** A query as it was looked for, and what readers find with it, best first. */
export interface Answer {
  readonly query: Query;
  readonly concepts: readonly Concept[];
  readonly found: readonly Found[];
  /**
   * What was looked for instead of the few words that were typed, likelier texts first; mostly none. A question was
   * looked for as it was typed, too.
   */
  readonly instead: readonly string[];
}

/**
 * Looks for a text among what readers see `now` (ms); when nothing has all of it, also for the words it may be a
 * misspelling of (pyhton), and for pinyin that finds nothing for the word that it spells (huabei for 花呗), or nearly
 * spells (xainyu for 闲鱼). A sentence in pinyin is looked for as what it spells, whatever its syllables find.
 */
export function ask(library: Library, text: string, now: number): Answer {
  const index = currentIndex(library, now);
  const rank = (query: Query, more: readonly Concept[] = []): Answer => {
    const concepts = [...conceptsIn(library, query), ...more];
    return { query, concepts, found: rankSearch(index, query, concepts), instead: [] };
  };
  const asTyped = parseQuery(text);
  const bySound = (word: string | undefined): Answer | undefined => {
    if (word === undefined) return undefined;
    const written = rank(parseQuery(word));
    return { ...written, found: written.found.map((one) => ({ ...one, how: 'sound' })), instead: [word] };
  };
  const sentence = bySound(spelledSentence(index, asTyped));
  if (sentence !== undefined && sentence.found.length > 0) return sentence;
  const answer = rank(asTyped);
  if (answer.found.some(({ how }) => how !== 'some')) return answer;
  const { found, query } = answer;
  const spelled = found.length > 0 ? undefined : bySound(writtenWord(index, query.typed));
  if (spelled !== undefined) return spelled;
  const corrected = [...wordsInPinyin(index, query), ...misspeltWords(index, query)];
  if (corrected.length > 0) {
    return { ...rank(query, corrected), instead: isFewWords(query) ? correctedTexts(query, corrected) : [] };
  }
  return (found.length > 0 ? undefined : bySound(nearlyTypedWord(index, query.typed))) ?? answer;
}

/** Of a query of several words, those in pinyin that no text has, each with the word that it spells (huabei). */
function wordsInPinyin(index: LibraryIndex, { words }: Query): Concept[] {
  if (words.length === 1) return [];
  return words.flatMap((typed) => {
    if (termsOf(typed).some((term) => index.terms.has(term))) return [];
    const written = writtenWord(index, typed);
    return written === undefined ? [] : [conceptOf(typed, [synonymOf(written)])];
  });
}

/** The query with each misspelt word replaced by one that it may be. */
const correctedTexts = ({ text }: Query, corrected: readonly Concept[]): string[] =>
  corrected.reduce<string[]>(
    (texts, { text: typed, synonyms }) =>
      texts.flatMap((one) => synonyms.map((meant) => one.replace(typed, meant.text))).slice(0, MOST_TEXTS),
    [text],
  );
