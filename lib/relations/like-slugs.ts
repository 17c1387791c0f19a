import { distance } from 'fastest-levenshtein';
import { fold } from '../text/fold.ts';
import { correcting } from './constants.ts';

/**
 * The slugs that someone may have meant who typed this one, the likest first: those that begin with it (an address that
 * was cut off), those with few other letters, and those with most of its words, of which the rare ones count more.
 */
export function likeSlugs(slugs: Iterable<string>, text: string): string[] {
  const typed = fold(text.slice(0, 100))
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const words = [...new Set(typed.split('-'))].filter((word) => word !== '').slice(0, correcting.slugWords);
  const like: { slug: string; likeness: number }[] = [];
  const sharing: { slug: string; shared: number[] }[] = [];
  const slugsWith = words.map(() => 0);
  let all = 0;
  for (const slug of slugs) {
    all++;
    const likeness = likenessOf(typed, slug);
    if (likeness > 0) {
      like.push({ slug, likeness });
      continue;
    }
    // Most slugs have none of the words, and a list for each of them would take most of the time.
    if (!words.some((word) => slug.includes(word))) continue;
    const shared = words.flatMap((word, at) => (hasWord(slug, word) ? at : []));
    for (const at of shared) slugsWith[at] = (slugsWith[at] ?? 0) + 1;
    if (shared.length > 0) sharing.push({ slug, shared });
  }
  const rarities = slugsWith.map((count) => Math.log(1 + all / (1 + count)));
  const sum = rarities.reduce((total, rarity) => total + rarity, 0);
  for (const { slug, shared } of sharing) {
    const share = shared.reduce((total, at) => total + (rarities[at] ?? 0), 0) / sum;
    if (share >= correcting.slugShare) like.push({ slug, likeness: share });
  }
  return like
    .sort((a, b) => b.likeness - a.likeness || a.slug.length - b.slug.length)
    .map(({ slug }) => slug);
}

/** 3 for the beginning of a slug, from 2 when few letters differ, otherwise 0: in words a share of 1 is most. */
function likenessOf(typed: string, slug: string): number {
  if (slug.startsWith(typed) && typed.length >= Math.min(correcting.slugStart, slug.length)) return 3;
  const most = typed.length * correcting.slug;
  if (Math.abs(slug.length - typed.length) <= most) {
    const away = distance(typed, slug);
    if (away <= most) return 3 - away / typed.length;
  }
  return 0;
}

/** Whether the word stands between hyphens or ends of the slug. */
const hasWord = (slug: string, word: string): boolean => `-${slug}-`.includes(`-${word}-`);
