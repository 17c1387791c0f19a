import { nearest } from './suggestion.ts';
import { scalar } from './yaml-scalar.ts';

/** Keys that other systems (Hugo, Hexo, Jekyll, Obsidian) use for the same thing. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  author: 'authors',
  date: 'publishedAt',
  created: 'publishedAt',
  pubDate: 'publishedAt',
  publishDate: 'publishedAt',
  published: 'publishedAt',
  lastmod: 'updatedAt',
  last_modified_at: 'updatedAt',
  modified: 'updatedAt',
  updated: 'updatedAt',
  expiryDate: 'expiresAt',
  tag: 'keywords',
  tags: 'keywords',
  categories: 'topics',
  category: 'topics',
  description: 'summary',
  excerpt: 'summary',
  redirects: 'aliases',
  redirect_from: 'aliases',
  // The article's address in the other system.
  permalink: 'aliases',
  url: 'aliases',
};
const ADDRESSES = ['permalink', 'url'];

/** Keys of other systems for what pages here don't have, or have by themselves. */
const UNUSED_KEYS = new Set(
  `abbrlink actionLink actionText aside audio banner build cascade catalog comment comments copyright cover
  coverImage cssclass cssclasses custom_edit_url displayed_sidebar editLink excerpt_separator featuredImage
  features footer head header-img header-style headless hero heroImage heroText hidden hide_table_of_contents
  hide_title home icon id image images index_img isCJKLanguage isOriginal katex lang language lastUpdated layout
  linkTitle linktitle markup math mathjax menu menus mermaid navbar next noindex order outline outputs pageClass
  pagination_next pagination_prev params password photos pin pinned prev private render_with_liquid resources reward
  series shortTitle ShowToc sidebar sidebar_class_name sidebar_custom_props sidebar_label sidebar_position
  sidebarDepth sitemap star status sticky subtitle thumb thumbnail toc toc_max_heading_level
  toc_min_heading_level TocOpen top top_img translationKey type unlisted videos weight`.split(/\s+/),
);

/** Keys that keep an article from everyone, or off all lists. */
const HIDING_KEYS = ['hidden', 'password', 'private', 'unlisted'];
/** Whether another system's field keeps its article from readers: a diary with a password must not be published. */
export const hides = (key: string, value: unknown): boolean =>
  HIDING_KEYS.includes(key) && !/^(?:|false|no|off)$/i.test(String(value ?? ''));

/** Whether another system's key has no use here, so that its line can become a comment. */
export const isUnusedKey = (key: string): boolean => UNUSED_KEYS.has(key);

/** Fields whose values are times. */
export const TIME_FIELDS: readonly string[] = ['publishedAt', 'updatedAt', 'verifiedAt', 'expiresAt'];
/** Fields whose values are lists of single words or addresses. */
export const WORD_LISTS: readonly string[] = ['topics', 'authors', 'keywords', 'related', 'aliases'];

/** Blanks between Chinese words, as Jekyll's lists have them; not those of 机器学习 101 or Java 集合. */
const BETWEEN_WORDS = /(?<=^[\p{Script=Han}\s]*\p{Script=Han})\s+(?=[\p{Script=Han}\s]*$)/u;

/** What stands there instead of a list, as its items: words in commas, lines or blanks; of an address, lines. */
export function itemsOf(key: string, text: string): string[] {
  const isAddress = ADDRESSES.includes(key);
  const items = text.split(isAddress ? '\n' : /[,，、\n]/).map((item) => item.trim());
  return items
    .flatMap((item) => (isAddress ? item : item.split(BETWEEN_WORDS)))
    .filter((item) => item !== '')
    .map((item) => scalar(isAddress ? asPath(item) : item));
}

/** An address as `aliases` wants it: other systems leave out the slash in front. Patterns such as `:year` stay. */
const asPath = (address: string): string => (/^\/|:/.test(address) ? address : `/${address}`);

/**
 * Our name for another system's key. Of Jekyll and Obsidian, `published: false` makes a draft, of others what hides it.
 */
export function foreignField(key: string, value: unknown): string | undefined {
  if (typeof value === 'boolean' && (key === 'published' || key === 'publish')) return 'draft';
  if (hides(key, value)) return 'draft';
  // Of a note that was clipped from the web, it is another site's.
  if (key === 'url' && (typeof value !== 'string' || value.includes(':'))) return undefined;
  return Object.hasOwn(FOREIGN_KEYS, key) ? FOREIGN_KEYS[key] : undefined;
}

/** The known key that was probably meant: another system's name for it, or the nearest one. */
export function meantKey(key: string, value: unknown, known: readonly string[]): string | null {
  const foreign = foreignField(key, value);
  if (foreign !== undefined && known.includes(foreign)) return foreign;
  return isUnusedKey(key) ? null : nearest(key, known);
}

/** A path as an editor counts and says it: `sources 第 1 项的 url` for `['sources', 0, 'url']`. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((step, at) => {
      const isOfItem = typeof path[at - 1] === 'number';
      if (typeof step === 'number') return `${isOfItem ? '的' : ' '}第 ${step + 1} 项`;
      return at === 0 ? String(step) : `${isOfItem ? '' : ' '}的 ${String(step)}`;
    })
    .join('')
    .trim();
