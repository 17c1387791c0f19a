import { SITE_FILE } from '../../content/folder.ts';
import { type Place, positionAt } from '../../content/problem.ts';
import { articleSlugOf } from '../../site/urls.ts';
import { type CheckedArticle, type CheckedText, type Collection, fieldPlace } from '../collection.ts';
import type { Finding } from '../rules.ts';
import { byFormerSlug } from './addresses.ts';

/**
 * What readers are to be led to, and is not there for them: drafts, and articles that have expired. What is scheduled
 * comes by itself.
 */
export function* checkHiddenTargets(collection: Collection, now: number): Iterable<Finding> {
  const { contentDir, site, bySlug, articles, about } = collection;
  const former = byFormerSlug(collection);
  const hidden = ({ article }: CheckedArticle): string | null => {
    if (article.draft) return '还是草稿';
    return article.expiresAt !== undefined && article.expiresAt <= now ? '已经下线' : null;
  };
  const told = function* (file: string, place: () => Place, what: string, slug: string): Iterable<Finding> {
    const target = bySlug.get(slug) ?? former.get(slug);
    const reason = target === undefined ? null : hidden(target);
    if (target === undefined || reason === null) return;
    const fix = target.article.draft ? '发布它，或换一篇' : '换一篇，或删掉';
    yield {
      file,
      ...place(),
      rule: 'hidden-target',
      message: `${what}的 ${target.file} ${reason}，读者看不到`,
      fix,
    };
  };
  const links = function* ({ file, markdown, bodyLine, outline }: CheckedText): Iterable<Finding> {
    for (const { href, offset } of outline.links) {
      const place = (): Place => {
        const { line, column } = positionAt(markdown, offset);
        return { line: line + bodyLine, column };
      };
      const slug = articleSlugOf(href);
      if (slug !== null) yield* told(file, place, '链接', slug);
    }
  };
  for (const [index, slug] of site.featured.entries()) {
    yield* told(SITE_FILE, () => fieldPlace(contentDir, SITE_FILE, ['featured', index]), 'featured 里', slug);
  }
  if (about !== null) yield* links(about);
  for (const checked of articles) {
    if (hidden(checked) !== null) continue;
    const { file, article, places } = checked;
    for (const [index, slug] of article.related.entries()) {
      yield* told(file, () => places.related[index] ?? { line: 1, column: 1 }, 'related 里', slug);
    }
    yield* links(checked);
  }
}
