import type { Library } from '../library/open.ts';
import { currentIndex } from './library-index.ts';
import { parseQuery, type Query } from './query.ts';
import { type Found, rankSearch } from './search-rank.ts';
import { writtenWord } from './sound-words.ts';
import { type Concept, conceptsIn } from './synonyms.ts';

/** A query as it was looked for, and what it found, published or not, best first. */
export interface Answer {
  readonly query: Query;
  readonly concepts: readonly Concept[];
  readonly found: readonly Found[];
}

/** Looks for a text; for pinyin that finds nothing, for the word that it spells (huabei for 花呗). */
export function ask(library: Library, text: string): Answer {
  const index = currentIndex(library);
  const rank = (asked: string): Answer => {
    const query = parseQuery(asked);
    const concepts = conceptsIn(library, query.text);
    return { query, concepts, found: rankSearch(index, query, concepts) };
  };
  const answer = rank(text);
  const word = answer.found.length > 0 ? undefined : writtenWord(index, answer.query.typed);
  if (word === undefined) return answer;
  const written = rank(word);
  return { ...written, found: written.found.map((one) => ({ ...one, how: 'sound' })) };
}
