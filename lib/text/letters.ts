import { fold } from './fold.ts';

/** The letters and digits of a text as they are compared: two titles that have the same differ in signs alone. */
export const lettersOf = (text: string): string => fold(text).replace(/[^\p{Letter}\p{Number}]/gu, '');
