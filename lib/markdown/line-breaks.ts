/** Han letters and full-width punctuation; curved quotes, ellipses and dashes as well. */
const HAN = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D\u2026\u2014]`;
const BREAK_BETWEEN_HAN = new RegExp(`(?<=${HAN})[ \\t]*\\n[ \\t]*(?=${HAN})`, 'gu');

/** The text without line breaks between two such characters, which HTML would show as spaces. */
export const withoutHanBreaks = (text: string): string => text.replace(BREAK_BETWEEN_HAN, '');
