import { join, posix } from 'node:path';
import { PICTURES_FOLDER } from '../../content/pictures.ts';
import { FILE_START } from '../../content/problem.ts';
import { slugLike, slugOfFile } from '../../content/slug.ts';
import { nearest, suggestion } from '../../content/suggestion.ts';
import { imageFile } from '../../library/images.ts';
import type { OutlineLink } from '../../markdown/outline.ts';
import { PAGE_IDS } from '../../markdown/remark-headings.ts';
import { renderMarkdown } from '../../markdown/render.ts';
import { articlePath, articleSlugOf } from '../../site/urls.ts';
import { type CheckedArticle, type CheckedText, type Collection, textPlace } from '../collection.ts';
import type { Finding } from '../rules.ts';
import { decoded, isFile, sitePaths } from './addresses.ts';
import { checkPicture } from './pictures.ts';

/** Links and pictures in the texts that lead nowhere, and pictures that no text shows. */
export function* checkLinks(collection: Collection): Iterable<Finding> {
  const { articles, texts, bySlug, articleAt, unreadable, contentDir, images } = collection;
  const slugs = [...bySlug.keys()];
  const isSitePath = sitePaths(collection);
  const aliases = new Set(articles.flatMap(({ article }) => article.aliases));
  /** Addresses that texts show or link to. */
  const shown = new Set<string>();
  const linked = new Set<string>();
  const fragments = new Map<CheckedText, readonly string[]>();
  const fragmentsOf = (text: CheckedText): readonly string[] => {
    const known = fragments.get(text) ?? [...idsOf(text.markdown), ...idsAround(text)];
    fragments.set(text, known);
    return known;
  };

  for (const text of texts) {
    for (const link of text.outline.links) {
      const finding = (rule: Finding['rule'], message: string, fix: string): Finding => ({
        file: text.file,
        ...textPlace(text, link.offset),
        rule,
        message,
        fix,
      });
      if (link.image) {
        yield* checkImage(link, text, finding);
        shown.add(decoded(link.href.replace(/[?#].*$/, '')));
        continue;
      }
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link.href)) continue;
      const [path = '', fragment = ''] = link.href.split('#');
      const slug = articleSlugOf(path);
      const target = path === '' ? text : slug === null ? undefined : articleAt(slug);
      if (target !== undefined) {
        const id = decoded(fragment);
        if (id !== '' && !fragmentsOf(target).includes(id)) {
          const best = nearest(id, fragmentsOf(target));
          yield finding(
            'broken-anchor',
            `${path === '' ? '本文' : `${target.file} `}里没有「#${id}」这个小标题`,
            best === null ? '照目标文章的小标题改写 # 后面的部分，或删掉它' : `是不是 #${best}？`,
          );
        }
      } else if (slug !== null) {
        if (unreadable.has(slug)) continue;
        yield finding('broken-link', `链接 /articles/${slug} 没有对应的文章`, suggestion(slug, slugs));
      } else if (!path.startsWith('/')) {
        const own = slugOfFile(path);
        yield finding(
          'broken-link',
          `相对链接「${link.href}」在文章页上走不通`,
          bySlug.has(own) || unreadable.has(own)
            ? `写成 ${articlePath(own)}`
            : '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）',
        );
      } else {
        const page = decoded(path.replace(/\?.*$/, ''));
        linked.add(page);
        if (isSitePath(page) || aliases.has(page)) continue;
        yield /\.\w+$/.test(page)
          ? finding('broken-link', `站内没有 ${page} 这个文件`, '把文件放进内容文件夹的 public/，或删掉链接')
          : finding('broken-link', `站内没有 ${page} 这个页面`, '改成已有的地址，或删掉链接');
      }
    }
  }
  for (const image of images) if (shown.has(image)) yield* checkPicture(contentDir, image);
  // A file with errors may show any of them.
  for (const image of unreadable.size > 0 ? [] : images) {
    if (shown.has(image) || linked.has(image)) continue;
    yield {
      file: image.slice(1),
      ...FILE_START,
      rule: 'unused-image',
      message: '没有文章使用这张图片',
      fix: '用上它，或删掉文件',
    };
  }

  function* checkImage(
    { href, offset }: OutlineLink,
    { file: inFile, markdown }: CheckedText,
    finding: (rule: Finding['rule'], message: string, fix: string) => Finding,
  ): Iterable<Finding> {
    if (markdown.slice(offset - 4, offset) === '![](') {
      yield finding('image-text', '图片没有替代文字', '在 ![ ] 里写出图片说了什么，看不到图的读者靠它');
    }
    // The policy of the pages (lib/delivery/security.ts) lets no reader's browser tell another site what it reads.
    if (/^(?:https?:)?\/\//i.test(href)) {
      yield finding(
        'foreign-image',
        '网页不显示别的网站上的图片，读者只看到替代文字',
        `下载这张图片，放进内容文件夹的 ${PICTURES_FOLDER}/，写成 /${PICTURES_FOLDER}/文件名`,
      );
      return;
    }
    const file = imageFile(contentDir, href);
    if (file !== null && isFile(file)) return;
    const beside = pictureBeside(contentDir, inFile, href);
    const best = nearest(decoded(href), images);
    yield finding(
      'missing-image',
      file === null ? `图片地址「${href}」不在 /${PICTURES_FOLDER}/ 下` : `找不到图片 ${href}`,
      beside !== null
        ? `把 ${beside.from} 移到 ${beside.to}，写成 /${beside.to}`
        : best === null
          ? `把图片放进内容文件夹的 ${PICTURES_FOLDER}/，写成 /${PICTURES_FOLDER}/文件名`
          : `是不是 ${best}？`,
    );
  }
}

/**
 * The picture that a relative address means in other systems: beside the text, or in a folder with its name, as Hexo has
 * it; and a free place for it, both in the content folder. Null without such a picture.
 */
function pictureBeside(
  contentDir: string,
  file: string,
  href: string,
): { readonly from: string; readonly to: string } | null {
  const path = decoded(href.replace(/[?#].*$/, ''));
  if (path === '' || path.startsWith('/')) return null;
  const folder = posix.dirname(file);
  const from = [folder, file.replace(/\.md$/, '')]
    .map((place) => posix.join(place, path))
    .find((place) => !place.startsWith('..') && isFile(join(contentDir, place)));
  if (from === undefined) return null;
  const extension = posix.extname(from);
  const name = slugLike(posix.basename(from, extension)) ?? 'image';
  const ofFile =
    slugLike(slugOfFile(file) === 'index' ? posix.basename(folder) : slugOfFile(file)) ?? 'article';
  const to = `${PICTURES_FOLDER}/${ofFile}/${name}${extension.toLowerCase()}`;
  return isFile(join(contentDir, to)) ? null : { from, to };
}

/** Fragment identifiers of the rendered text: headings and footnotes. */
function idsOf(markdown: string): string[] {
  const { html } = renderMarkdown(markdown, { openSlug: (slug) => slug, imageSize: () => null });
  return [...html.matchAll(/\sid="([^"]+)"/g)].flatMap(({ 1: id }) => (id === undefined ? [] : [id]));
}

/** Fragment identifiers of the page around the text. */
function idsAround(text: CheckedText | CheckedArticle): string[] {
  if (!('article' in text)) return ['top', 'content'];
  const { sources, corrections } = text.article;
  const missing = [
    ...(sources.length > 0 ? [] : ['sources']),
    ...(corrections.length > 0 ? [] : ['corrections']),
  ];
  return PAGE_IDS.filter((id) => !missing.includes(id));
}
