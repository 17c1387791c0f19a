/** A number with a comma before every three digits, as it stands in a folded text: 1,500 but not 0,300 or 1,5000. */
const NUMBER = String.raw`(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+(?!\d|,\d)`;
const anywhere = new RegExp(NUMBER, 'g');
const here = new RegExp(NUMBER, 'y');

/**
 * The number with thousands separators that begins at this offset: its digits, and its length in the text with the
 * commas. Undefined where none begins.
 */
export function numberAt(text: string, at: number): { digits: string; length: number } | undefined {
  here.lastIndex = at;
  const [written] = here.exec(text) ?? [];
  return written === undefined ? undefined : { digits: written.replaceAll(',', ''), length: written.length };
}

/** The text with its numbers without commas: 1500元 for 1,500元. */
export const withoutThousands = (text: string): string =>
  text.includes(',') ? text.replace(anywhere, (number) => number.replaceAll(',', '')) : text;

/** 1500 as 1,500. */
export const withThousands = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
