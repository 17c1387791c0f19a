import { join, posix } from 'node:path';
import { isFile } from '../content/folder.ts';
import { markdownName } from '../content/misnamed.ts';
import { PICTURES_FOLDER } from '../content/pictures.ts';
import type { RuleId } from '../content/rules.ts';
import { calledName, meantSlug, nameIn, slugLike } from '../content/slug.ts';
import { type Names, nearest, suggestion } from '../content/suggestion.ts';
import { readBytes } from '../content/text-file.ts';
import { topicFix } from '../content/topic.ts';
import { BY_FIX } from '../content/value-fix.ts';
import { percentDecoded } from '../site/urls.ts';
import { imageFile } from './images.ts';

/** What is wrong, and a function that works out how to mend it: to look for a like name takes ms among thousands. */
export interface Wrong {
  readonly rule: RuleId;
  readonly message: string;
  readonly fix: () => string;
}

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
): Wrong | null {
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
  if (beside !== null) return pictureFix(beside);
  // Without the folder, which makes short names alike.
  const [named, ...names] = [percentDecoded(href), ...images].map((address) => address.replace(FOLDER, ''));
  const best = images[names.indexOf(nearest(named ?? '', names) ?? '')];
  return best === undefined
    ? `把图片放进内容文件夹的 ${PICTURES_FOLDER}/，写成 /${PICTURES_FOLDER}/文件名`
    : `是不是 ${best}？`;
}

/** How a picture comes to where pages show it from, if it isn't there. */
const pictureFix = ({ from, to }: PictureMove): string =>
  `${from === to ? '' : `把 ${from} 放到 ${to}，`}写成 /${to}${BY_FIX}`;

/** Where a picture is, and a free place for it, or its own if pages show it from there; paths in the content folder. */
export interface PictureMove {
  readonly from: string;
  readonly to: string;
}

/** What may be copied to where everyone can read it: no drafts, no settings. */
const PICTURE = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|heic|heif|tiff?)$/i;

/** Folders whose files other systems serve at the root: Jekyll and Hexo, Hugo and Docusaurus, VuePress. */
const ROOTS = ['', 'static', 'public', '.vuepress/public'];

/**
 * The picture that an address means in other systems: beside the text, in a folder with its name, as Hexo has it, or at
 * the root; and a place for it, both in the content folder. Null without such a picture.
 */
export function pictureBeside(contentDir: string, file: string, href: string): PictureMove | null {
  const path = percentDecoded(href.replace(/[?#].*$/, '')).replace(/^@site\//, '/');
  if (path.startsWith('//') || !PICTURE.test(path)) return null;
  const places = path.startsWith('/') ? ROOTS : [posix.dirname(file), file.replace(/\.md$/, '')];
  const from = places
    .map((place) => posix.join(place, path).replace(/^\//, ''))
    .find((place) => !place.startsWith('..') && isFile(join(contentDir, place)));
  if (from === undefined) return null;
  if (from.startsWith(`${PICTURES_FOLDER}/`)) return { from, to: from };
  const extension = posix.extname(from);
  const name = slugLike(posix.basename(from, extension)) ?? 'image';
  const ofFile = meantSlug(file) ?? 'article';
  const to = `${PICTURES_FOLDER}/${ofFile}/${name}${extension.toLowerCase()}`;
  const [source, place] = [join(contentDir, from), join(contentDir, to)];
  return isFile(place) && !isCopy(source, place) ? null : { from, to };
}

/** Whether two files hold the same: the copy of a run of `--fix` that was broken off is no other picture. */
function isCopy(file: string, other: string): boolean {
  const [one, two] = [readBytes(file, Infinity), readBytes(other, Infinity)];
  return typeof one !== 'string' && typeof two !== 'string' && Buffer.compare(one, two) === 0;
}

/** The name of a host where a path is meant, as people write it without https: www.example.com, 12315.cn/x. */
const HOST = /^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|gov|edu|info|io|top|vip|cc)(?=[/:?#]|$)/i;

/** The slug that a relative link may mean, by the name of another article's file, and what stands behind its path. */
export function articleBeside(
  file: string,
  href: string,
): { slug: string | null; name: string; path: string; rest: string } {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  const beside = posix.join(posix.dirname(file), percentDecoded(path.replace(/\/+$/, '')));
  const meant = markdownName(beside) ?? beside;
  return { slug: meantSlug(meant), name: calledName(meant), path, rest };
}

/**
 * What is wrong with a link that is relative: a page's address is no place in the folder.
 * @param file the text's path inside the content folder
 * @param articleOf the slug of an article, by the slug that the name in a link means, what the link calls it, and that
 * name as written; null where there is none
 */
export const relativeLink = (
  contentDir: string,
  file: string,
  href: string,
  articleOf: (meant: string, name: string, written: string) => string | null,
): Wrong => {
  const { slug: meant, name, path, rest } = articleBeside(file, href);
  const host = /^https?[:：]\/*(.+)$/i.exec(href)?.[1] ?? (HOST.test(href) ? href : null);
  return {
    rule: 'broken-link',
    message: `相对链接「${href}」在文章页上走不通`,
    fix: () => {
      const slug = meant === null ? null : articleOf(meant, name, nameIn(path));
      if (slug !== null) return `写成 /articles/${slug}${rest}${BY_FIX}`;
      if (host !== null) return `写成 https://${host}`;
      const picture = pictureBeside(contentDir, file, href);
      if (picture !== null) return pictureFix(picture);
      const publicFile = publicFileFix(path);
      if (publicFile !== null) return publicFile;
      return '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）';
    },
  };
};

/** Files that no article is made of; of pages (`b.html`), the articles are here. */
const OTHER_FILE = /\.(?!md|mdx|markdown|html?$)[a-z]\w{0,4}$/i;

/** How readers get a file that lies beside a text in other systems; null of what may be a text. */
export function publicFileFix(path: string): string | null {
  const name = posix.basename(percentDecoded(path));
  return OTHER_FILE.test(name)
    ? `把文件放进内容文件夹的 public/，写成 /${name.replaceAll(' ', '%20')}，或删掉链接`
    : null;
}

/** Where an article is named by its slug, by the rule for those that don't exist. */
const NAMING = {
  'unknown-related': (slug: string) => `related 里的「${slug}」不是已有文章`,
  'unknown-featured': (slug: string) => `featured 里的「${slug}」不是已有文章`,
  'broken-link': (slug: string) => `链接 /articles/${slug} 没有对应的文章`,
};

/** What is wrong with the name of an article that doesn't exist. */
export const unknownArticle = (rule: keyof typeof NAMING, slug: string, titles: () => Names): Wrong => ({
  rule,
  message: NAMING[rule](slug),
  fix: () => suggestion(slug, titles()),
});

/** What is wrong with an article that recommends itself. */
export const SELF_RELATED: Wrong = {
  rule: 'self-related',
  message: '文章把自己列进了 related',
  fix: () => '删掉这一项',
};

/**
 * What is wrong with a topic that isn't in `topics.yaml`.
 * @param now the id of the topic that has its address now, if there is one
 */
export const unknownTopic = (id: string, now: () => string | undefined, topics: Names): Wrong => ({
  rule: 'unknown-topic',
  message: `主题「${id}」不在 topics.yaml 里`,
  fix: () => topicFix(id, now(), topics),
});

/** What is wrong with a title that the article of another file has. */
export const duplicateTitle = (title: string, file: string): Wrong => ({
  rule: 'duplicate-title',
  message: `标题「${title}」与 ${file} 相同`,
  fix: () => '改写其中一个标题，让读者分得清',
});
