import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { hasAboutPage } from '../library/about.ts';
import { countArticles } from '../library/cards.ts';
import { articleChanges, lastArticleChange, topicChanges } from '../library/feed-queries.ts';
import { articlePath, topicPath } from '../site/urls.ts';
import { sitemapPartPath } from './addresses.ts';
import type { PublishedLibrary } from './published-library.ts';

/** Addresses in one file: the most that the protocol allows (sitemaps.org/protocol.html#index). */
const SITEMAP_PART_LENGTH = 50_000;

interface SitemapEntry {
  readonly url: string;
  readonly lastmod?: string;
}

interface SitemapOptions {
  readonly now: number;
  readonly partLength?: number;
}

/** The sitemap index: the address of each part and when an article in it last changed. */
export async function sitemapIndex(
  library: PublishedLibrary,
  { now, partLength = SITEMAP_PART_LENGTH }: SitemapOptions,
): Promise<string> {
  const { siteUrl } = library.environment;
  const parts = Array.from({ length: Math.ceil(countArticles(library, now) / partLength) }, (_, index) => ({
    part: `articles-${index + 1}`,
    changedAt: lastArticleChange(library, { now, limit: partLength, offset: index * partLength }),
  }));
  const pages = { part: 'pages', changedAt: latest(parts.map(({ changedAt }) => changedAt)) };
  return write(
    new SitemapIndexStream(),
    [pages, ...parts].map(({ part, changedAt }) => entry(siteUrl + sitemapPartPath(part), changedAt)),
  );
}

/**
 * One sitemap as XML; null when there is no such part.
 * @param part `pages` (home, about and lists) or `articles-N`, N from 1
 */
export async function sitemapPart(
  library: PublishedLibrary,
  part: string,
  { now, partLength = SITEMAP_PART_LENGTH }: SitemapOptions,
): Promise<string | null> {
  const number = /^articles-([1-9]\d{0,4})$/.exec(part)?.[1];
  if (part !== 'pages' && number === undefined) return null;
  const entries =
    number === undefined
      ? pageEntries(library, now)
      : articleEntries(library, { now, limit: partLength, offset: (Number(number) - 1) * partLength });
  if (entries.length === 0) return null;
  const plain = { news: false, video: false, image: false, xhtml: false };
  return write(new SitemapStream({ xmlns: plain }), entries);
}

const articleEntries = (
  library: PublishedLibrary,
  page: { now: number; limit: number; offset: number },
): SitemapEntry[] =>
  articleChanges(library, page).map(({ slug, changedAt }) =>
    entry(library.environment.siteUrl + articlePath(slug), changedAt),
  );

/** Pages that list articles changed when one of those did. */
function pageEntries(library: PublishedLibrary, now: number): SitemapEntry[] {
  const { siteUrl } = library.environment;
  const topics = topicChanges(library, now);
  const changedAt = latest(topics.map((topic) => topic.changedAt));
  const lists = ['/', '/topics', '/archive'].map((path) => entry(siteUrl + path, changedAt));
  const about = hasAboutPage(library) ? [entry(`${siteUrl}/about`, null)] : [];
  return [
    ...lists,
    ...about,
    ...topics.map((topic) => entry(siteUrl + topicPath(topic.id), topic.changedAt)),
  ];
}

const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null);

const entry = (url: string, changedAt: number | null): SitemapEntry =>
  changedAt === null ? { url } : { url, lastmod: new Date(changedAt).toISOString() };

const write = async (
  stream: SitemapIndexStream | SitemapStream,
  entries: readonly SitemapEntry[],
): Promise<string> => String(await streamToPromise(Readable.from(entries).pipe(stream)));
