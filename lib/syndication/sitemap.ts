import { x } from 'xastscript';
import { hasAboutPage } from '../library/about.ts';
import { countArticles } from '../library/cards.ts';
import { articleChanges, lastArticleChange, topicChanges } from '../library/feed-queries.ts';
import { articlePath, topicPath } from '../site/urls.ts';
import { sitemapPartPath } from './addresses.ts';
import type { PublishedLibrary } from './published-library.ts';
import { xmlDocument } from './xml.ts';

/** Addresses in one file: the most that the protocol allows (sitemaps.org/protocol.html#index). */
const SITEMAP_PART_LENGTH = 50_000;

/** An absolute address, and when what is there last changed (ms); null where that isn't known. */
interface SitemapEntry {
  readonly url: string;
  readonly changedAt: number | null;
}

interface SitemapOptions {
  readonly now: number;
  readonly partLength?: number;
}

/** The sitemap index: the address of each part and when an article in it last changed. */
export function sitemapIndex(
  library: PublishedLibrary,
  { now, partLength = SITEMAP_PART_LENGTH }: SitemapOptions,
): string {
  const { siteUrl } = library.environment;
  const parts = Array.from({ length: Math.ceil(countArticles(library, now) / partLength) }, (_, index) => ({
    url: siteUrl + sitemapPartPath(`articles-${index + 1}`),
    changedAt: lastArticleChange(library, { now, limit: partLength, offset: index * partLength }),
  }));
  const pages = { url: siteUrl + sitemapPartPath('pages'), changedAt: latest(parts) };
  return sitemapDocument('sitemapindex', 'sitemap', [pages, ...parts]);
}

/**
 * One sitemap as XML; null when there is no such part.
 * @param part `pages` (home, about and lists) or `articles-N`, N from 1
 */
export function sitemapPart(
  library: PublishedLibrary,
  part: string,
  { now, partLength = SITEMAP_PART_LENGTH }: SitemapOptions,
): string | null {
  const number = /^articles-([1-9]\d{0,4})$/.exec(part)?.[1];
  if (part !== 'pages' && number === undefined) return null;
  const entries =
    number === undefined
      ? pageEntries(library, now)
      : articleEntries(library, { now, limit: partLength, offset: (Number(number) - 1) * partLength });
  return entries.length === 0 ? null : sitemapDocument('urlset', 'url', entries);
}

const articleEntries = (
  library: PublishedLibrary,
  page: { now: number; limit: number; offset: number },
): SitemapEntry[] =>
  articleChanges(library, page).map(({ slug, changedAt }) => ({
    url: library.environment.siteUrl + articlePath(slug),
    changedAt,
  }));

/** Pages that list articles changed when one of those did. */
function pageEntries(library: PublishedLibrary, now: number): SitemapEntry[] {
  const { siteUrl } = library.environment;
  const topics = topicChanges(library, now).map(({ id, changedAt }) => ({
    url: siteUrl + topicPath(id),
    changedAt,
  }));
  const changedAt = latest(topics);
  const lists = ['/', '/topics', '/archive'].map((path) => ({ url: siteUrl + path, changedAt }));
  const about = hasAboutPage(library) ? [{ url: `${siteUrl}/about`, changedAt: null }] : [];
  return [...lists, ...about, ...topics];
}

/** The last of the changes that are known; null when none is. */
function latest(entries: readonly SitemapEntry[]): number | null {
  const known = entries.flatMap(({ changedAt }) => changedAt ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

const sitemapDocument = (root: string, item: string, entries: readonly SitemapEntry[]): string =>
  xmlDocument(
    x(
      root,
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      entries.map(({ url, changedAt }) =>
        x(
          item,
          {},
          x('loc', {}, url),
          changedAt === null ? null : x('lastmod', {}, new Date(changedAt).toISOString()),
        ),
      ),
    ),
  );
