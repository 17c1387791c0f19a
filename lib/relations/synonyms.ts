import type { Library } from '../library/open.ts';
import { synonymGroups } from '../library/synonyms.ts';
import { amountsIn } from '../text/amounts.ts';
import { wordsOf } from '../text/compounds.ts';
import { withoutFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { type Term, termsOf, termsWithin } from '../text/terms.ts';
import type { Query } from './query.ts';

/** A word that can stand for one that was typed, and the terms that a text with it has. */
type Synonym = { text: string; terms: Uint32Array };

/**
 * A word as it is looked for in a query: in words (c++ 编程 for c++编程), as the query is, and without fillers as well
 * (扣两次 for 扣了两次).
 */
type GroupWord = Synonym & { asked: string; bare: string };

/** A word of a query for which other words can stand. */
export type Concept = {
  /** The word as it was typed, and its terms. */
  text: string;
  typed: ReadonlySet<Term>;
  synonyms: readonly Synonym[];
};

/** A folded word as one that can stand for others. */
export const synonymOf = (text: string): Synonym => ({ text, terms: termsWithin(text) });

/** @param text the word as it was typed, folded */
export const conceptOf = (text: string, synonyms: readonly Synonym[]): Concept => ({
  text,
  typed: new Set(termsOf(text)),
  synonyms,
});

const compared = new WeakMap<object, GroupWord[][]>();

function groupsOf(library: Library): GroupWord[][] {
  const written = synonymGroups(library);
  const known = compared.get(written);
  if (known !== undefined) return known;
  const groups = written.map((group) =>
    group.map((word) => {
      const text = fold(word.normalize('NFC'));
      const asked = wordsOf(text).join(' ');
      // Not `...synonymOf(text)`: each query looks through them all, which takes .4 ms longer of objects made by a spread.
      return { text, terms: termsWithin(text), asked, bare: withoutFillers(asked).text };
    }),
  );
  compared.set(written, groups);
  return groups;
}

/**
 * What stands in a group of `synonyms.yaml`, of each group the longest words; a query may have
 * fillers within a word. What is in several groups is one concept, with the words of all of them.
 * An amount is a word, too, for which its other ways to be written stand (20元 for 二十块).
 */
export function conceptsIn(library: Library, { text, written }: Query): Concept[] {
  const bareQuery = withoutFillers(text);
  const byTyped = new Map<string, Set<Synonym>>();
  const synonymsOf = (typed: string): Set<Synonym> => {
    const synonyms = byTyped.get(typed) ?? new Set();
    byTyped.set(typed, synonyms);
    return synonyms;
  };
  for (const group of groupsOf(library)) {
    const found: { bare: string; typed: string }[] = [];
    for (const word of group) {
      const typed = typedAs(word, text, bareQuery);
      if (typed !== undefined) found.push({ bare: word.bare, typed });
    }
    for (const { bare, typed } of found) {
      if (found.some((other) => other.bare !== bare && other.bare.includes(bare))) continue;
      const synonyms = synonymsOf(typed);
      for (const word of group) if (!found.some((other) => other.typed === word.asked)) synonyms.add(word);
    }
  }
  for (const { text: typed, others } of amountsIn(written)) {
    const synonyms = synonymsOf(typed);
    for (const other of others) synonyms.add(synonymOf(other));
  }
  return [...byTyped].map(([typed, synonyms]) => conceptOf(typed, [...synonyms]));
}

/** The part of the query that is the word, or is it but for fillers. */
function typedAs(
  word: GroupWord,
  text: string,
  bareQuery: { text: string; places: readonly number[] },
): string | undefined {
  if (text.includes(word.asked)) return word.asked;
  // 不要了 and 怎么查 are other words without their fillers: short ones are taken as they were written.
  const isWritten = word.bare.length < 3 && word.bare !== word.asked;
  const from = isWritten ? -1 : bareQuery.text.indexOf(word.bare);
  if (from === -1) return undefined;
  const last = bareQuery.places[from + word.bare.length - 1] ?? 0;
  return text.slice(bareQuery.places[from], last + 1);
}
