import { SITE_FILE } from '../../content/folder.ts';
import type { Place } from '../../content/problem.ts';
import { articleSlugOf } from '../../site/urls.ts';
import { type CheckedArticle, type CheckedText, type Collection, textPlace } from '../collection.ts';
import type { Finding } from '../rules.ts';

/** Links and recommendations that lead to drafts or expired articles. A scheduled article will be there by itself. */
export function* checkHiddenTargets(collection: Collection, now: number): Iterable<Finding> {
  const { site, articles, about, articleAt, placeOf } = collection;
  const hidden = ({ article }: CheckedArticle): string | null => {
    if (article.draft) return '还是草稿';
    return article.expiresAt !== undefined && article.expiresAt <= now ? '已经下线' : null;
  };
  const hiddenTarget = function* (
    file: string,
    place: () => Place,
    what: string,
    slug: string,
  ): Iterable<Finding> {
    const target = articleAt(slug);
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
  const links = function* (text: CheckedText): Iterable<Finding> {
    for (const { href, offset } of text.outline.links) {
      const slug = articleSlugOf(href);
      if (slug !== null) yield* hiddenTarget(text.file, () => textPlace(text, offset), '链接', slug);
    }
  };
  for (const [index, slug] of site.featured.entries()) {
    yield* hiddenTarget(SITE_FILE, () => placeOf(SITE_FILE, ['featured', index]), 'featured 里', slug);
  }
  if (about !== null) yield* links(about);
  for (const checked of articles) {
    if (hidden(checked) !== null) continue;
    const { file, article } = checked;
    for (const [index, { slug }] of article.related.entries()) {
      yield* hiddenTarget(file, () => placeOf(file, ['related', index]), 'related 里', slug);
    }
    yield* links(checked);
  }
}
