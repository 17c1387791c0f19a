import { lettersOf } from '../text/fold.ts';
import { termsOf } from '../text/terms.ts';
import { searching } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Query } from './query.ts';
import { SoundSearch } from './sound-search.ts';

/** What an article's labels have that sounds like the query or a word of it. */
export type Sound = {
  value: number;
  /** What stands in the labels there, folded. */
  written: string[];
  /** The words of the query that it sounds like; without words that some article has as they were typed (plus). */
  words: readonly string[];
  /** The range of the title that sounds like it. */
  soundTitle: [from: number, to: number] | undefined;
};

/**
 * Articles with labels that sound like the query as a whole, and when there are none, like
 * some of its words.
 */
export function soundMatches(index: LibraryIndex, query: Query): Map<string, Sound> {
  const whole = soundOf(index, query.typed, query.words);
  if (whole.size > 0) return whole;
  if (query.words.length < 2) return soundInPieces(index, query);
  const together = new Map<string, Sound>();
  const words = [...new Set(query.words)]
    .filter((word) => canSound(index, word))
    .slice(0, searching.soundWords);
  for (const word of words) {
    // A single letter is part of many words (x in max): to have it is not to have a word.
    const isLetter = word.length === 1;
    const meant = isLetter || isWritten(index, word) ? [] : [word];
    for (const [slug, { value, written, soundTitle }] of soundOf(index, word, meant)) {
      const share = (value * word.length) / query.length;
      const before = together.get(slug);
      together.set(slug, {
        value: share + (before?.value ?? 0),
        written: [...(before?.written ?? []), ...written],
        words: [...(before?.words ?? []), ...meant],
        soundTitle: before?.soundTitle ?? (isLetter ? undefined : soundTitle),
      });
    }
  }
  return together;
}

/** Whether the labels of some article have what sounds like the query as a whole. */
export const soundsWhole = (index: LibraryIndex, { typed, words }: Query): boolean =>
  soundOf(index, typed, words).size > 0;

/** Whether to look for the word by its sound: for pinyin, and for what no article has, unless it is a number. */
const canSound = (index: LibraryIndex, word: string): boolean =>
  /[a-z]/.test(word) || !(/^\d+$/.test(word) || isWritten(index, word));

/** Whether articles have every pair of the word's letters as they are written. */
const isWritten = (index: LibraryIndex, word: string): boolean => index.terms.hasAll(termsOf(word));

function soundOf(index: LibraryIndex, typed: string, words: readonly string[]): Map<string, Sound> {
  const search = new SoundSearch(typed);
  const matches: { slug: string; written: string; sound: Sound }[] = [];
  const writings = new Map<string, number>();
  for (const slug of index.sounds.candidates(search.typed)) {
    const article = index.articles.get(slug);
    if (article === undefined) continue;
    const { labels } = article;
    const match = search.find(labels);
    if (match === undefined) continue;
    const { inTitle, mode, from, to } = match;
    const written = lettersOf(labels.slice(from, to));
    // A match across a sign (解：如) is less sure than one within a phrase.
    const whole = written.length / (to - from);
    const place = inTitle
      ? whole + (searching.precision * written.length) / article.title.length
      : searching.soundInLabels;
    const sound: Sound = {
      value: searching[mode] * place,
      written: [labels.slice(from, to)],
      words,
      soundTitle: inTitle ? [from, to] : undefined,
    };
    matches.push({ slug, written, sound });
    writings.set(written, (writings.get(written) ?? 0) + 1);
  }
  // What most articles write is what was meant: 闲鱼 rather than the end and the beginning of two words (风险|与).
  const most = Math.max(1, ...writings.values());
  return new Map(
    matches.map(({ slug, written, sound }) => {
      const usual = (writings.get(written) ?? 0) / most;
      return [slug, { ...sound, value: sound.value * (1 - searching.rareWriting * (1 - usual)) }];
    }),
  );
}

function soundInPieces(index: LibraryIndex, { typed, words }: Query): Map<string, Sound> {
  const sounds = new Map<string, Sound>();
  if (!/^[a-z]+$/.test(typed)) return sounds;
  const search = new SoundSearch(typed);
  for (const slug of index.sounds.candidates(search.typed, searching.soundPiece)) {
    const article = index.articles.get(slug);
    if (article === undefined) continue;
    const inTitle = search.findPieces(article.title);
    if (!inTitle && !search.findPieces(article.labels)) continue;
    const value = searching.syllables * (inTitle ? 1 : searching.soundInLabels);
    sounds.set(slug, { value, written: [], words, soundTitle: undefined });
  }
  return sounds;
}
