import { withoutFillers } from '../text/fillers.ts';
import { eachTerm, isLoneLetter, type Term } from '../text/terms.ts';
import type { Postings } from './postings.ts';
import type { Query } from './query.ts';
import type { CountedConcept } from './synonym-scores.ts';

/** A word of a query that an article has or lacks, and the terms that a text with it has. */
export type WantedWord = { text: string; terms: ReadonlySet<Term> };

/**
 * The words of a query of several. What only asks or joins (怎么) is none: who lacks it lacks nothing. Nor is a Han
 * letter alone, which stands in the index only where it stands alone in the text.
 */
export function wantedWords({ words }: Query): WantedWord[] {
  if (words.length === 1) return [];
  return [...new Set(words)].flatMap((text) => {
    const terms = new Set<Term>();
    eachTerm(text, (term, offset, length) => {
      if (!isLoneLetter(text, offset, length)) terms.add(term);
    });
    return terms.size === 0 || withoutFillers(text).text === '' ? [] : { text, terms };
  });
}

/**
 * Which of the documents (1 or 0, by number) have the word: each of its terms, or a synonym of what the term is a part of.
 */
export function documentsHaving(
  postings: Postings,
  { terms }: WantedWord,
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
