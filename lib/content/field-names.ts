import { nearest } from './suggestion.ts';

/** Keys that other systems (Hugo, Hexo, Jekyll) use for the same thing. */
export const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  date: 'publishedAt',
  published: 'publishedAt',
  lastmod: 'updatedAt',
  modified: 'updatedAt',
  updated: 'updatedAt',
  expiryDate: 'expiresAt',
  tags: 'keywords',
  categories: 'topics',
  category: 'topics',
  description: 'summary',
  excerpt: 'summary',
  redirects: 'aliases',
  redirect_from: 'aliases',
  // The article's address in the other system.
  permalink: 'aliases',
};

/** The known key that was probably meant: another system's name for it, or the nearest one. */
export function meantKey(key: string, known: readonly string[]): string | null {
  const foreign = FOREIGN_KEYS[key];
  return foreign !== undefined && known.includes(foreign) ? foreign : nearest(key, known);
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
