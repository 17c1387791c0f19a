import { statSync } from 'node:fs';
import { fileAt } from '../../content/folder.ts';
import { type Finding, finding, wholeFile } from '../../content/problem.ts';
import { imageSize } from '../../library/images.ts';
import { wrongPicture } from '../../library/wrong-references.ts';
import type { OutlineLink } from '../../markdown/outline.ts';
import { scaledVersions } from '../../site/scaled-pictures.ts';
import { percentDecoded } from '../../site/urls.ts';
import { type CheckedText, type Collection, textPlace } from '../collection.ts';
import { hasLocation } from '../picture-location.ts';

/** What every browser shows. */
const SHOWN = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** An SVG may have no size of its own. */
const DRAWING = /\.svg$/i;
/** Its smaller versions still move, with most of its bytes; of one of many frames none can be made. */
const MOVING = /\.gif$/i;
/** Bytes; it takes a phone some seconds on a weak network. */
const LARGE = 1_000_000;
/** The same for a picture that pages offer in smaller versions: feeds, and who opens it alone, get it as it is. */
const LARGE_ORIGINAL = 3_000_000;

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
      yield finding(wholeFile(image.slice(1)), 'unused-image', '没有文章使用这张图片', '用上它，或删掉文件');
    }
  }
}

/** An address without its query and fragment, decoded, NFC. */
const pathOf = (href: string): string => percentDecoded(href.replace(/[?#].*$/, '')).normalize('NFC');

/** What is wrong with a picture where a text shows it. */
function* checkShown(
  { contentDir, images }: Collection,
  text: CheckedText,
  { href, offset }: OutlineLink,
): Iterable<Finding> {
  const place = textPlace(text, offset);
  if (text.markdown.slice(offset - 4, offset) === '![](') {
    yield finding(place, 'image-text', '图片没有替代文字', '在 ![ ] 里写出图片说了什么，看不到图的读者靠它');
  }
  const wrong = wrongPicture(contentDir, text.file, href, () => images);
  if (wrong !== null) yield { ...place, ...wrong };
}

/**
 * What keeps readers from seeing a picture of the content folder, or makes them wait for it, and what it gives away.
 * @param image its address, `/images/x.png`, not encoded
 */
function* checkFile(contentDir: string, image: string): Iterable<Finding> {
  const file = wholeFile(image.slice(1));
  const path = fileAt(contentDir, image);
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const address = image.split('/').map(encodeURIComponent).join('/');
  if (!SHOWN.test(image)) {
    yield finding(file, 'image-format', '很多浏览器不显示这种图片', '另存为 JPEG、PNG 或 WebP');
  } else if (!DRAWING.test(image) && imageSize(contentDir, address) === null) {
    yield finding(
      file,
      'image-format',
      '读不出图片的尺寸，可能打不开',
      '文件可能坏了，或扩展名不对：重新导出一次',
    );
  }
  const isScaled = !MOVING.test(image) && scaledVersions(address, 1).length > 0;
  if (bytes > (isScaled ? LARGE_ORIGINAL : LARGE)) {
    yield finding(
      file,
      'large-image',
      `图片有 ${(bytes / 1_000_000).toFixed(1)} MB，${isScaled ? '网页会自动缩小，用订阅阅读和点开原图的人却' : '手机上'}要等很久`,
      howToShrink(image),
    );
  }
  if (hasLocation(path)) {
    yield finding(
      file,
      'picture-location',
      '照片里存着拍摄地点，谁下载都看得到',
      '另存一份不带位置的：手机分享照片时关掉“位置”，或用看图软件删去位置信息',
    );
  }
}

function howToShrink(image: string): string {
  if (DRAWING.test(image)) return '用 SVGO 等工具精简，或另存为 WebP';
  if (MOVING.test(image)) return '缩小尺寸、减少帧数，或另存为动态 WebP';
  return '缩到 1600 像素宽以内，另存为 WebP 或 JPEG';
}
