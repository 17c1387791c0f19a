import { distance } from 'fastest-levenshtein';

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

/** The known key that was probably meant: another system's name for it, or one within two typing mistakes. */
export function meantKey(key: string, known: readonly string[]): string | null {
  const foreign = FOREIGN_KEYS[key];
  if (foreign !== undefined && known.includes(foreign)) return foreign;
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(key.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : null;
}
