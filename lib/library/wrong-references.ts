import { join, posix } from 'node:path';
import { isFile } from '../content/folder.ts';
import { PICTURES_FOLDER } from '../content/pictures.ts';
import type { ContentRule } from '../content/problem.ts';
import { nameIn, slugLike, slugOfFile } from '../content/slug.ts';
import { type Names, nearest, suggestion } from '../content/suggestion.ts';
import { articlePath, percentDecoded } from '../site/urls.ts';
import { imageFile } from './images.ts';

/** What is wrong, and a function that works out how to mend it: to look for a like name takes ms among thousands. */
type Wrong<Rule extends ContentRule> = {
  readonly rule: Rule;
  readonly message: string;
  readonly fix: () => string;
};

const FOLDER = new RegExp(`^/${PICTURES_FOLDER}/`);

/**
 * Why readers don't see a picture that a text shows; null where they do.
 * @param file the text's path inside the content folder
 * @param href the picture's address as written
 * @param images lists the addresses of all pictures, not encoded
 */
export function wrongPicture(
  contentDir: string,
  file: string,
  href: string,
  images: () => readonly string[],
): Wrong<'foreign-image' | 'missing-image'> | null {
  // The policy of the pages (lib/delivery/security.ts) lets no reader's browser tell another site what it reads.
  if (/^(?:https?:)?\/\//i.test(href)) {
    return {
      rule: 'foreign-image',
      message: '网页不显示别的网站上的图片，读者只看到替代文字',
      fix: () => `下载这张图片，放进内容文件夹的 ${PICTURES_FOLDER}/，写成 /${PICTURES_FOLDER}/文件名`,
    };
  }
  if (/^data:/i.test(href)) {
    return {
      rule: 'missing-image',
      message: '图片写在了地址里（data:），网页不显示它',
      fix: () => `存成文件，放进内容文件夹的 ${PICTURES_FOLDER}/，写成 /${PICTURES_FOLDER}/文件名`,
    };
  }
  const picture = imageFile(contentDir, href);
  if (picture !== null && isFile(picture)) return null;
  return {
    rule: 'missing-image',
    message: picture === null ? `图片地址「${href}」不在 /${PICTURES_FOLDER}/ 下` : `找不到图片 ${href}`,
    fix: () => meantPicture(contentDir, file, href, images()),
  };
}

/** The fix for a picture that isn't there. */
function meantPicture(contentDir: string, file: string, href: string, images: readonly string[]): string {
  const beside = pictureBeside(contentDir, file, href);
  if (beside !== null) return `把 ${beside.from} 移到 ${beside.to}，写成 /${beside.to}`;
  // Without the folder, which makes short names alike.
  const [named, ...names] = [percentDecoded(href), ...images].map((address) => address.replace(FOLDER, ''));
  const best = images[names.indexOf(nearest(named ?? '', names) ?? '')];
  return best === undefined
    ? `把图片放进内容文件夹的 ${PICTURES_FOLDER}/，写成 /${PICTURES_FOLDER}/文件名`
    : `是不是 ${best}？`;
}

/**
 * The picture that a relative address means in other systems: beside the text, or in a folder with its name, as Hexo
 * has it; and a free place for it, both in the content folder. Null without such a picture.
 */
function pictureBeside(
  contentDir: string,
  file: string,
  href: string,
): { readonly from: string; readonly to: string } | null {
  const path = percentDecoded(href.replace(/[?#].*$/, ''));
  if (path.startsWith('/')) return null;
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

/** The name of a host where a path is meant, as people write it without https: www.example.com, 12315.cn/x. */
const HOST = /^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|gov|edu|info|io|top|vip|cc)(?=[/:?#]|$)/i;

/** What is wrong with a link that is relative: a page's address is no place in the folder. */
export const relativeLink = (href: string, isArticle: (slug: string) => boolean): Wrong<'broken-link'> => {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  const slug = nameIn(path);
  const host = /^https?[:：]\/*(.+)$/i.exec(href)?.[1] ?? (HOST.test(href) ? href : null);
  return {
    rule: 'broken-link',
    message: `相对链接「${href}」在文章页上走不通`,
    fix: () => {
      if (isArticle(slug)) return `写成 ${articlePath(slug)}${rest}`;
      if (host !== null) return `写成 https://${host}`;
      return '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）';
    },
  };
};

/** What is wrong with an article to read first that doesn't exist. */
export const unknownFeatured = (slug: string, titles: () => Names): Wrong<'unknown-featured'> => ({
  rule: 'unknown-featured',
  message: `featured 里的「${slug}」不是已有文章`,
  fix: () => suggestion(slug, titles()),
});
