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
  // The address that it had there.
  permalink: 'aliases',
};

/** The known key that was probably meant: another system's name for it, or the nearest one. */
export function meantKey(key: string, known: readonly string[]): string | null {
  const foreign = FOREIGN_KEYS[key];
  return foreign !== undefined && known.includes(foreign) ? foreign : nearest(key, known);
}
