import { distance } from 'fastest-levenshtein';
import { fold } from '../text/fold.ts';
import { duplicate } from './constants.ts';
import type { TermIndex } from './term-index.ts';
import type { ArticleText } from './texts.ts';

/** Whether a reader would take the two articles for the same one: nearly equal titles or texts. */
export function nearDuplicates(index: TermIndex, one: ArticleText, other: ArticleText): boolean {
  return (
    titlesNearlyEqual(one.title, other.title) || index.cosine(one.vector, other.vector) >= duplicate.cosine
  );
}

function titlesNearlyEqual(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  const longer = Math.max(a.length, b.length);
  return distance(a, b) <= longer * (1 - duplicate.title);
}

/** A title without signs and spaces. */
function lettersOf(title: string): string {
  return fold(title).replace(/[^\p{Letter}\p{Number}]/gu, '');
}
