import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { PICTURES_FOLDER } from '../../content/pictures.ts';
import { FILE_START } from '../../content/problem.ts';
import { slugLike, slugOfFile } from '../../content/slug.ts';
import { nearest } from '../../content/suggestion.ts';
import { imageFile, imageSize } from '../../library/images.ts';
import type { OutlineLink } from '../../markdown/outline.ts';
import { percentDecoded } from '../../site/urls.ts';
import { type CheckedText, type Collection, textPlace } from '../collection.ts';
import type { Finding } from '../rules.ts';
import { isFile } from './addresses.ts';

/** What every browser shows. */
const SHOWN = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** An SVG may have no size of its own. */
const DRAWING = /\.svg$/i;
/** Bytes; it takes a phone some seconds on a weak network. */
const LARGE = 1_000_000;

/** Pictures in the texts that readers don't see, and files of pictures that they don't see or wait for. */
export function* checkPictures(collection: Collection): Iterable<Finding> {
  const { texts, unreadable, contentDir, images } = collection;
  /** Addresses that texts show or link to. */
  const shown = new Set<string>();
  const linked = new Set<string>();
  for (const text of texts) {
    for (const link of text.outline.links) {
      (link.image ? shown : linked).add(pathOf(link.href));
      if (link.image) yield* checkShown(collection, text, link);
    }
  }
  for (const image of images) {
    if (shown.has(image)) yield* checkFile(contentDir, image);
    // A file with errors may show any of them.
    else if (!linked.has(image) && unreadable.size === 0) {
      yield {
        file: image.slice(1),
        ...FILE_START,
        rule: 'unused-image',
        message: '没有文章使用这张图片',
        fix: '用上它，或删掉文件',
      };
    }
  }
}

/** An address without its query and fragment, decoded. */
const pathOf = (href: string): string => percentDecoded(href.replace(/[?#].*$/, ''));

/** What is wrong with a picture where a text shows it. */
function* checkShown(
  { contentDir, images }: Collection,
  text: CheckedText,
  { href, offset }: OutlineLink,
): Iterable<Finding> {
  const finding = (rule: Finding['rule'], message: string, fix: string): Finding => ({
    file: text.file,
    ...textPlace(text, offset),
    rule,
    message,
    fix,
  });
  if (text.markdown.slice(offset - 4, offset) === '![](') {
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
  const beside = pictureBeside(contentDir, text.file, href);
  const best = nearest(percentDecoded(href), images);
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

/**
 * The picture that a relative address means in other systems: beside the text, or in a folder with its name, as Hexo has
 * it; and a free place for it, both in the content folder. Null without such a picture.
 */
function pictureBeside(
  contentDir: string,
  file: string,
  href: string,
): { readonly from: string; readonly to: string } | null {
  const path = pathOf(href);
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

/**
 * What keeps readers from seeing a picture of the content folder, or makes them wait for it.
 * @param image its address, `/images/x.png`, not encoded
 */
function* checkFile(contentDir: string, image: string): Iterable<Finding> {
  const finding = (rule: Finding['rule'], message: string, fix: string): Finding => ({
    file: image.slice(1),
    ...FILE_START,
    rule,
    message,
    fix,
  });
  const bytes = statSync(join(contentDir, image), { throwIfNoEntry: false })?.size ?? 0;
  const address = image.split('/').map(encodeURIComponent).join('/');
  if (!SHOWN.test(image)) {
    yield finding('image-format', '很多浏览器不显示这种图片', '另存为 JPEG、PNG 或 WebP');
  } else if (!DRAWING.test(image) && imageSize(contentDir, address) === null) {
    yield finding('image-format', '读不出图片的尺寸，可能打不开', '文件可能坏了，或扩展名不对：重新导出一次');
  }
  if (bytes > LARGE) {
    yield finding(
      'large-image',
      `图片有 ${(bytes / 1_000_000).toFixed(1)} MB，手机上要等很久`,
      '缩到 1600 像素宽以内，另存为 WebP 或 JPEG',
    );
  }
}
