import { withoutFillers } from '../text/fillers.ts';
import { termsOf } from '../text/terms.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import { searching } from './constants.ts';
import type { Query } from './query.ts';
import type { Concept } from './synonyms.ts';
import type { TermIndex } from './term-index.ts';

/** What a reader looked for, folded. */
export type Wanted = {
  /** Parts of the query, down to single letters: they are a match only where they join into something longer. */
  parts: readonly string[];
  /** Words that are a match wherever they stand. */
  words: readonly string[];
  /**
   * What a match, folded, tells of where the answer stands: the rarer, the more. Those of the same `sense` stand for
   * the same word of the query.
   */
  meaning: (match: string) => { worth: number; sense: string };
};

/** What a passage marks: what was typed, its words and its parts, and the words that stand for some of them. */
export function wantedBy(query: Query, concepts: readonly Concept[], index: TermIndex): Wanted {
  const synonyms = concepts.flatMap((concept) => concept.synonyms.map((word) => word.text));
  // The segmenter doesn't know every word that editors list (E卡余额怎么查 has no 余额 for it).
  const listed = concepts.map(({ text }) => text);
  const segments = [...wordSegmenter.segment(query.text)];
  const words = [...segments.map(({ segment }) => segment), ...namesOf(query.text, segments)];
  // Between others, a single Han letter (在 POS 里退货) is in every text.
  const typed = query.words.filter((word) => query.words.length === 1 || !/^\p{Script=Han}$/u.test(word));
  return {
    parts: query.terms.map((term) => term.text),
    words: [...new Set([...typed, ...[...words, ...listed].filter(isTelling), ...synonyms])],
    meaning: meaningOf(concepts, index),
  };
}

/** Letters between words, no part of a name. */
const BETWEEN_WORDS = /[不没被把给让就都也还再又跟和与在到从对]/;

/** Two or three single letters in a row, fillers aside: mostly a word that no dictionary has (花呗, 下单). */
function namesOf(text: string, segments: readonly Intl.SegmentData[]): string[] {
  const telling = new Set(withoutFillers(text).places);
  const singles = segments.map(({ segment, index }) =>
    /^\p{Script=Han}$/u.test(segment) && telling.has(index) ? segment : ' ',
  );
  const runs = singles.join('').match(/(?<!\S)\S{2,3}(?!\S)/g) ?? [];
  return runs.filter((run) => !BETWEEN_WORDS.test(run));
}

/** A question word is in every text (怎么), and no reason to have found this one. */
const isTelling = (word: string): boolean => withoutFillers(word).text.trim().length > 1;

function meaningOf(concepts: readonly Concept[], index: TermIndex): Wanted['meaning'] {
  const known = new Map<string, { worth: number; sense: string }>();
  return (match) => {
    let meaning = known.get(match);
    if (meaning !== undefined) return meaning;
    let worth = 0;
    for (const term of termsOf(withoutFillers(match).text))
      worth += index.rarity(term) ** searching.rarityPower;
    const terms = termsOf(match);
    const concept = concepts.find(
      ({ typed, synonyms }) =>
        synonyms.some(({ text }) => text === match) || terms.every((term) => typed.has(term)),
    );
    meaning = { worth, sense: concept?.text ?? match };
    known.set(match, meaning);
    return meaning;
  };
}
