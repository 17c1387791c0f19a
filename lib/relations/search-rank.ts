import { fold } from '../text/fold.ts';
import { soundAlike } from '../text/pinyin.ts';
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
  const complete = matches.some(({ present }) => present >= WHOLE);
  const sounds =
    complete && !/[a-z]/.test(query.typed) ? new Map<string, Sound>() : soundMatches(index, query);
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
      how: how === 'some' && sound !== undefined ? 'sound' : how,
      soundTitle: sound?.soundTitle,
    });
  }
  for (const [slug, { value, soundTitle }] of sounds) {
    found.push({ slug, score: value, how: 'sound', soundTitle });
  }
  found.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
  const least = (found[0]?.score ?? 0) * searching.leastShare;
  return found.filter(({ score, how }) => score >= least || how === 'all');
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
  const phrase = title.includes(query.text) ? searching.phrase : 0;
  const exact = title === query.text || title === fold(query.text) ? searching.exact : 0;
  return (
    searching.title * inTitle +
    searching.labels * inLabels +
    searching.titleSound * sounding +
    searching.precision * precision +
    phrase +
    exact
  );
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
  for (const word of query.words) {
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
