import * as z from 'zod';
import type { Library } from '../library/open.ts';
import { publishedNow } from '../library/published.ts';
import { rows } from '../library/rows.ts';
import { withoutFillers } from '../text/fillers.ts';
import { currentIndex } from './library-index.ts';

/** So many articles' texts are read for the words of a query at most: a hundred take 2 ms. */
const MOST_READ = 300;

const HAN_ONLY = /^\p{Script=Han}+$/u;

const row = z.object({ stands: z.number() });
const COLUMNS = ['title', 'keywords', 'topics', 'headings', 'summary', 'questions', 'text'];

const stands = (word: string): string =>
  COLUMNS.map((column) => `d.${column} like :${word} or d.${column} like :${word}apart`).join(' or ');

/** SQL's pattern of a word, with anything where it has fillers: a text with 犯法 has 犯法吗. */
function patternOf(word: string): string {
  const { places } = withoutFillers(word);
  const letters = places.map((at, index) => {
    const isBeside = index === 0 || at === (places[index - 1] ?? 0) + 1;
    return (isBeside ? '' : '%') + word.charAt(at);
  });
  return `%${letters.join('')}%`;
}

/**
 * Whether one article may have all the folded words, in its text, its labels or any of its questions, within a longer
 * word, too (iPhone in iPhone15), with blanks beside digits (PS5 as PS 5), or without fillers: the index knows whole
 * words only. Without the time to read all texts, a word that isn't all Chinese, or has fillers, may stand anywhere.
 */
export function mayStandTogether(library: Library, words: readonly string[], now: number): boolean {
  if (currentIndex(library, now).terms.size > MOST_READ)
    return words.some((word) => !HAN_ONLY.test(word) || withoutFillers(word).text !== word);
  const patterns = words.flatMap((word, at) => [
    [`word${at}`, patternOf(word)],
    [`word${at}apart`, patternOf(word).replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, ' ')],
  ]);
  const each = words.map((_, at) => `and (${stands(`word${at}`)})`).join(' ');
  const found = rows(
    library.db,
    row,
    `select 1 stands from term_documents d join articles a on a.slug = d.slug
      where ${publishedNow('a')} ${each} limit 1`,
    { now, ...Object.fromEntries(patterns) },
  );
  return found.length > 0;
}
