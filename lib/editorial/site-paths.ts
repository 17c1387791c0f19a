import { join } from 'node:path';
import { fileAt, isFile } from '../content/folder.ts';
import { yearAndMonth } from '../site/dates.ts';
import { archiveMonthPath, archiveYearPath, percentDecoded, topicIdOf } from '../site/urls.ts';
import type { Collection } from './collection.ts';

/** Addresses that every site answers; tests/editorial/addresses.test.ts compares them with `app/` and `public/`. */
const PAGES = new Set([
  '/',
  '/topics',
  '/archive',
  '/search',
  '/suggest',
  '/opensearch.xml',
  '/manifest.webmanifest',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/healthz',
  '/metrics',
  '/apple-touch-icon.png',
  '/favicon.ico',
  '/favicon.svg',
  '/icon-192.png',
  '/icon-512.png',
  '/suggest.js',
]);

/** Makes a function that says whether the site answers a path (without query and fragment), pages of articles aside. */
export function sitePaths(collection: Collection): (path: string) => boolean {
  const { contentDir, site, topics, articles, bySlug, about, images } = collection;
  const topicIds = new Set(topics?.map(({ id }) => id) ?? articles.flatMap(({ article }) => article.topics));
  const pictures = new Set(images);
  const archive = new Set(
    articles.flatMap(({ article }) => {
      const { year, month } = yearAndMonth(article.publishedAt, site.timeZone);
      return [archiveYearPath(year), archiveMonthPath(year, month)];
    }),
  );
  return (given) => {
    const path = percentDecoded(given).normalize('NFC');
    const topic = topicIdOf(path);
    const slug = /^\/(?:articles\/([^/]+)\.md|share\/([^/]+)\.png)$/.exec(path)?.slice(1).find(Boolean);
    return (
      PAGES.has(path) ||
      (path === '/about' && about !== null) ||
      archive.has(path) ||
      (topic !== null && topicIds.has(topic)) ||
      (slug !== undefined && bySlug.has(slug)) ||
      /^\/sitemap\/(?:pages|articles-\d+)\.xml$/.test(path) ||
      pictures.has(path) ||
      isFile(fileAt(join(contentDir, 'public'), path))
    );
  };
}
