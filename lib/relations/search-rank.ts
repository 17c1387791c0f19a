import { fold } from '../text/fold.ts';
import { soundAlike } from '../text/pinyin.ts';
import { termsOf } from '../text/terms.ts';
import { searching } from './constants.ts';
import type { IndexedArticle, LibraryIndex } from './library-index.ts';
import type { Query, QueryUnit } from './query.ts';
import { SoundSearch } from './sound-search.ts';

/** How an article was found: it has the whole query, some of it, or what sounds like it. */
export type HowFound = 'all' | 'some' | 'sound';

/** An article that was found. `soundTitle` is the range of the title that sounds like the query. */
export type Found = {
  slug: string;
  score: number;
  /** How much of the query the text has, by weight, 0 to 1. */
  present: number;
  how: HowFound;
  soundTitle: [from: number, to: number] | undefined;
};

type WeighedUnit = QueryUnit & { weight: number };
type Sound = { value: number; soundTitle: [from: number, to: number] | undefined };

/** Shares are sums of floating-point numbers. */
const WHOLE = 0.999;

/**
 * Every article that the query finds, best first, published or not. A part of the query counts
 * by its rarity, and by the places in which it stands.
 */
export function rankSearch(index: LibraryIndex, query: Query): Found[] {
  if (query.words.length === 0) return [];
  const units = weighed(index, query.units);
  const matches = index.terms.matching(units, searching.mostHits);
  const most = Math.max(0, ...matches.map(({ present }) => present));
  const sounds = asksForSound(query, most) ? soundMatches(index, query) : new Map<string, Sound>();
  const found: Found[] = [];
  for (const [at, { key, score, present }] of matches.entries()) {
    const article = index.articles.get(key);
    const sound = sounds.get(key);
    sounds.delete(key);
    const how = present >= WHOLE ? 'all' : 'some';
    const labels = article !== undefined && at < searching.judged ? labelScore(article, query, units) : 0;
    found.push({
      slug: key,
      score: searching.text * score + labels + (sound?.value ?? 0),
      present,
      how: how === 'some' && sound !== undefined ? 'sound' : how,
      soundTitle: sound?.soundTitle,
    });
  }
  for (const [slug, { value, soundTitle }] of sounds) {
    found.push({
      slug,
      score: value,
      present: 0,
      how: query.typed.length === 1 ? 'all' : 'sound',
      soundTitle,
    });
  }
  // Two words mean both first. Of more, one may be the reader's own word for it: then an article
  // about the others can be before one that has all of them somewhere.
  const allFirst = query.words.length > 2 ? searching.all : Number.POSITIVE_INFINITY;
  const worth = ({ how, score }: Found) => score + (how === 'all' ? allFirst : 0);
  found.sort((a, b) => compare(worth(b), worth(a)) || b.score - a.score || compare(a.slug, b.slug));
  const least = (found[0]?.score ?? 0) * searching.leastShare;
  // Of several words any is enough; of a sentence a few pairs of letters are not.
  const leastPresent = query.words.length === 1 ? WHOLE : 0.6 / query.words.length;
  return found.filter(({ score, present }) => score >= least || present >= leastPresent);
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Whether to look through all labels by sound: for pinyin, and for a short query of which no
 * article has even half (支麻信用).
 */
function asksForSound(query: Query, most: number): boolean {
  return (
    /[a-z]/.test(query.typed) || (most < searching.soundBelow && query.typed.length <= searching.soundLetters)
  );
}

/** The units with their share of the query's weight. */
function weighed(index: LibraryIndex, units: readonly QueryUnit[]): WeighedUnit[] {
  const weights = units.map(({ term }) => index.terms.rarity(term) ** searching.rarityPower);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return units.map((unit, at) => ({ ...unit, weight: (weights[at] ?? 0) / (whole || 1) }));
}

/** What title, keywords, topics and headings add. */
function labelScore(article: IndexedArticle, query: Query, units: readonly WeighedUnit[]): number {
  const title = article.labels.slice(0, article.title.length);
  let inTitle = 0;
  let letters = 0;
  let inLabels = 0;
  let sounding = 0;
  for (const { text, weight } of units) {
    if (title.includes(text)) {
      inTitle += weight;
      letters += text.length;
    } else if (article.labels.includes(text)) inLabels += weight;
    else if (soundsInTitle(text, title)) sounding += weight;
  }
  // Bigrams overlap: n letters make n − 1 of them.
  const precision = inTitle * Math.min(1, letters / 2 / Math.max(1, title.length));
  const exact = title === query.text || title === fold(query.text) ? searching.exact : 0;
  return (
    searching.title * inTitle +
    searching.labels * inLabels +
    searching.titleSound * sounding +
    searching.precision * precision +
    searching.phrase * wholeWords(article.labels, title, query) +
    exact
  );
}

/** How much of the query is words that stand in one piece in the title, or half as much in other labels. */
function wholeWords(labels: string, title: string, query: Query): number {
  let share = 0;
  for (const word of query.words) {
    const place = title.includes(word) ? 1 : labels.includes(word) ? 0.5 : 0;
    share += (place * word.length) / Math.max(1, query.typed.length);
  }
  return share;
}

function soundsInTitle(unit: string, title: string): boolean {
  for (let from = 0; from + unit.length <= title.length; from++) {
    let at = 0;
    while (at < unit.length && soundAlike(unit.charCodeAt(at), title.charCodeAt(from + at))) at++;
    if (at === unit.length) return true;
  }
  return false;
}

/**
 * Articles with labels that sound like the query as a whole, and when there are none, like
 * some of its words.
 */
function soundMatches(index: LibraryIndex, query: Query): Map<string, Sound> {
  const whole = soundOf(index, query.typed);
  if (whole.size > 0) return whole;
  if (query.words.length < 2) return soundInPieces(index, query.typed);
  const together = new Map<string, Sound>();
  for (const word of query.words.filter((one) => /[a-z]/.test(one) || !isWritten(index, one))) {
    for (const [slug, { value, soundTitle }] of soundOf(index, word)) {
      const share = (value * word.length) / query.typed.length;
      const before = together.get(slug);
      together.set(slug, {
        value: share + (before?.value ?? 0),
        soundTitle: before?.soundTitle ?? soundTitle,
      });
    }
  }
  return together;
}

/** Whether some article has every pair of the word's letters as they are written. */
function isWritten(index: LibraryIndex, word: string): boolean {
  return termsOf(word).every((term) => index.terms.has(term));
}

function soundOf(index: LibraryIndex, typed: string): Map<string, Sound> {
  const search = new SoundSearch(typed);
  const sounds = new Map<string, Sound>();
  for (const [slug, { labels, title }] of index.articles) {
    const match = search.find(labels);
    if (match === undefined) continue;
    const { inTitle, mode, from, to } = match;
    const letters = labels.slice(from, to).replace(/[^\p{Letter}\p{Number}]/gu, '').length;
    // A match across a sign (解：如) is less sure than one within a phrase.
    const whole = letters / (to - from);
    const place = inTitle ? whole + (searching.precision * letters) / title.length : searching.soundInLabels;
    sounds.set(slug, { value: searching[mode] * place, soundTitle: inTitle ? [from, to] : undefined });
  }
  return sounds;
}

function soundInPieces(index: LibraryIndex, typed: string): Map<string, Sound> {
  const sounds = new Map<string, Sound>();
  if (!/^[a-z]+$/.test(typed)) return sounds;
  const search = new SoundSearch(typed);
  for (const [slug, { labels, title }] of index.articles) {
    const inTitle = search.findPieces(labels.slice(0, title.length));
    if (!inTitle && !search.findPieces(labels)) continue;
    const value = searching.syllables * (inTitle ? 1 : searching.soundInLabels);
    sounds.set(slug, { value, soundTitle: undefined });
  }
  return sounds;
}
