import { withThousands } from './thousands.ts';

/** Units of money and time; those on one line mean the same. */
const MEASURES = [
  ['元', '块', '块钱'],
  ['天', '日'],
  ['小时', '个小时', '钟头', '个钟头'],
  ['个月'],
  ['年'],
  ['岁'],
] as const;

const DIGITS = '零一二三四五六七八九';
const POWERS = [
  ['万', 10_000],
  ['千', 1000],
  ['百', 100],
  ['十', 10],
  ['', 1],
] as const;

const NUMERALS = `0-9${DIGITS}两十百千万`;
const longestFirst = MEASURES.flat().sort((a, b) => b.length - a.length);
/** An amount doesn't begin within a number, nor behind 第 or 月: 第二天 and 6月18日 are dates, and 1.5万元 has no 5万元. */
const BEFORE = `(?<![${NUMERALS}几多第月]|\\d[.,])`;
const AMOUNT = new RegExp(`${BEFORE}([${NUMERALS}]{1,9})(${longestFirst.join('|')})`, 'g');

/** An amount as it stands in a text, and the other ways to write it. */
export type Amount = { text: string; others: string[] };

/**
 * The amounts of money and time below 100,000 in a folded text that has kept its punctuation, each with its other
 * writings: 二十块 is also 20元, 20块 and 二十元. What is not a number (十一百) is left out.
 */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap(([written, numeral = '', measure = '']) => {
    const value = amountValue(numeral);
    if (value === undefined) return [];
    const measures = MEASURES.find((words) => words.some((word) => word === measure)) ?? [];
    const numbers = new Set([String(value), withThousands(value), ...waysInWords(value)]);
    const others = [...numbers].flatMap((number) => measures.map((word) => number + word));
    return { text: written, others: others.filter((other) => other !== written) };
  });
}

/** The value of 20, 5千, 二十 or 两百五, below 100,000; undefined for what is not written as a number. */
function amountValue(numeral: string): number | undefined {
  const [, digits, power = ''] = /^([0-9]{1,6})([百千万]?)$/.exec(numeral) ?? [];
  const value = digits === undefined ? valueInWords(numeral) : Number(digits) * powerOf(power);
  return value > 0 && value < 100_000 ? value : undefined;
}

/** The value of a number in Chinese numerals; NaN for what is not written as one. */
function valueInWords(words: string): number {
  let sum = 0;
  let digit: number | undefined;
  /** What a final digit is multiplied by: 10 in 两百五 (250), 1 after 零 or 十. */
  let next = 1;
  let before = Number.POSITIVE_INFINITY;
  for (const letter of words) {
    if (letter === '零' && digit === undefined && sum > 0) {
      next = 1;
    } else if (/[十百千万]/.test(letter)) {
      const power = powerOf(letter);
      if (power >= before || (digit === undefined && (power !== 10 || sum > 0))) return Number.NaN;
      sum += (digit ?? 1) * power;
      digit = undefined;
      before = power;
      next = power / 10;
    } else {
      if (digit !== undefined) return Number.NaN;
      digit = letter === '两' ? 2 : DIGITS.indexOf(letter);
      if (digit < 1) return Number.NaN;
    }
  }
  return sum + (digit ?? 0) * next;
}

const powerOf = (name: string): number => POWERS.find((power) => power[0] === name)?.[1] ?? 1;

/** In Chinese numerals, also with 两 for 二 where people say so: alone, and before 百, 千, 万 (the first 二 or each). */
function waysInWords(value: number): Set<string> {
  const words = inWords(value);
  return new Set([words, words.replace(/^二(?=[百千万]|$)/, '两'), words.replace(/二(?=[百千万])/g, '两')]);
}

/** 20 as 二十, 1005 as 一千零五. */
function inWords(value: number): string {
  let words = '';
  let rest = value;
  for (const [name, power] of POWERS) {
    const digit = Math.floor(rest / power);
    rest %= power;
    if (digit > 0) words += (DIGITS[digit] ?? '') + name;
    else if (words !== '' && rest > 0 && !words.endsWith('零')) words += '零';
  }
  return words.replace(/^一十/, '十');
}
