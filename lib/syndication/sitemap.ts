import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { countArticles } from '../library/cards.ts';
import { type ArticleChange, articleChanges, topicChanges } from '../library/feed-queries.ts';
import { readMeta } from '../library/meta.ts';
import { articlePath, topicPath } from '../site/urls.ts';
import { sitemapPartPath } from './addresses.ts';
import type { PublishedLibrary } from './published-library.ts';

/** Addresses in one part: the most that the protocol allows (sitemaps.org/protocol.html#index). */
const SITEMAP_PART_LENGTH = 50_000;

interface SitemapEntry {
  readonly url: string;
  readonly lastmod?: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();

interface SitemapOptions {
  readonly now: number;
  readonly partLength?: number;
}

/** The sitemap index: the parts, each with its last true change. */
export async function sitemapIndex(
  library: PublishedLibrary,
  { now, partLength = SITEMAP_PART_LENGTH }: SitemapOptions,
): Promise<string> {
  const parts = Math.ceil(countArticles(library, now) / partLength);
  const entries = ['pages', ...Array.from({ length: parts }, (_, index) => `articles-${index + 1}`)].map(
    (part) => ({
      url: library.environment.siteUrl + sitemapPartPath(part),
      ...lastmod(
        part === 'pages'
          ? topicChanges(library, now)
          : articlesOfPart(library, Number(part.slice(9)), now, partLength),
      ),
    }),
  );
  return write(new SitemapIndexStream(), entries);
}

/** `pages` (home, topics and their like) or `articles-N`, N from 1; null when there is no such part. */
export async function sitemapPart(
  library: PublishedLibrary,
  part: string,
  { now, partLength = SITEMAP_PART_LENGTH }: SitemapOptions,
): Promise<string | null> {
  const number = /^articles-([1-9]\d{0,4})$/.exec(part)?.[1];
  if (part !== 'pages' && number === undefined) return null;
  const { siteUrl } = library.environment;
  const entries =
    number === undefined
      ? pageEntries(library, now)
      : articlesOfPart(library, Number(number), now, partLength).map(({ slug, changedAt }) => ({
          url: siteUrl + articlePath(slug),
          lastmod: iso(changedAt),
        }));
  if (entries.length === 0) return null;
  const plain = { news: false, video: false, image: false, xhtml: false };
  return write(new SitemapStream({ xmlns: plain }), entries);
}

const articlesOfPart = (
  library: PublishedLibrary,
  part: number,
  now: number,
  partLength: number,
): ArticleChange[] => articleChanges(library, { now, limit: partLength, offset: (part - 1) * partLength });

/** Pages that list articles changed when one of those did. */
function pageEntries(library: PublishedLibrary, now: number): SitemapEntry[] {
  const { siteUrl } = library.environment;
  const topics = topicChanges(library, now);
  const lists = ['/', '/topics', '/archive'].map((path) => ({ url: siteUrl + path, ...lastmod(topics) }));
  const about = readMeta(library, 'about') === undefined ? [] : [{ url: `${siteUrl}/about` }];
  const ofTopics = topics.map(({ id, changedAt }) => ({
    url: siteUrl + topicPath(id),
    lastmod: iso(changedAt),
  }));
  return [...lists, ...about, ...ofTopics];
}

const lastmod = (changes: readonly { readonly changedAt: number }[]): { lastmod?: string } =>
  changes.length === 0
    ? {}
    : { lastmod: iso(changes.reduce((latest, { changedAt }) => Math.max(latest, changedAt), 0)) };

const write = async (
  stream: SitemapIndexStream | SitemapStream,
  entries: readonly SitemapEntry[],
): Promise<string> => String(await streamToPromise(Readable.from(entries).pipe(stream)));
