import type { Library } from '../library/open.ts';
import { synonymGroups } from '../library/synonyms.ts';
import { fold } from '../text/fold.ts';
import { type Term, termsOf } from '../text/terms.ts';

/** A word that an editor wrote in `synonyms.yaml`, and the terms that a text with it has. */
type Synonym = { text: string; terms: Uint32Array };

/** A word of a query for which other words can stand. */
export type Concept = {
  /** The terms of the word as it was typed. */
  typed: ReadonlySet<Term>;
  synonyms: Synonym[];
};

const compared = new WeakMap<object, Synonym[][]>();

function groupsOf(library: Library): Synonym[][] {
  const written = synonymGroups(library);
  const known = compared.get(written);
  if (known !== undefined) return known;
  const groups = written.map((group) => group.map((word) => ({ text: fold(word), terms: termsOf(word) })));
  compared.set(written, groups);
  return groups;
}

/** What stands in a group of `synonyms.yaml`, of each group the longest words. `text` is folded. */
export function conceptsIn(library: Library, text: string): Concept[] {
  return groupsOf(library).flatMap((group) => {
    const found = group.filter((word) => text.includes(word.text));
    if (found.length === 0) return [];
    const synonyms = group.filter((word) => !found.includes(word));
    return found
      .filter(({ text: word }) => !found.some((other) => other.text !== word && other.text.includes(word)))
      .map(({ terms }) => ({ typed: new Set(terms), synonyms }));
  });
}
