import { addressPlaces, withoutFillers } from '../text/fillers.ts';
import { isLoneLetter, type Term, termsWithin } from '../text/terms.ts';
import type { Postings } from './postings.ts';
import type { Query } from './query.ts';
import type { CountedConcept } from './synonym-scores.ts';

/** A word of a query that an article has or lacks, and the terms that any text with the word has. */
export type QueryWord = { text: string; terms: ReadonlySet<Term> };

/**
 * The words of a query of several words; none for a single one. Left out are words that only ask (怎么, 您好), which an
 * article may well lack, and single Han letters, which the index has only where they stand alone in a text.
 */
export function queryWords({ words }: Query): QueryWord[] {
  if (words.length === 1) return [];
  return [...new Set(words)]
    .filter((text) => !isLoneLetter(text, 0, text.length) && withoutFillers(text).text !== '')
    .filter((text) => addressPlaces(text).size < text.length)
    .map((text) => ({ text, terms: new Set(termsWithin(text)) }))
    .filter(({ terms }) => terms.size > 0);
}

/**
 * For each document by its number, 1 if it has the word, else 0. It has the word if it has each of its terms, or
 * instead of a term a synonym of the concept to which the term belongs.
 * @param documents how many numbers there are
 */
export function documentsHaving(
  postings: Postings,
  { terms }: QueryWord,
  synonyms: readonly CountedConcept[],
  documents: number,
): Uint8Array {
  const had = new Uint8Array(documents);
  for (const term of terms) {
    const list = postings.list(term);
    const standing = synonyms.filter(({ typed }) => typed.has(term));
    if (standing.length === 0) {
      for (const posting of list) had[posting >>> 8] = (had[posting >>> 8] ?? 0) + 1;
      continue;
    }
    const hasTerm = new Uint8Array(documents);
    for (const posting of list) hasTerm[posting >>> 8] = 1;
    for (const { counts } of standing) {
      for (let document = 0; document < documents; document++)
        if (counts[document] !== 0) hasTerm[document] = 1;
    }
    for (let document = 0; document < documents; document++) {
      had[document] = (had[document] ?? 0) + (hasTerm[document] ?? 0);
    }
  }
  for (let document = 0; document < documents; document++)
    had[document] = had[document] === terms.size ? 1 : 0;
  return had;
}
