/** Letters and punctuation that are set without spaces between words. */
const HAN = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D\u2026\u2014]`;
const BREAK_BETWEEN_HAN = new RegExp(`(?<=${HAN})[ \\t]*\\n[ \\t]*(?=${HAN})`, 'gu');

/** Without the line breaks between two Han characters: they are only the editor's. */
export const withoutHanBreaks = (text: string): string => text.replace(BREAK_BETWEEN_HAN, '');
