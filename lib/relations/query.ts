import { wordsOf } from '../text/compounds.ts';
import { withoutFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { isPinyin } from '../text/pinyin.ts';
import { eachTerm, isLoneLetter, isWordUnit, type Term } from '../text/terms.ts';
import { withoutThousands } from '../text/thousands.ts';
import { searching } from './constants.ts';

/**
 * One thing that is looked for: a Han bigram, a lone Han letter, a Latin word or a compound. Of 卡怎么退, the pairs 卡怎
 * and 么退 are beside a filler, and 卡退 is joined over it: rare as they are, the first two tell little, and who writes
 * 卡能退吗 or 卡退了 means the third.
 */
export type QueryTerm = { term: Term; text: string; kind: 'plain' | 'beside filler' | 'joined' };

/** A parsed query. There is no query syntax: a sign is part of a compound (c++), or separates words. */
export type Query = {
  /** Folded, one space between words. */
  text: string;
  /** Folded, with its punctuation, but without the commas within a number: amounts are looked for in it. */
  written: string;
  words: string[];
  /** The terms of all words, in order, then the joined ones, each once; `MOST_TERMS` at most. */
  terms: QueryTerm[];
  /** The words' letters and digits alone. */
  typed: string;
  /** Letters, digits and signs of all words together. */
  length: number;
};

/** Nobody types a longer query; the rest of one is ignored. */
const LONGEST_QUERY = 120;
const MOST_TERMS = 48;
/** What stands between words and isn't a sign of a compound. */
const BETWEEN = /[^\p{Letter}\p{Number}\p{Mark}.#+]+/u;

/** Reads what a person typed. Never throws. */
export function parseQuery(input: string): Query {
  // Copied from a page, a word may have marks in it that nobody sees.
  const visible = input
    .slice(0, LONGEST_QUERY)
    .replace(/[\p{Format}\p{Variation_Selector}]+/gu, '')
    // A list (100，200，500), not a number: its comma would be as wide as its digits.
    .replace(/(?<=[0-9])，(?=[0-9])/g, ' ');
  const written = withoutTones(withoutThousands(fold(withV(visible.normalize('NFC')))));
  const words = wordsOf(written);
  const joined = words.join('');
  const typed = joined.replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, '');
  return { text: words.join(' '), written, words, terms: termsIn(written), typed, length: joined.length };
}

/** `Query.terms` of the query as it was `written`. */
function termsIn(written: string): QueryTerm[] {
  const terms = new Map<Term, QueryTerm>();
  const add = (term: Term, text: string, kind: QueryTerm['kind']) => {
    if (terms.size < MOST_TERMS && !terms.has(term)) terms.set(term, { term, text, kind });
  };
  const pieces = written.split(BETWEEN).map((piece) => ({ piece, bare: withoutFillers(piece) }));
  for (const { piece, bare } of pieces) {
    const telling = new Set(bare.places);
    let reached = -1;
    eachTerm(piece, (term, offset, length) => {
      // A Han letter beside a word that isn't Han (20元, e卡, c++的) needn't stand alone in a text (20元的卡).
      const isBeside = offset <= reached || isWordUnit(piece.charCodeAt(offset + 1));
      reached = Math.max(reached, offset + length);
      if (isBeside && isLoneLetter(piece, offset, length)) return;
      const isBesideFiller = length === 2 && telling.has(offset) !== telling.has(offset + 1);
      add(term, piece.slice(offset, offset + length), isBesideFiller ? 'beside filler' : 'plain');
    });
  }
  for (const { bare } of pieces) {
    eachTerm(bare.text, (term, offset, length) => {
      const gap = (bare.places[offset + 1] ?? 0) - (bare.places[offset] ?? 0);
      if (length === 2 && gap > 1) add(term, bare.text.slice(offset, offset + 2), 'joined');
    });
  }
  return [...terms.values()];
}

/** Words with which people ask. Unlike fillers, 多久 and 哪里 matter to what is found. */
const QUESTION_WORD = /怎么|怎样|咋|如何|吗|能不能|可不可以|多久|多少|哪/;

/**
 * Whether the query is a question in the reader's own words: it asks, or has more Han letters and numbers than a few
 * words have.
 * @param inTexts how much of the query the text that has most of it has, by weight: little of a misspelt word
 */
export function isQuestion({ typed }: Query, inTexts: number): boolean {
  if (QUESTION_WORD.test(typed)) return true;
  const most = inTexts < searching.soundBelow ? searching.questionLetters : searching.fewLetters;
  return (typed.match(/\p{Script=Han}|\p{Number}+/gu)?.length ?? 0) > most;
}

/** Words of a short query: two Han letters are one. */
const MOST_WORDS = 5;

/** Whether it has so few words that none of them tells a story. */
export const isShort = ({ text }: Query): boolean =>
  (text.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}\s]+/gu)?.length ?? 0) <= MOST_WORDS;

/** Whether the query has several clauses (卡刮坏了，密码看不清): these are no words that a text has or lacks. */
export const hasClauses = ({ written }: Query): boolean => /[,。?!;]\s*[\p{Letter}\p{Number}]/u.test(written);

/** Whether it is a few words, of which each matters: not a question, nor a story. */
export const isFewWords = (query: Query): boolean => isShort(query) && !hasClauses(query);

/** Writes the ü of pinyin (lǜ) as v, as it is typed; in any other word (Müller) it stays, and `fold` makes it u. */
function withV(text: string): string {
  return text.replace(/[A-Za-zÀ-ɏ]+/g, (word) => {
    const pinyin = word.replace(/[üǖǘǚǜ]/gi, 'v');
    return pinyin !== word && isPinyin(fold(pinyin)) ? pinyin : word;
  });
}

/**
 * Removes the tones of pinyin: `xian2 yu2` is `xian yu`, and combining marks go that `fold` has left behind a letter.
 * 4G, 20元, A4 and Vue3.2 keep their digits.
 */
function withoutTones(text: string): string {
  return text
    .replace(/(?<=[a-z])\p{Mark}+/gu, '')
    .replace(
      /\b(?![a-z]\d\b)(?:(?:[zcs]h?|[bdf-hj-np-rtwxy])?[aeiouv]{1,3}(?:ng?|r)?[1-5])+\b(?!\.\d)/g,
      (word) => word.replace(/[1-5]/g, ''),
    );
}
