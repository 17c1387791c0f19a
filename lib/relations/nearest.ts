import type { ArticleCard } from '../library/cards.ts';
import { articlesBySlug } from '../library/cards-by-slug.ts';
import type { Library } from '../library/open.ts';
import { ask } from './ask.ts';
import { currentIndex } from './library-index.ts';
import { likeSlugs } from './like-slugs.ts';
import { slugsWithWordNear } from './misspelt.ts';

/** Articles that are offered. */
const MOST = 5;

/**
 * Published articles that someone may have meant who came to an address that doesn't exist: those with a slug like the
 * text, then those that a search for it finds or, when there are none, those with a word that is nearly the text; at
 * most five. `now` in ms.
 */
export function nearestTitles(library: Library, text: string, now: number): ArticleCard[] {
  const found = ask(library, text.replaceAll('-', ' '), now).found.map(({ slug }) => slug);
  if (found.length === 0) return nearestOfNone(library, text, now);
  const { articles } = currentIndex(library, now);
  return cardsOf(library, [...likeSlugs(articles.slugs(), text), ...found], now);
}

/** The same for a text for which a search has found nothing. */
export function nearestOfNone(library: Library, text: string, now: number): ArticleCard[] {
  const index = currentIndex(library, now);
  const like = likeSlugs(index.articles.slugs(), text);
  return cardsOf(library, [...like, ...slugsWithWordNear(index, text)], now);
}

const cardsOf = (library: Library, slugs: readonly string[], now: number): ArticleCard[] =>
  articlesBySlug(library, [...new Set(slugs)].slice(0, MOST), now);
