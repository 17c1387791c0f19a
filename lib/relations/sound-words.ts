import { isPinyin, matchSound, readings } from '../text/pinyin.ts';
import { correcting } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';

const PINYIN = new RegExp(`^[a-z]{${correcting.pinyinLetters.join()}}$`);
const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

interface Writing {
  articles: number;
  /** Whether it stands in one of the first of them as a word. */
  isWord: boolean;
}

/**
 * The word of questions and summaries that most articles write for what was typed in pinyin, of whole syllables: for
 * words that stand in no label, so that the index of sounds doesn't know them. It costs no memory, and time only for the
 * few who would find nothing.
 */
export function writtenWord(index: LibraryIndex, typed: string): string | undefined {
  if (!PINYIN.test(typed) || !isPinyin(typed)) return undefined;
  const begins = new Uint8Array(0x10000);
  const writings = new Map<string, Writing>();
  let left = correcting.pinyinArticles;
  for (const [slug, { summary }] of index.articles) {
    if (left-- === 0) break;
    const text = `${summary}\n${index.questions.text(slug)}`;
    for (const [word, from] of soundingLike(text, typed, begins)) {
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

/**
 * What sounds like the typed text, and where it stands first.
 * @param begins for each unit whether it can begin with it: not known yet, yes, no
 */
function soundingLike(text: string, typed: string, begins: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (let from = 0; from < text.length; from++) {
    const unit = text.charCodeAt(from);
    if (begins[unit] === 0)
      begins[unit] = readings(unit).some((reading) => typed.startsWith(reading)) ? 1 : 2;
    if (begins[unit] === 2) continue;
    const to = matchSound(typed, text, from, 'syllables');
    const isWhole = to > 0 && readings(text.charCodeAt(to - 1)).some((reading) => typed.endsWith(reading));
    const word = text.slice(from, to);
    if (isWhole && !found.has(word)) found.set(word, from);
  }
  return found;
}

/** Whether no word of the line goes on beyond the part: 电话被 has no 话被. */
function isWord(text: string, from: number, to: number): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const segments = wordSegmenter.segment(text.slice(start, end === -1 ? undefined : end));
  const isBorder = (at: number): boolean => (segments.containing(at)?.index ?? at) === at;
  return isBorder(from - start) && isBorder(to - start);
}
