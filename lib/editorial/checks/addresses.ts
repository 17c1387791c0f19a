import { join } from 'node:path';
import { isFile } from '../../content/folder.ts';
import { yearAndMonth } from '../../site/dates.ts';
import { archiveMonthPath, archiveYearPath, articlePath, percentDecoded } from '../../site/urls.ts';
import type { Collection } from '../collection.ts';
import type { Finding } from '../rules.ts';

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
export function sitePaths({
  contentDir,
  site,
  topics,
  articles,
  about,
  images,
}: Collection): (path: string) => boolean {
  const topicIds = new Set(topics?.map(({ id }) => id) ?? articles.flatMap(({ article }) => article.topics));
  const slugs = new Set(articles.map(({ article }) => article.slug));
  const pictures = new Set(images);
  const archive = new Set(
    articles.flatMap(({ article }) => {
      const { year, month } = yearAndMonth(article.publishedAt, site.timeZone);
      return [archiveYearPath(year), archiveMonthPath(year, month)];
    }),
  );
  return (given) => {
    const path = percentDecoded(given);
    const topic = /^\/topics\/([^/]+)(?:\/(?:feed\.xml|atom\.xml|feed\.json))?$/.exec(path)?.[1];
    const slug = /^\/(?:articles\/([^/]+)\.md|share\/([^/]+)\.png)$/.exec(path)?.slice(1).find(Boolean);
    return (
      PAGES.has(path) ||
      (path === '/about' && about !== null) ||
      archive.has(path) ||
      (topic !== undefined && topicIds.has(topic)) ||
      (slug !== undefined && slugs.has(slug)) ||
      /^\/sitemap\/(?:pages|articles-\d+)\.xml$/.test(path) ||
      pictures.has(path) ||
      isFile(join(contentDir, 'public', path))
    );
  };
}

/** Former addresses (`aliases`) that can't redirect to their article, because something else answers there. */
export function* checkAliases(collection: Collection): Iterable<Finding> {
  const owners = new Map<string, string>();
  const isSitePath = sitePaths(collection);
  const slugOf = (path: string): string | null => /^\/articles\/([^/]+)$/.exec(path)?.[1] ?? null;
  for (const { file, article } of collection.articles) {
    for (const [index, alias] of article.aliases.entries()) {
      const finding = (rule: Finding['rule'], message: string, fix: string): Finding => ({
        file,
        ...collection.placeOf(file, ['aliases', index]),
        rule,
        message,
        fix,
      });
      const slug = slugOf(alias);
      const there = slug === null ? undefined : collection.bySlug.get(slug);
      const owner = owners.get(alias);
      owners.set(alias, owner ?? file);
      if (slug === article.slug) {
        yield finding('redirect-loop', `旧地址 ${alias} 就是这篇文章现在的地址`, '删掉这一项');
      } else if (there?.article.aliases.includes(`/articles/${article.slug}`)) {
        yield finding(
          'redirect-loop',
          `旧地址 ${alias} 是 ${there.file} 的地址，而它又把本文的地址当旧地址`,
          '两篇的 aliases 里各删掉对方的地址',
        );
      } else if (there !== undefined) {
        yield finding(
          'alias-collision',
          `旧地址 ${alias} 现在是 ${there.file} 的地址，不会转到这里`,
          `删掉这一项，或给那篇文章改名；本文的地址是 ${articlePath(article.slug)}`,
        );
      } else if (isSitePath(alias)) {
        yield finding('alias-collision', `旧地址 ${alias} 是站点自己的页面，不会转到这里`, '删掉这一项');
      } else if (owner !== undefined) {
        const message = owner === file ? `旧地址 ${alias} 写了两次` : `旧地址 ${alias} 也写在 ${owner} 里`;
        yield finding('alias-collision', message, '只留在一篇文章里，并且只写一次');
      }
    }
  }
}
