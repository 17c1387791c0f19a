import { slug as headingId } from 'github-slugger';
import { slugLike } from '../../content/slug.ts';
import type { Collection } from '../collection.ts';

/** Links and pictures of Obsidian and other wikis. */
export const WIKI_LINK = /!?\[\[(?!toc\]\])[^[\]\n]{1,200}\]\]/gi;
const PARTS = /^!?\[\[([^|#]*)(?:#([^|]*))?(?:\|(.*))?\]\]$/;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/**
 * What to write instead of a wiki's link, or of a note that one shows within another.
 * @param picture what to write instead of a picture
 */
export function wikiLinkFix(
  written: string,
  { bySlug, unreadable }: Pick<Collection, 'bySlug' | 'unreadable'>,
  picture: string,
): string {
  const [, target = '', part = '', words = ''] = (PARTS.exec(written) ?? []).map((found) => found?.trim());
  if (PICTURE.test(target)) return picture;
  const name = (target.split('/').at(-1) ?? '').replace(/\.md$/, '');
  const slug = slugLike(name);
  const isArticle = slug !== null && (bySlug.has(slug) || unreadable.has(slug) || unreadable.has(name));
  // Of headings below one another, the last; a block of Obsidian has no address here.
  const heading = part.split('#').at(-1) ?? '';
  const anchor = heading === '' || heading.startsWith('^') ? '' : `#${headingId(heading)}`;
  const text = words === '' ? name || heading : words;
  if (target === '' && anchor !== '') return `写成 [${text}](${anchor})`;
  return isArticle ? `写成 [${text}](/articles/${slug}${anchor})` : '写成 [文字](/articles/文件名)';
}
