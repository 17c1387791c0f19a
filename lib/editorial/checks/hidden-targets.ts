import { SITE_FILE } from '../../content/folder.ts';
import type { FilePlace, Finding } from '../../content/problem.ts';
import { articleSlugOf } from '../../site/urls.ts';
import { type CheckedArticle, type CheckedText, type Collection, textPlace } from '../collection.ts';

interface Reference {
  readonly what: string;
  readonly slug: string | null;
  readonly place: () => FilePlace;
}

/** Links and recommendations that lead to drafts or expired articles. A scheduled article will be there by itself. */
export function* checkHiddenTargets(collection: Collection, now: number): Iterable<Finding> {
  const { site, articles, about, articleAt, placeOf } = collection;
  const hidden = ({ article }: CheckedArticle): string | null => {
    if (article.draft) return '还是草稿';
    return article.expiresAt !== undefined && article.expiresAt <= now ? '已经下线' : null;
  };
  const listed = (file: string, field: string, slugs: readonly string[]): Reference[] =>
    slugs.map((slug, index) => ({ what: `${field} 里`, slug, place: () => placeOf(file, [field, index]) }));
  const linked = (text: CheckedText): Reference[] =>
    text.outline.links.map(({ href, offset }) => ({
      what: '链接',
      slug: articleSlugOf(href),
      place: () => textPlace(text, offset),
    }));
  const seen = articles.filter((checked) => hidden(checked) === null);
  const references = [
    ...listed(SITE_FILE, 'featured', site.featured),
    ...seen.flatMap(({ file, article: { related } }) => listed(file, 'related', related.map(slugOf))),
    ...[about ?? [], seen].flat().flatMap(linked),
  ];
  for (const { what, slug, place } of references) {
    const target = slug === null ? undefined : articleAt(slug);
    const reason = target === undefined ? null : hidden(target);
    if (target === undefined || reason === null) continue;
    yield {
      ...place(),
      rule: 'hidden-target',
      message: `${what}的 ${target.file} ${reason}，读者看不到`,
      fix: target.article.draft ? '发布它，或换一篇' : '换一篇，或删掉',
    };
  }
}

const slugOf = ({ slug }: { readonly slug: string }): string => slug;
