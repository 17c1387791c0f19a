import { isPinyin, matchSound, readings, rememberedTest } from '../text/pinyin.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import { correcting } from './constants.ts';
import type { IndexedArticle } from './indexed-articles.ts';
import type { LibraryIndex } from './library-index.ts';
import { differsByOne } from './near-words.ts';

const MISTYPED_PINYIN = new RegExp(`^[a-z]{${correcting.mistypedPinyinLetters.join()}}$`);
const PINYIN = new RegExp(`^[a-z]{${correcting.pinyinLetters.join()}}$`);

interface Writing {
  articles: number;
  /** Whether it stands in one of the first of them as a word. */
  isWord: boolean;
}

/**
 * The word of questions and summaries that most articles write for what was typed in pinyin, of whole syllables: for
 * words that stand in no label, so that the index of sounds doesn't know them. It costs no memory, and time only for
 * the few who would find nothing.
 */
export function writtenWord(index: LibraryIndex, typed: string): string | undefined {
  if (!PINYIN.test(typed) || !isPinyin(typed)) return undefined;
  const canBegin = rememberedTest((unit) => readings(unit).some((reading) => typed.startsWith(reading)));
  return mostWritten(
    index,
    (slug, { summary }) => `${summary}\n${index.questions.text(slug)}`,
    (text) => soundingLike(text, typed, canBegin),
  );
}

/**
 * The word of titles and keywords that most articles write for what may be its pinyin with one letter that is wrong,
 * missing or too many, or with two that changed places: xainyu is 闲鱼. The first letter must be right, as in most
 * mistyped words.
 */
export function nearlyTypedWord(index: LibraryIndex, typed: string): string | undefined {
  if (!MISTYPED_PINYIN.test(typed)) return undefined;
  const canBegin = rememberedTest((unit) => beginnings(unit, typed).length > 0);
  return mostWritten(
    index,
    (_, { title, keywords }) => `${title}\n${keywords}`,
    (text) => nearlySpelled(text, typed, canBegin),
  );
}

/**
 * @param textOf where an article is looked through
 * @param find what may be meant there, and where it stands first
 */
function mostWritten(
  index: LibraryIndex,
  textOf: (slug: string, article: IndexedArticle) => string,
  find: (text: string) => Map<string, number>,
): string | undefined {
  const writings = new Map<string, Writing>();
  let left = correcting.pinyinArticles;
  for (const [slug, article] of index.articles) {
    if (left-- === 0) break;
    const text = textOf(slug, article);
    for (const [word, from] of find(text)) {
      const writing = writings.get(word) ?? { articles: 0, isWord: false };
      writings.set(word, writing);
      if (writing.articles < correcting.pinyinExamples)
        writing.isWord ||= isWord(text, from, from + word.length);
      writing.articles += 1;
    }
  }
  const words = [...writings].filter(([, { isWord }]) => isWord);
  return words.sort(([, one], [, other]) => other.articles - one.articles)[0]?.[0];
}

/** What sounds like the typed text, and where it stands first. */
function soundingLike(text: string, typed: string, canBegin: (unit: number) => boolean): Map<string, number> {
  const found = new Map<string, number>();
  for (let from = 0; from < text.length; from++) {
    if (!canBegin(text.charCodeAt(from))) continue;
    const to = matchSound(typed, text, from, 'syllables');
    const isWhole = to > 0 && readings(text.charCodeAt(to - 1)).some((reading) => typed.endsWith(reading));
    const word = text.slice(from, to);
    if (isWhole && !found.has(word)) found.set(word, from);
  }
  return found;
}

/** What is spelled nearly as it was typed, two letters or more, and where it stands first. */
function nearlySpelled(
  text: string,
  typed: string,
  canBegin: (unit: number) => boolean,
): Map<string, number> {
  const found = new Map<string, number>();
  for (let from = 0; from < text.length; from++) {
    if (!canBegin(text.charCodeAt(from))) continue;
    let spelled = beginnings(text.charCodeAt(from), typed);
    for (let to = from + 1; spelled.length > 0 && to < text.length; to++) {
      const more = readings(text.charCodeAt(to));
      spelled = spelled
        .flatMap((before) => more.map((reading) => before + reading))
        .filter((word) => nearlyBegins(typed, word));
      const word = text.slice(from, to + 1);
      if (!found.has(word) && spelled.some((one) => differsByOne(one, typed))) found.set(word, from);
    }
  }
  return found;
}

/** The readings of a letter with which the typed text may begin. */
const beginnings = (unit: number, typed: string): string[] =>
  readings(unit).filter((reading) => reading.startsWith(typed.charAt(0)) && nearlyBegins(typed, reading));

/** Whether the typed text begins with these letters, of which one may be wrong, missing or too many, or two swapped. */
const nearlyBegins = (typed: string, letters: string): boolean =>
  [0, 1, -1].some((more) => differsByOne(letters, typed.slice(0, letters.length + more)));

/** Whether no word of the line goes on beyond the part: 电话被 has no 话被. */
function isWord(text: string, from: number, to: number): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const segments = wordSegmenter.segment(text.slice(start, end === -1 ? undefined : end));
  const isBorder = (at: number): boolean => (segments.containing(at)?.index ?? at) === at;
  return isBorder(from - start) && isBorder(to - start);
}
