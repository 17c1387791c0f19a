import { x } from 'xastscript';
import type { FeedDocument, FeedEntry } from './feed-document.ts';
import { xmlDocument } from './xml.ts';

/** A time as RSS wants it (RFC 822 with a year of four digits). */
const rfc822 = (ms: number): string => new Date(ms).toUTCString();

/** RSS 2.0 (rssboard.org/rss-specification) with full texts in `content:encoded`. */
export const rssFeed = (feed: FeedDocument): string =>
  xmlDocument(
    x(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      x(
        'channel',
        {},
        x('title', {}, feed.title),
        x('link', {}, feed.url),
        x('description', {}, feed.description),
        x('language', {}, feed.language),
        feed.licence ? x('copyright', {}, `${feed.author.name}，${feed.licence.name}`) : null,
        feed.updatedAt === null ? null : x('lastBuildDate', {}, rfc822(feed.updatedAt)),
        x('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.feeds.rss }),
        ...feed.entries.map((entry) => rssItem(entry, feed)),
      ),
    ),
  );

const rssItem = (entry: FeedEntry, { author }: FeedDocument) =>
  x(
    'item',
    {},
    x('title', {}, entry.title),
    x('link', {}, entry.url),
    x('guid', { isPermaLink: 'true' }, entry.url),
    x('pubDate', {}, rfc822(entry.publishedAt)),
    // RSS's own author must be a mail address; Dublin Core takes a name.
    ...(entry.authors.length > 0 ? entry.authors : [author.name]).map((name) => x('dc:creator', {}, name)),
    ...entry.topics.map((name) => x('category', {}, name)),
    x('description', {}, entry.summary),
    x('content:encoded', {}, entry.html),
  );
