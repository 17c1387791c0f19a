/**
 * A Latin word or number with others that dots join to it, or with the signs of a language's name, as it stands in a
 * folded text: node.js, 10.0.29, c#, c++. Its parts alone are in every text with a 10 and a 29, or with the letter c.
 * The www of a host is none of its parts: many leave it out.
 */
const START = String.raw`(?!www\.)(?:(?<![a-z\d]\.?)|(?<=(?<![a-z\d.])www\.))`;
const COMPOUND = String.raw`${START}(?:[a-z\d]+(?:\.[a-z\d]+)+|(?:[a-z]#|[a-z]+\+\+)(?![a-z#+]))`;
const anywhere = new RegExp(COMPOUND, 'g');
const here = new RegExp(COMPOUND, 'y');
const LETTERS = /[\p{Letter}\p{Number}\p{Mark}]+/gu;

/** A decimal and a date are several numbers: both are written in several ways (3.5, 3.50; 2024.7.1, 2024年7月1日). */
const isNumbers = (text: string): boolean => /^(?:\d+|(?:19|20)\d\d\.[01]?\d)\.\d+$/.test(text);

/** The compound that begins at this offset of a folded text, if one does. */
export function compoundAt(text: string, at: number): string | undefined {
  here.lastIndex = at;
  const [compound] = here.exec(text) ?? [];
  return compound === undefined || isNumbers(compound) ? undefined : compound;
}

/** The words of a folded text, in order: compounds, and between them the runs of letters and digits. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let from = 0;
  for (const { 0: compound, index } of text.matchAll(anywhere)) {
    if (isNumbers(compound)) continue;
    words.push(...(text.slice(from, index).match(LETTERS) ?? []), compound);
    from = index + compound.length;
  }
  return [...words, ...(text.slice(from).match(LETTERS) ?? [])];
}
