import { distance } from 'fastest-levenshtein';
import type { ArticleCard } from '../library/cards.ts';
import { articlesBySlug } from '../library/cards-by-slug.ts';
import type { Library } from '../library/open.ts';
import { fold } from '../text/fold.ts';
import { ask } from './ask.ts';
import { correcting } from './constants.ts';
import { currentIndex, type LibraryIndex } from './library-index.ts';
import { nearWords } from './near-words.ts';

/** Articles that are offered. */
const MOST = 5;

/**
 * Published articles that someone may have meant who came to an address that doesn't exist: those with a slug like the
 * text, then those that a search for it finds or, when there are none, those with a word that is nearly the text; at most
 * five. `now` in ms.
 */
export function nearestTitles(library: Library, text: string, now: number): ArticleCard[] {
  const found = ask(library, text.replaceAll('-', ' '), now).found.map(({ slug }) => slug);
  return found.length > 0
    ? cardsOf(library, [...likeSlugs(currentIndex(library, now), text), ...found], now)
    : nearestOfNone(library, text, now);
}

/** The same for a text for which a search has found nothing. */
export function nearestOfNone(library: Library, text: string, now: number): ArticleCard[] {
  const index = currentIndex(library, now);
  return cardsOf(library, [...likeSlugs(index, text), ...nearWords(index, text)], now);
}

const cardsOf = (library: Library, slugs: readonly string[], now: number): ArticleCard[] =>
  articlesBySlug(library, [...new Set(slugs)].slice(0, MOST), now);

function likeSlugs(index: LibraryIndex, text: string): string[] {
  const typed = fold(text.slice(0, 100))
    .trim()
    .replace(/[\s_]+/g, '-');
  const most = typed.length * correcting.slug;
  const like: { slug: string; away: number }[] = [];
  for (const slug of index.articles.slugs()) {
    if (Math.abs(slug.length - typed.length) > most) continue;
    const away = distance(typed, slug);
    if (away <= most) like.push({ slug, away });
  }
  return like.sort((a, b) => a.away - b.away).map(({ slug }) => slug);
}
