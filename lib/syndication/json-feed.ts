import { formatIso } from '../site/dates.ts';
import type { FeedDocument } from './feed-document.ts';

/** JSON Feed 1.1 (jsonfeed.org/version/1.1) with full texts. */
export const jsonFeed = (feed: FeedDocument): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.url,
    feed_url: feed.feeds.json,
    description: feed.description,
    icon: feed.icon,
    language: feed.language,
    authors: [feed.author],
    items: feed.entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      content_html: entry.html,
      image: entry.picture,
      ...(entry.authors.length > 0 ? { authors: entry.authors.map((name) => ({ name })) } : {}),
      date_published: formatIso(entry.publishedAt, feed.timeZone),
      date_modified: formatIso(entry.updatedAt, feed.timeZone),
      tags: [...new Set([...entry.topics, ...entry.keywords])],
    })),
  });
