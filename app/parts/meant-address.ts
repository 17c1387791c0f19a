import { articlesBySlug } from '../../lib/library/cards-by-slug.ts';
import type { Library } from '../../lib/library/open.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { articlePath, topicPath } from '../../lib/site/urls.ts';

/**
 * Pages by their lower-case addresses without an ending; those that have another one with Hugo, Hexo or WordPress; and
 * what is left of an address whose end was deleted.
 */
const PAGES: Readonly<Record<string, string>> = {
  '/about': '/about',
  '/archive': '/archive',
  '/archives': '/archive',
  '/articles': '/archive',
  '/atom': '/atom.xml',
  '/categories': '/topics',
  '/feed': '/feed.xml',
  '/index': '/',
  '/index.xml': '/feed.xml',
  '/rss': '/feed.xml',
  '/rss.xml': '/feed.xml',
  '/search': '/search',
  '/tags': '/topics',
  '/topics': '/topics',
};

const ENDING = /\.(?:html?|php)$/;

/** So many parts of a path are looked at, the last ones. */
const PARTS = 4;
/** No file's name, and so no slug, is longer; a path of hyphens alone held up all readers for half a second. */
const LONGEST_NAME = 255;

/**
 * The address of the page that is meant beyond doubt by one that has none, or null: the same page elsewhere, or an
 * article or topic whose name is a part of the path in all but its case, its ending (`.html`) or what a chat has taken
 * for a part of the link (`/articles/x，很有用`).
 * @param path decoded
 */
export function meantAddress(library: Library, path: string, now: number): string | null {
  const page = PAGES[path.toLowerCase().replace(ENDING, '')];
  // There may be no page about the site.
  if (page !== undefined && page !== path) return page;
  const parts = path.split('/').slice(1).slice(-PARTS).reverse().map(namesIn);
  // A file: whoever asks for it can't read a page.
  if (parts[0] === null) return null;
  const names = parts.flatMap((part) => part ?? []);
  const topics = new Set(topicsWithCounts(library, now).map(({ id }) => id));
  const article = articlesBySlug(library, names, now)[0];
  const topic = names.find((name) => topics.has(name));
  const isTopic = article === undefined || /^\/topics\//i.test(path);
  if (topic !== undefined && isTopic) return topicPath(topic);
  return article === undefined ? null : articlePath(article.slug);
}

/**
 * The slugs or ids that a part of a path may have been: with the Han letters behind a Latin one, or without; null for
 * the name of a file.
 */
function namesIn(part: string): string[] | null {
  if (part.length > LONGEST_NAME) return [];
  const typed = part.normalize('NFKC').toLowerCase().replace(ENDING, '').replace(/[\s_]/g, '-');
  const [whole = '', latin = ''] = /^([a-z0-9-]*)[\p{Script=Han}a-z0-9-]*/u.exec(typed) ?? [];
  if (/^\.[a-z0-9]/.test(typed.slice(whole.length))) return null;
  return [whole, latin].flatMap((name) => name.replace(/^-+|-+$/g, '') || []);
}
