import * as z from 'zod';
import type { Library } from '../library/open.ts';
import { publishedNow } from '../library/published.ts';
import { rows } from '../library/rows.ts';
import { isHan } from '../text/terms.ts';
import { currentIndex } from './library-index.ts';

/** So many articles' texts are read for the words of a query at most: a hundred take 2 ms. */
const MOST_READ = 300;

const row = z.object({ stands: z.number() });
const COLUMNS = ['title', 'keywords', 'topics', 'headings', 'summary', 'questions', 'text'];

const stands = (word: string): string =>
  COLUMNS.map((column) => `d.${column} like :${word} or d.${column} like :${word}apart`).join(' or ');

/**
 * Whether one article may have all the folded words, in its text, its labels or any of its questions, within a longer
 * word, too (iPhone in iPhone15), or with blanks beside digits (PS5 as PS 5): the index knows whole words only.
 * Without the time to read all texts, a word that isn't Chinese may stand anywhere.
 */
export function mayStandTogether(library: Library, words: readonly string[], now: number): boolean {
  if (currentIndex(library, now).terms.size > MOST_READ)
    return words.some((word) => !isHan(word.charCodeAt(0)));
  const patterns = words.flatMap((word, at) => [
    [`word${at}`, `%${word}%`],
    [`word${at}apart`, `%${word.replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, ' ')}%`],
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
