import type { Library } from '../library/open.ts';
import { addressPlaces, withoutFillers } from '../text/fillers.ts';
import { eachTerm, isHan, isWordUnit } from '../text/terms.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import { currentIndex, type LibraryIndex } from './library-index.ts';
import { isShort, type Query } from './query.ts';
import type { Concept } from './synonyms.ts';
import { mayStandTogether } from './words-in-texts.ts';

/** A Latin word or number of fewer letters is an abbreviation of too many things. */
const LATIN_LETTERS = 3;

/** Three Han letters that are typed without anything else are one word more often than not. */
const ONE_WORD = /^\p{Script=Han}{3}$/u;
/** May stand before any verb. */
const MODALS = ['会', '能', '要', '可', '可以', '不', '没', '没有'];
/** Behind these stand a verb and what it does something to: 种辣椒 of 怎么种辣椒 is no word. */
const ASKS_HOW = /^(?:怎么|怎样|怎|咋|如何)/;

/**
 * The parts of a short query that stand nowhere on the site, in no text, label or question, and for which no synonym
 * stands: 得物 of 得物先用后付. A long query tells a story, with words that don't matter to its answer (表哥): none.
 * A query of one word of three letters is such a part as a whole (爱回收), although the site has a part of it.
 */
export function unknownWords(
  library: Library,
  query: Query,
  concepts: readonly Concept[],
  now: number,
): string[] {
  if (!isShort(query)) return [];
  const { text, words } = query;
  const index = currentIndex(library, now);
  const parts = words.flatMap((word) => unknownParts(index, word, concepts));
  const isOneWord =
    parts.length === 0 &&
    !ASKS_HOW.test(text) &&
    concepts.every((concept) => concept.text !== text) &&
    ONE_WORD.test(withoutFillers(text).text);
  const unknown = isOneWord ? [text] : [...new Set(parts)];
  return unknown.filter((word) => !mayStandTogether(library, [word], now));
}

/** Runs of letters that are in no term that the site has. */
function unknownParts(index: LibraryIndex, word: string, concepts: readonly Concept[]): string[] {
  const known = new Set<number>();
  const know = (from: number, length: number) => {
    for (let at = from; at < from + length; at++) known.add(at);
  };
  eachTerm(word, (term, offset, length) => {
    if (index.knows(term)) know(offset, length);
  });
  for (const { text } of concepts) {
    const at = word.indexOf(text);
    if (at !== -1) know(at, text.length);
  }
  for (const at of addressPlaces(word)) known.add(at);
  const telling = new Set(withoutFillers(word).places);
  const isKnown = (at: number): boolean => {
    const unit = word.charCodeAt(at);
    return known.has(at) || !telling.has(at) || !(isHan(unit) || isWordUnit(unit));
  };
  const parts: string[] = [];
  for (let from = 0, to = 0; from < word.length; from = to + 1) {
    to = from;
    while (to < word.length && !isKnown(to)) to++;
    if (to > from) parts.push(wordAt(word, from, to));
  }
  return parts.filter((part) => part !== '');
}

/**
 * The run of letters, with the address or compound of which it is a part (jd.com), or the word of which it is one
 * letter (苹 of 苹果卡: 如果卡 has 果卡); else nothing.
 */
function wordAt(text: string, from: number, to: number): string {
  const part = text.slice(from, to);
  if (!isHan(part.charCodeAt(0))) {
    if (part.length < LATIN_LETTERS) return '';
    const [before = ''] = /(?:[a-z\d]+\.)*$/.exec(text.slice(0, from)) ?? [];
    const [after = ''] = /^(?:\.[a-z\d]+)*/.exec(text.slice(to)) ?? [];
    return before + part + after;
  }
  const segments = wordSegmenter.segment(text);
  const [first, last] = [segments.containing(from), segments.containing(to - 1)];
  const whole = text.slice(first?.index ?? from, last === undefined ? to : last.index + last.segment.length);
  return whole.length > 1 ? withoutModal(whole) : '';
}

/** A run of letters without what may stand before any verb: 立案 of 会立案. */
function withoutModal(part: string): string {
  const [modal, word, ...more] = [...wordSegmenter.segment(part)].map(({ segment }) => segment);
  const isModal = modal !== undefined && MODALS.includes(modal);
  return isModal && word !== undefined && word.length > 1 && more.length === 0 ? word : part;
}
