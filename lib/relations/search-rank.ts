import { searching } from './constants.ts';
import { labelScore, letterScores, type WeighedConcept, type WeighedUnit } from './label-score.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Query, QueryUnit } from './query.ts';
import { type Sound, soundMatches } from './sound-matches.ts';
import type { Concept } from './synonyms.ts';

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

/** Shares are sums of floating-point numbers. */
const WHOLE = 0.999;

/**
 * Every article that the query finds, best first, published or not. A part of the query counts
 * by its rarity, and by the places in which it stands.
 */
export function rankSearch(index: LibraryIndex, query: Query, concepts: readonly Concept[]): Found[] {
  if (query.words.length === 0) return [];
  const units = weighed(index, query.units, concepts);
  const otherWords = weighedConcepts(concepts, units);
  const matches = index.terms.matching(units, otherWords, searching.mostHits);
  const most = Math.max(0, ...matches.map(({ present }) => present));
  const sounds = asksForSound(query, most) ? soundMatches(index, query) : new Map<string, Sound>();
  const judged = matches.slice(0, searching.judged).map(({ key }) => index.articles.get(key));
  const letters = letterScores(judged, query);
  const found: Found[] = [];
  for (const [at, { key, score, present }] of matches.entries()) {
    const article = judged[at];
    const sound = sounds.get(key);
    sounds.delete(key);
    const how = present >= WHOLE ? 'all' : 'some';
    const labels = article === undefined ? 0 : labelScore(article, query, units, otherWords);
    found.push({
      slug: key,
      score: searching.text * score + labels + (letters[at] ?? 0) + (sound?.value ?? 0),
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
function weighed(
  index: LibraryIndex,
  units: readonly QueryUnit[],
  concepts: readonly Concept[],
): WeighedUnit[] {
  const weights = units.map(({ term }) => {
    const listed = concepts.some(({ typed }) => typed.has(term)) ? searching.listed : 1;
    return listed * index.terms.rarity(term) ** searching.rarityPower;
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return units.map((unit, at) => ({ ...unit, weight: (weights[at] ?? 0) / (whole || 1) }));
}

/** What a synonym is worth: a share of the weight of the word that was typed. */
function weighedConcepts(concepts: readonly Concept[], units: readonly WeighedUnit[]): WeighedConcept[] {
  return concepts.map((concept) => {
    const typed = units.reduce((sum, { term, weight }) => sum + (concept.typed.has(term) ? weight : 0), 0);
    return { ...concept, weight: searching.synonym * typed };
  });
}
