import type { ArticleCard } from '../library/cards.ts';
import { articlesBySlug } from '../library/cards-by-slug.ts';
import type { Library } from '../library/open.ts';
import { type TopicCard, topicsWithCounts } from '../library/topics.ts';
import { fold } from '../text/fold.ts';
import { type Answer, ask } from './ask.ts';
import { searching } from './constants.ts';
import { currentIndex } from './library-index.ts';
import { nearestOfNone } from './nearest.ts';
import { markedSegments, passage, type Segment, tells } from './passages.ts';
import { hasClauses, isFewWords } from './query.ts';
import { type QueryWord, queryWords } from './query-words.ts';
import type { Found, HowFound } from './search-rank.ts';
import { plainTexts } from './texts.ts';
import { unknownWords } from './unknown-words.ts';
import { type Wanted, wantedBy } from './wanted.ts';
import { mayStandTogether } from './words-in-texts.ts';

/** An article that a search found. */
export type SearchHit = {
  card: ArticleCard;
  title: Segment[];
  /** The part of the text that matches best, or the summary. */
  passage: Segment[];
  how: HowFound;
};

export type SearchResult = {
  /** How many articles were found; `searching.mostHits` stands for that many or more. */
  total: number;
  isCapped: boolean;
  /** One page of them, best first. */
  hits: SearchHit[];
  /**
   * How many of them, the first ones, have every word of a query of several; undefined of one of a single word, of
   * clauses, and when it isn't sure.
   */
  withAllWords: number | undefined;
  /** What no article has of a short query of which none has all, as it was typed. */
  unknown: string[];
  /** What was looked for instead of what was typed (`Answer`). */
  instead: readonly string[];
  /** When nothing was found: articles with a title like it, and all topics. */
  nearest: ArticleCard[];
  topics: TopicCard[];
};

/** Titles that are offered while someone types. */
const SUGGESTED = 8;

/**
 * The published articles that a query finds: those with all of several words first (`HowFound`), then those with any.
 * Any text is a query; of a long one the beginning counts. `now` in ms, `page` from 1. Never throws for a query.
 */
export function search(
  library: Library,
  text: string,
  { now, page = 1, pageSize = 10 }: { now: number; page?: number; pageSize?: number },
): SearchResult {
  const answer = ask(library, text, now);
  const { query, concepts, found, instead } = answer;
  const index = currentIndex(library, now);
  const isPartial = found.length > 0 && found.every(({ how }) => how === 'some');
  const shown = found.slice((page - 1) * pageSize, page * pageSize);
  const nothing = found.length === 0;
  return {
    total: found.length,
    isCapped: found.length >= searching.mostHits,
    hits: hitsOf(library, shown, wantedBy(query, concepts, index.terms), now),
    withAllWords: withAllWords(library, answer, now),
    unknown: isPartial ? unknownWords(library, query, concepts, now).map((word) => asTyped(word, text)) : [],
    instead,
    nearest: nothing && query.text !== '' ? nearestOfNone(library, text, now) : [],
    topics: nothing ? topicsWithCounts(library, now) : [],
  };
}

/**
 * `SearchResult.withAllWords`. That none has them is said only of few words that stand together in no article, and how
 * many have them only of words that stand somewhere, not of those that synonyms (借呗) or sounds (tixian) stand for.
 */
function withAllWords(library: Library, { query, found, instead }: Answer, now: number): number | undefined {
  const words = queryWords(query);
  if (words.length < 2 || hasClauses(query)) return undefined;
  const whole = found.filter(({ how }) => how === 'all').length;
  const index = currentIndex(library, now);
  const stands = ({ terms }: QueryWord) => [...terms].every((term) => index.knows(term));
  const allStand = words.every(stands);
  if (whole > 0) return instead.length > 0 || allStand ? whole : undefined;
  const typed = words.map(({ text }) => text);
  const isSure = allStand || found.every(({ sounding }) => sounding.length === 0);
  return isSure && isFewWords(query) && !mayStandTogether(library, typed, now) ? 0 : undefined;
}

/** A folded word of a query in its own letters: iPhone, not iphone. */
function asTyped(word: string, text: string): string {
  const at = fold(text).indexOf(word);
  return at === -1 ? word : text.slice(at, at + word.length);
}

/** Titles to offer while a query is being typed. */
export function suggest(library: Library, text: string, { now }: { now: number }): ArticleCard[] {
  const { found } = ask(library, text, now);
  const slugs = found.slice(0, SUGGESTED).map(({ slug }) => slug);
  return articlesBySlug(library, slugs, now);
}

function hitsOf(library: Library, found: readonly Found[], wanted: Wanted, now: number): SearchHit[] {
  const slugs = found.map(({ slug }) => slug);
  const cards = new Map(articlesBySlug(library, slugs, now).map((card) => [card.slug, card]));
  const texts = plainTexts(library, slugs);
  return found.flatMap(({ slug, how, byQuestion, soundTitle, sounding }) => {
    const card = cards.get(slug);
    if (card === undefined) return [];
    const inText = { ...wanted, words: [...wanted.words, ...sounding.filter((word) => word.length > 1)] };
    const summary = markedSegments(card.summary, inText);
    const inBody = passage(texts.get(slug) ?? '', inText) ?? summary;
    // What readers ask is not shown: the summary answers it, unless the text says more of it.
    const isLess = byQuestion && tells(inBody, inText) <= tells(summary, inText);
    return {
      card,
      how,
      title: markedSegments(card.title, wanted, soundTitle === undefined ? [] : [soundTitle]),
      passage: isLess ? summary : inBody,
    };
  });
}
