import { slug as headingId } from 'github-slugger';
import { slugLike } from '../../content/slug.ts';
import { BY_FIX } from '../../content/value-fix.ts';
import { publicFileFix } from '../../library/wrong-references.ts';
import type { Collection } from '../collection.ts';

/** Links and pictures of Obsidian and other wikis. */
export const WIKI_LINK = /!?\[\[(?!toc\]\])[^[\]\n]{1,200}\]\]/gi;
const PARTS = /^!?\[\[([^|#]*)(?:#([^|]*))?(?:\|(.*))?\]\]$/;
/** Pictures that browsers don't show. */
const UNSHOWN = /\.(?:heic|heif|tiff?)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/** What a wiki's link says; of headings below one another, the last; a block of Obsidian has no address here. */
function partsOf(written: string) {
  const [, target = '', part = '', words = ''] = (PARTS.exec(written) ?? []).map((found) => found?.trim());
  const name = (target.split('/').at(-1) ?? '').replace(/\.md$/, '');
  const heading = part.split('#').at(-1) ?? '';
  const anchor = heading === '' || heading.startsWith('^') ? '' : `#${headingId(heading)}`;
  return { target, name, slug: slugLike(name), anchor, text: words === '' ? name || heading : words };
}

/** A wiki's link as one of Markdown, where it leads to an article or within its own; null of others, and pictures. */
export function wikiLinkAsMarkdown(
  written: string,
  articleCalled: (meant: string, name: string) => string | null,
): string | null {
  const { target, name, slug, anchor, text } = partsOf(written);
  if (written.startsWith('!') || PICTURE.test(target)) return null;
  if (target === '') return anchor === '' ? null : `[${text}](${anchor})`;
  const article = slug === null ? null : articleCalled(slug, name);
  return article === null ? null : `[${text}](/articles/${article}${anchor})`;
}

/** The name of the picture that a wiki's link shows, and its words, which may be a width; null of any other link. */
export function wikiPicture(written: string): { readonly name: string; readonly alt: string } | null {
  const { target } = partsOf(written);
  if (!written.startsWith('!') || !PICTURE.test(target)) return null;
  const [, words = ''] = /\|(.*)\]\]$/.exec(written) ?? [];
  return {
    name: target.split('/').at(-1) ?? '',
    alt: /^\d+(?:x\d+)?$/.test(words.trim()) ? '' : words.trim(),
  };
}

/**
 * What to write instead of a wiki's link, or of a note that one shows within another.
 * @param picture what to write instead of a picture
 */
export function wikiLinkFix(
  written: string,
  { articleCalled }: Pick<Collection, 'articleCalled'>,
  picture: string,
): string {
  const { target } = partsOf(written);
  if (PICTURE.test(target)) return picture;
  const markdown = wikiLinkAsMarkdown(written.replace(/^!/, ''), articleCalled);
  if (markdown !== null) return `写成 ${markdown}${written.startsWith('!') ? '' : BY_FIX}`;
  if (UNSHOWN.test(target)) return `网页不显示这种图片：存成 JPG 或 PNG，${picture}`;
  return publicFileFix(target) ?? '写成 [文字](/articles/文件名)';
}
