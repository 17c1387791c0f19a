import { withoutFillers } from '../text/fillers.ts';
import { eachTerm, isHan, type Term } from '../text/terms.ts';
import type { Postings } from './postings.ts';
import type { Query } from './query.ts';

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
      if (length > 1 || !isHan(text.charCodeAt(offset))) terms.add(term);
    });
    return terms.size === 0 || withoutFillers(text).text === '' ? [] : { text, terms };
  });
}

/** Words that stand for others, and how often each document has one of them. */
type Standing = { typed: ReadonlySet<Term>; counts: Uint8Array };

/**
 * Which of the documents (1 or 0, by number) have the word: each of its terms, or a synonym of what the term is a part of.
 */
export function documentsWith(
  postings: Postings,
  { terms }: WantedWord,
  synonyms: readonly Standing[],
  documents: number,
): Uint8Array {
  const had = new Uint8Array(documents);
  const hasTerm = new Uint8Array(documents);
  for (const term of terms) {
    hasTerm.fill(0);
    for (const posting of postings.list(term)) hasTerm[posting >>> 8] = 1;
    for (const { typed, counts } of synonyms) {
      if (!typed.has(term)) continue;
      for (let document = 0; document < documents; document++) {
        if ((counts[document] ?? 0) > 0) hasTerm[document] = 1;
      }
    }
    for (let document = 0; document < documents; document++) {
      had[document] = (had[document] ?? 0) + (hasTerm[document] ?? 0);
    }
  }
  return had.map((parts) => (parts === terms.size ? 1 : 0));
}
