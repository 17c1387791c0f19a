import { statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_START } from '../../content/problem.ts';
import { imageSize } from '../../library/images.ts';
import type { Finding } from '../rules.ts';

/** What every browser shows. */
const SHOWN = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** An SVG may have no size of its own. */
const DRAWING = /\.svg$/i;
/** Bytes; it takes a phone some seconds on a weak network. */
const LARGE = 1_000_000;

const address = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/**
 * What keeps readers from seeing a picture of the content folder, or makes them wait for it.
 * @param image its address, `/images/x.png`, not encoded
 */
export function* checkPicture(contentDir: string, image: string): Iterable<Finding> {
  const finding = (rule: Finding['rule'], message: string, fix: string): Finding => ({
    file: image.slice(1),
    ...FILE_START,
    rule,
    message,
    fix,
  });
  const bytes = statSync(join(contentDir, image), { throwIfNoEntry: false })?.size ?? 0;
  if (!SHOWN.test(image)) {
    yield finding('image-format', '很多浏览器不显示这种图片', '另存为 JPEG、PNG 或 WebP');
  } else if (!DRAWING.test(image) && imageSize(contentDir, address(image)) === null) {
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
