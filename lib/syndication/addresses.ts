import { articlePath, topicPath } from '../site/urls.ts';

/** Site-relative addresses of what programs read. */
export const articleMarkdownPath = (slug: string): string => `${articlePath(slug)}.md`;
export const sharePicturePath = (slug: string): string => `/share/${encodeURIComponent(slug)}.png`;
export const sitemapPartPath = (part: string): string => `/sitemap/${part}.xml`;

/** The three formats of a feed, and the media type of each. */
export const FEED_FORMATS = {
  rss: { file: 'feed.xml', type: 'application/rss+xml', name: 'RSS' },
  atom: { file: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  json: { file: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
} as const;
export type FeedFormat = keyof typeof FEED_FORMATS;

/** Address of the site's feed, or of a topic's. */
export const feedPath = (format: FeedFormat, topic: string | null = null): string =>
  `${topic === null ? '' : topicPath(topic)}/${FEED_FORMATS[format].file}`;
