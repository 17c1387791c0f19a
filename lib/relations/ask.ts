import type { Library } from '../library/open.ts';
import { currentIndex } from './library-index.ts';
import { misspeltWords } from './misspelt.ts';
import { parseQuery, type Query } from './query.ts';
import { type Found, rankSearch } from './search-rank.ts';
import { writtenWord } from './sound-words.ts';
import { type Concept, conceptsIn } from './synonyms.ts';

/** A query as it was looked for, and what readers find with it, best first. */
export interface Answer {
  readonly query: Query;
  readonly concepts: readonly Concept[];
  readonly found: readonly Found[];
}

/**
 * Looks for a text among what readers see `now` (ms); when nothing has all of it, also for the words it may be a
 * misspelling of (pyhton), and for pinyin that finds nothing for the word that it spells (huabei for 花呗).
 */
export function ask(library: Library, text: string, now: number): Answer {
  const index = currentIndex(library, now);
  const rank = (query: Query, more: readonly Concept[] = []): Answer => {
    const concepts = [...conceptsIn(library, query), ...more];
    return { query, concepts, found: rankSearch(index, query, concepts) };
  };
  const answer = rank(parseQuery(text));
  if (answer.found.some(({ how }) => how !== 'some')) return answer;
  const word = answer.found.length > 0 ? undefined : writtenWord(index, answer.query.typed);
  if (word !== undefined) {
    const written = rank(parseQuery(word));
    return { ...written, found: written.found.map((one) => ({ ...one, how: 'sound' })) };
  }
  const corrected = misspeltWords(index, answer.query);
  return corrected.length === 0 ? answer : rank(answer.query, corrected);
}
