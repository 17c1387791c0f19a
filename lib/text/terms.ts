import { compoundAt } from './compounds.ts';
import { fold } from './fold.ts';
import { numberAt } from './thousands.ts';

/**
 * A term is the unit in which texts are indexed and compared: one unsigned 32-bit number, so that a vector of terms
 * needs no strings. In ascending order:
 *
 * - a Latin letter or digit with the Han letter after it (`e卡`, `0元`): `first << 16 | second`;
 * - a Latin word or a number: its hash. 1,500 gives three terms: 1 and 500, which may be two numbers of a list, and
 *   1500; c++ and node.js (`compoundAt`) one more than their words, too;
 * - two neighbouring Han letters (a bigram): `first << 16 | second`. Bigrams find more than a word segmenter, which
 *   cuts 变现, 先享后付 and 套现 apart;
 * - a Han letter without another one beside it: `letter << 16`, among the bigrams;
 * - a name (a topic's id): its hash, above every Han bigram.
 */
export type Term = number;

const PAIR_SHIFT = 0x10000;
const HASH_FIRST = 0x0100_0000;
const HASH_LAST = 0x3400_0000;
const NAME_FIRST = 0xe000_0000;
const NAME_COUNT = 0x1fff_ffff;

/** What can stand behind the first word of a compound. */
const JOINS = ['.', '#', '+'];

const OTHER = 0;
const HAN = 1;
const WORD = 2;
const unitKind = buildKinds();

function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  const word = /[\p{Letter}\p{Number}\p{Mark}]/u;
  for (let unit = 0; unit < 0x3400; unit++) {
    if (word.test(String.fromCharCode(unit))) kinds[unit] = WORD;
  }
  // Kana, bopomofo and Hangul syllables are written without spaces: pairs suit them as well,
  // but only Han letters have a place above HASH_LAST, so the others count as words.
  kinds.fill(HAN, 0x3400, 0xa000);
  kinds.fill(WORD, 0xac00, 0xd7a4);
  // Han letters outside the BMP come as two surrogates; emoji come so, too, and do no harm.
  kinds.fill(HAN, 0xd840, 0xd889);
  kinds.fill(HAN, 0xdc00, 0xe000);
  kinds.fill(HAN, 0xf900, 0xfb00);
  return kinds;
}

/** Whether the UTF-16 code unit is (part of) a Han letter. */
export function isHan(unit: number): boolean {
  return unitKind[unit] === HAN;
}

/** Whether the UTF-16 code unit belongs to a word that is written with spaces around it. */
export function isWordUnit(unit: number): boolean {
  return unitKind[unit] === WORD;
}

/** The term of a name that is compared as a whole, such as a topic's id. */
export function nameTerm(name: string): Term {
  return NAME_FIRST + (hash(name, 0, name.length) % NAME_COUNT);
}

/**
 * Whether the term is a name's. No Han bigram is as large: of the Han letters only compatibility forms (U+F900 on)
 * would be, and `fold` replaces these.
 */
export function isNameTerm(term: Term): boolean {
  return term >= NAME_FIRST;
}

/** Calls `found` for each term of the text, in order, with its offset and length in UTF-16 code units. */
export function eachTerm(text: string, found: (term: Term, offset: number, length: number) => void): void {
  const folded = fold(text);
  let at = 0;
  while (at < folded.length) {
    const kind = unitKind[folded.charCodeAt(at)];
    if (kind === OTHER) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < folded.length && unitKind[folded.charCodeAt(end)] === kind) end++;
    if (kind === HAN) hanTerms(folded, at, end, found);
    else {
      found(wordTerm(folded, at, end), at, end - at);
      const number = folded[end] === ',' ? numberAt(folded, at) : undefined;
      if (number !== undefined) found(wordTerm(number.digits, 0, number.digits.length), at, number.length);
      if (JOINS.includes(folded.charAt(end))) {
        // Behind kana, Greek or Cyrillic letters it begins within the run.
        const start = latinStart(folded, at, end);
        const compound = compoundAt(folded, start);
        if (compound !== undefined) found(wordTerm(compound, 0, compound.length), start, compound.length);
      }
    }
    if (end < folded.length) {
      const here = folded.charCodeAt(end - 1);
      const next = folded.charCodeAt(end);
      if (here < 0x100 && unitKind[next] === HAN) found(here * PAIR_SHIFT + next, end - 1, 2);
    }
    at = end;
  }
}

/** The terms of the text, in order, each as often as it occurs. */
export function termsOf(text: string): Uint32Array {
  const terms: Term[] = [];
  eachTerm(text, (term) => terms.push(term));
  return Uint32Array.from(terms);
}

/** Whether a term of a text is a Han letter with no other beside it. */
export const isLoneLetter = (text: string, offset: number, length: number): boolean =>
  length === 1 && isHan(text.charCodeAt(offset));

/**
 * The terms that any text with the word is sure to have, whatever stands around it there. A lone Han letter of the word
 * (元 in 20元) is not among them: in 20元的卡 it is part of the bigram 元的. Of a word of one Han letter, that letter.
 */
export function termsWithin(word: string): Uint32Array {
  const terms: Term[] = [];
  eachTerm(word, (term, offset, length) => {
    if (!isLoneLetter(word, offset, length)) terms.push(term);
  });
  return terms.length === 0 ? termsOf(word) : Uint32Array.from(terms);
}

function hanTerms(
  text: string,
  from: number,
  to: number,
  found: (term: Term, offset: number, length: number) => void,
): void {
  let letter = text.charCodeAt(from);
  if (to - from === 1) {
    found(letter * PAIR_SHIFT, from, 1);
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const next = text.charCodeAt(at);
    found(letter * PAIR_SHIFT + next, at - 1, 2);
    letter = next;
  }
}

/** Where the Latin letters and digits begin with which a run of letters ends. */
function latinStart(text: string, from: number, to: number): number {
  let start = to;
  while (start > from && isLatin(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Whether the unit of a folded text is a Latin letter without accents, or a digit. */
const isLatin = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);

const wordTerm = (text: string, from: number, to: number): Term =>
  HASH_FIRST + (hash(text, from, to) % (HASH_LAST - HASH_FIRST));

/** FNV-1a over UTF-16 code units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
