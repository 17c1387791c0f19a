import { x } from 'xastscript';
import { formatIso } from '../site/dates.ts';
import type { FeedDocument, FeedEntry } from './feed-document.ts';
import { xmlDocument } from './xml.ts';

/** Atom 1.0 (RFC 4287) with full texts. */
export const atomFeed = (feed: FeedDocument): string =>
  xmlDocument(
    x(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
      x('id', {}, feed.url),
      x('title', {}, feed.title),
      x('subtitle', {}, feed.description),
      // Required even of a feed without entries, which has never changed (RFC 4287 §4.1.1).
      x('updated', {}, formatIso(feed.updatedAt ?? 0, feed.timeZone)),
      x('link', { rel: 'self', type: 'application/atom+xml', href: feed.feeds.atom }),
      x('link', { rel: 'alternate', type: 'text/html', href: feed.url }),
      feed.licence ? x('link', { rel: 'license', href: feed.licence.url }) : null,
      feed.licence ? x('rights', {}, feed.licence.name) : null,
      x('icon', {}, feed.icon),
      x('author', {}, x('name', {}, feed.author.name), x('uri', {}, feed.author.url)),
      ...feed.entries.map((entry) => atomEntry(entry, feed)),
    ),
  );

const atomEntry = (entry: FeedEntry, { timeZone }: FeedDocument) =>
  x(
    'entry',
    {},
    x('id', {}, entry.url),
    x('title', {}, entry.title),
    x('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
    x('published', {}, formatIso(entry.publishedAt, timeZone)),
    x('updated', {}, formatIso(entry.updatedAt, timeZone)),
    // Without one of its own, an entry has the feed's (RFC 4287 §4.2.1).
    ...entry.authors.map((name) => x('author', {}, x('name', {}, name))),
    ...entry.topics.map((name) => x('category', { term: name })),
    x('summary', {}, entry.summary),
    x('content', { type: 'html' }, entry.html),
  );
