/** Han characters read in a minute by an adult reading for information. */
const CHARACTERS_PER_MINUTE = 500;

const HAN = /[\u3400-\u9fff\u{20000}-\u{323af}]/gu;
const WORD = /[0-9A-Za-z]+/g;

/** Length of a text for reading: every Han character counts, and every Latin word or number counts as two. */
export const countCharacters = (text: string): number =>
  (text.match(HAN)?.length ?? 0) + 2 * (text.match(WORD)?.length ?? 0);

/** Whole minutes that reading takes, at least one. */
export const readingMinutes = (characters: number): number =>
  Math.max(1, Math.ceil(characters / CHARACTERS_PER_MINUTE));
