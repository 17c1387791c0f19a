import { isPinyin, isSyllable, readings } from '../text/pinyin.ts';
import { isHan } from '../text/terms.ts';
import { correcting } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Query } from './query.ts';
import { soundsWhole } from './sound-matches.ts';

const SENTENCE = new RegExp(`^[a-z]{${correcting.spelledLetters.join()}}$`);

/** How often each text is written that a part of the typed text spells, by where that begins and where it ends. */
type Pieces = Map<number, Map<number, Map<string, number>>>;

/** What the typed text may mean up to some place, and how many of its letters are pieces of their own. */
type Reading = { text: string; cost: number; alone: number };

/** Where one is in the typed text when a letter has been read, by where one was before. */
type Steps = Map<number, number[]>;

/**
 * What was meant by a sentence in pinyin that no label has as a whole, in one piece or with a space after single
 * syllables (hua bei tao xian), each of which stands in most titles by chance: as few pieces of titles, keywords,
 * summaries and questions as spell it, of those that are spelled alike the ones that are written most often. Undefined
 * of anything else, and when a part of it is spelled nowhere or half of it by letters that stand alone.
 */
export function spelledSentence(index: LibraryIndex, query: Query): string | undefined {
  const { words, typed } = query;
  if (!SENTENCE.test(typed) || !words.every(isPinyin)) return undefined;
  if (words.length > 1 && !words.some(isSyllable)) return undefined;
  if (soundsWhole(index, query)) return undefined;
  const pieces = piecesOf(index, words, typed);
  const best: (Reading | undefined)[] = [{ text: '', cost: 0, alone: 0 }];
  for (let from = 0; from < typed.length; from++) {
    const before = best[from];
    if (before === undefined) continue;
    for (const [to, writings] of pieces.get(from) ?? []) {
      const [text = '', times = 0] = [...writings].sort(([, one], [, other]) => other - one)[0] ?? [];
      // A piece that is written once may be the end of one word and the beginning of another, a letter any of many.
      const alone = text.length === 1 ? 1 : 0;
      const cost = before.cost + 1 + 1 / times + alone;
      if (cost >= (best[to]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      best[to] = { text: before.text + text, cost, alone: before.alone + alone };
    }
  }
  const { text, alone } = best[typed.length] ?? { text: '', alone: 0 };
  return text !== '' && alone < text.length / 2 ? text : undefined;
}

/** What titles, keywords, summaries and questions write that a part of the typed text spells. */
function piecesOf(index: LibraryIndex, words: readonly string[], typed: string): Pieces {
  const pieces: Pieces = new Map();
  const stepsOf = stepsThrough(words, typed);
  const letters = new Map<number, number>();
  let left = correcting.pinyinArticles;
  for (const [slug, { labels, summary }] of index.articles) {
    if (left-- === 0) break;
    const text = `${labels}\n${summary}\n${index.questions.text(slug)}`;
    for (let from = 0; from < text.length; from++) {
      const unit = text.charCodeAt(from);
      const steps = stepsOf(unit);
      if (steps.size === 0) continue;
      letters.set(unit, (letters.get(unit) ?? 0) + 1);
      for (const [start, reached] of steps) addPieces(pieces, text, { from, start, reached }, stepsOf);
    }
  }
  for (const [unit, times] of letters) {
    for (const [start, reached] of stepsOf(unit)) {
      for (const end of reached) addPiece(pieces, start, end, String.fromCharCode(unit), times);
    }
  }
  return pieces;
}

/** Adds every piece of two letters or more that begins in the text at `from`, of which the first letter is read. */
function addPieces(
  pieces: Pieces,
  text: string,
  { from, start, reached }: { from: number; start: number; reached: readonly number[] },
  stepsOf: (unit: number) => Steps,
): void {
  let ends = reached;
  for (let at = from + 1; at < text.length; at++) {
    const steps = stepsOf(text.charCodeAt(at));
    if (steps.size === 0) return;
    // One place may be reached in several ways (xi'an, xian).
    ends = [...new Set(ends.flatMap((offset) => steps.get(offset) ?? []))];
    if (ends.length === 0) return;
    for (const end of ends) addPiece(pieces, start, end, text.slice(from, at + 1), 1);
  }
}

function addPiece(pieces: Pieces, start: number, end: number, written: string, times: number): void {
  const spelled = pieces.get(start) ?? new Map<number, Map<string, number>>();
  pieces.set(start, spelled);
  const writings = spelled.get(end) ?? new Map<string, number>();
  spelled.set(end, writings);
  writings.set(written, (writings.get(written) ?? 0) + times);
}

/** The steps of each letter, remembered. No syllable goes on beyond a space between the words. */
function stepsThrough(words: readonly string[], typed: string): (unit: number) => Steps {
  let wordEnd = 0;
  const ends = words.flatMap((word) => {
    wordEnd += word.length;
    return Array.from(word, () => wordEnd);
  });
  const known = new Map<number, Steps>();
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const steps: Steps = new Map();
    for (const sound of isHan(unit) ? readings(unit) : [String.fromCharCode(unit)]) {
      for (const [from, end] of ends.entries()) {
        if (from + sound.length > end || !typed.startsWith(sound, from)) continue;
        steps.set(from, [...(steps.get(from) ?? []), from + sound.length]);
      }
    }
    known.set(unit, steps);
    return steps;
  };
}
