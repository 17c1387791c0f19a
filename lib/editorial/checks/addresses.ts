import { articlePath, articleSlugOf } from '../../site/urls.ts';
import { type CheckedArticle, type Collection, fieldPlace } from '../collection.ts';
import type { Finding } from '../rules.ts';

/** Addresses that the site itself answers, besides articles, topics and months. */
const PAGES = new Set([
  '/',
  '/about',
  '/topics',
  '/archive',
  '/search',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/healthz',
  '/metrics',
]);

/** Whether a page of the site that is no article has this path (no query, no fragment). */
export const isSitePage = (path: string, topicIds: ReadonlySet<string>): boolean =>
  PAGES.has(path) ||
  /^\/archive\/\d{4}(?:\/\d{2})?$/.test(path) ||
  (path.startsWith('/topics/') && topicIds.has(decoded(path.slice('/topics/'.length))));

/** Ids that have a topic page: those of `topics.yaml`, without it those that articles name. */
export const topicPages = ({ topics, articles }: Collection): ReadonlySet<string> =>
  new Set(topics?.map(({ id }) => id) ?? articles.flatMap(({ article }) => article.topics));

/** An address as people read it; as it is when its percent signs mean nothing. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Articles by the slugs that they had before. */
export const byFormerSlug = ({ articles }: Collection): ReadonlyMap<string, CheckedArticle> =>
  new Map(
    articles.flatMap((checked) =>
      checked.article.aliases.flatMap((alias) => {
        const slug = articleSlugOf(alias);
        return slug === null ? [] : [[slug, checked] as const];
      }),
    ),
  );

/** Former addresses (`aliases`) that can't lead to their article, because something else is there. */
export function* checkAliases(collection: Collection): Iterable<Finding> {
  const owners = new Map<string, string>();
  const topicIds = topicPages(collection);
  const slugOf = (path: string): string | null => /^\/articles\/([^/]+)$/.exec(path)?.[1] ?? null;
  for (const { file, article } of collection.articles) {
    for (const [index, alias] of article.aliases.entries()) {
      const finding = (rule: Finding['rule'], message: string, fix: string): Finding => ({
        file,
        ...fieldPlace(collection.contentDir, file, ['aliases', index]),
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
          '两篇里各删掉这一项',
        );
      } else if (there !== undefined) {
        yield finding(
          'alias-collision',
          `旧地址 ${alias} 现在是 ${there.file} 的地址，不会转到这里`,
          `删掉这一项，或给那篇文章改名；本文的地址是 ${articlePath(article.slug)}`,
        );
      } else if (isSitePage(alias, topicIds)) {
        yield finding('alias-collision', `旧地址 ${alias} 是站点自己的页面，不会转到这里`, '删掉这一项');
      } else if (owner !== undefined) {
        const message = owner === file ? `旧地址 ${alias} 写了两次` : `旧地址 ${alias} 也写在 ${owner} 里`;
        yield finding('alias-collision', message, '只留在一篇文章里，并且只写一次');
      }
    }
  }
}
