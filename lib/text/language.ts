/** Two kana or more, with the Han letters among them; one alone (鲜の) is a decoration. */
const JAPANESE = /[ぁ-ゖァ-ヺー](?:[ぁ-ゖァ-ヺー\p{Script=Han}]*[ぁ-ゖァ-ヺー])/u;
const KOREAN = /\p{Script=Hangul}+(?:\s+\p{Script=Hangul}+)*/u;
/** Three words or more. Not from within a word: of one without end every letter would be tried as the first. */
const LATIN = /(?<![A-Za-z][’'-]?)[A-Za-z][A-Za-z’'-]{0,99}(?:[,;:.]? [A-Za-z][A-Za-z0-9’'-]*){2,}/;
const FOREIGN = new RegExp(`(${JAPANESE.source})|(${KOREAN.source})|(${LATIN.source})`, 'gu');
/** Lets the usual Chinese text through at once. */
const PERHAPS_FOREIGN = /[ぁ-ヺ]|\p{Script=Hangul}|[a-z] [a-z]/iu;

type Language = 'ja' | 'ko' | 'en';

export interface LanguageRun {
  readonly text: string;
  /** Undefined for the language of the page. */
  readonly lang: Language | undefined;
}

/**
 * A Chinese text cut where another language begins and ends, for the `lang` attribute (WCAG 2.2, 3.1.2). Names,
 * brands and abbreviations (Apple Pay, Bank of America) are exempt: English is three words or more, of which two
 * are written small, which in names they aren't.
 */
export function languageRuns(text: string): LanguageRun[] {
  if (!PERHAPS_FOREIGN.test(text)) return [{ text, lang: undefined }];
  const runs: LanguageRun[] = [];
  let at = 0;
  for (const match of text.matchAll(FOREIGN)) {
    const lang = match[1] !== undefined ? 'ja' : match[2] !== undefined ? 'ko' : 'en';
    if (lang === 'en' && !isSentence(match[0])) continue;
    if (match.index > at) runs.push({ text: text.slice(at, match.index), lang: undefined });
    runs.push({ text: match[0], lang });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), lang: undefined });
  return runs;
}

const isSentence = (words: string): boolean => (words.match(/\b[a-z]{2,}/g)?.length ?? 0) >= 2;

/** The language of a paragraph that is in one as a whole; undefined for Chinese, and for names. */
export const languageOfText = (text: string): Language | undefined =>
  !/[\p{Script=Han}ぁ-ゖァ-ヺ\p{Script=Hangul}]/u.test(text) && isSentence(text) ? 'en' : undefined;

/** The language of an article's title: a Chinese one may quote another language (日语“ありがとう”怎么用). */
export const languageOfHeadline = (title: string): Language | undefined =>
  /\p{Script=Han}/u.test(title) ? undefined : languageOfTitle(title);

/** The language of a title that stands alone, where `Consumer Protection Act` is English; undefined for Chinese. */
export function languageOfTitle(title: string): Language | undefined {
  if (/[ぁ-ゖァ-ヺ]/.test(title)) return 'ja';
  if (/\p{Script=Hangul}/u.test(title)) return 'ko';
  if (/\p{Script=Han}/u.test(title)) return undefined;
  return /[A-Za-z]{2,} [A-Za-z]{2,}/.test(title) ? 'en' : undefined;
}
