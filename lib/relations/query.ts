import { fold } from '../text/fold.ts';
import { isPinyin } from '../text/pinyin.ts';
import { eachTerm, isHan, isLoneLetter, type Term } from '../text/terms.ts';
import { withoutThousands } from '../text/thousands.ts';
import { searching } from './constants.ts';

/** One thing that is looked for: a Han bigram, a lone Han letter or a Latin word. */
export type QueryUnit = { term: Term; text: string };

/** A query as it is compared: what was typed has no syntax, every sign only separates. */
export type Query = {
  /** Folded, one space between words. */
  text: string;
  /** Folded, with the signs that were typed but for those within a number. */
  written: string;
  words: string[];
  /** Of each word in turn; every unit once. */
  units: QueryUnit[];
  /** The letters of the whole query. */
  typed: string;
};

/** Nobody types more; what follows is not looked at. */
const LONGEST_QUERY = 120;
const MOST_UNITS = 48;

/** Reads what a person typed. Never throws. */
export function parseQuery(input: string): Query {
  // Copied from a page, a word may have marks in it that nobody sees.
  const visible = input
    .slice(0, LONGEST_QUERY)
    .replace(/[\p{Format}\p{Variation_Selector}]+/gu, '')
    // A list (100，200，500), not a number: its comma would be as wide as its digits.
    .replace(/(?<=[0-9])，(?=[0-9])/g, ' ');
  const written = withoutTones(withoutThousands(fold(withV(visible.normalize('NFC')))));
  const text = written.replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, ' ').trim();
  const words = text === '' ? [] : text.split(' ');
  const units = new Map<Term, QueryUnit>();
  for (const word of words) {
    eachTerm(word, (term, offset, length) => {
      // A Han letter with no other beside it in its word (20元, e卡) needn't stand alone in a text (20元的卡).
      const isLoose = word.length > 1 && isLoneLetter(word, offset, length);
      if (!isLoose && units.size < MOST_UNITS)
        units.set(term, { term, text: word.slice(offset, offset + length) });
    });
  }
  return { text, written, words, units: [...units.values()], typed: words.join('') };
}

/** Whether the query is more than a few words, in Han letters: it may ask what no article calls so. */
export function isQuestion({ typed }: Query): boolean {
  let letters = 0;
  for (let at = 0; at < typed.length; at++) if (isHan(typed.charCodeAt(at))) letters++;
  return letters > searching.questionLetters;
}

/** The ü of pinyin (lǜ) as v; that of any other word (Müller) is a u with an accent. */
function withV(text: string): string {
  return text.replace(/[A-Za-zÀ-ɏ]+/g, (word) => {
    const pinyin = word.replace(/[üǖǘǚǜ]/gi, 'v');
    return pinyin !== word && isPinyin(fold(pinyin)) ? pinyin : word;
  });
}

/** `xian2 yu2` is typed as `xian yu`, and so is `xián yú` with a tone that is no letter's; 4G and 20元 keep their digits. */
function withoutTones(text: string): string {
  return text
    .replace(/(?<=[a-z])\p{Mark}+/gu, '')
    .replace(/\b(?:(?:[zcs]h?|[bdf-hj-np-rtwxy])?[aeiouv]{1,3}(?:ng?|r)?[1-5])+\b/g, (word) =>
      word.replace(/[1-5]/g, ''),
    );
}
