import { distance } from 'fastest-levenshtein';
import type { ArticleCard } from '../library/cards.ts';
import { articlesBySlug } from '../library/cards-by-slug.ts';
import type { Library } from '../library/open.ts';
import { fold } from '../text/fold.ts';
import { ask } from './ask.ts';
import { currentIndex, type LibraryIndex } from './library-index.ts';
import { nearWords } from './near-words.ts';

/** A slug is like another one when at most this share of its letters differs. */
const LIKE = 0.4;

/**
 * Published articles that someone may have meant who came to an address that doesn't exist, or
 * searched in vain: those with a slug like the text, then those that a search for it finds or,
 * when there are none, those with a word that is nearly the text.
 */
export function nearestTitles(
  library: Library,
  text: string,
  { now, limit = 5 }: { now: number; limit?: number },
): ArticleCard[] {
  const index = currentIndex(library);
  const found = ask(library, text.replaceAll('-', ' ')).found.map(({ slug }) => slug);
  const like = found.length > 0 ? found : nearWords(index, text);
  const slugs = [...new Set([...likeSlugs(index, text), ...like])];
  return articlesBySlug(library, slugs.slice(0, limit * 4), now).slice(0, limit);
}

function likeSlugs(index: LibraryIndex, text: string): string[] {
  const typed = fold(text.slice(0, 100))
    .trim()
    .replace(/[\s_]+/g, '-');
  const most = typed.length * LIKE;
  const like: { slug: string; away: number }[] = [];
  for (const slug of index.articles.slugs()) {
    if (Math.abs(slug.length - typed.length) > most) continue;
    const away = distance(typed, slug);
    if (away <= most) like.push({ slug, away });
  }
  return like.sort((a, b) => a.away - b.away).map(({ slug }) => slug);
}
