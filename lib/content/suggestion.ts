import { closest, distance } from 'fastest-levenshtein';
import { nameIn } from './slug.ts';

/** Ids with the names by which readers know them: topics with theirs, articles with their titles. */
export type Names = ReadonlyMap<string, string>;

/**
 * The known name nearest to a wrong one, case aside; null beyond two edits, or one in three letters of a longer name,
 * or when less than half of it is right or only a number is another one: A12 isn't A13 with a slip.
 */
export function nearest(wrong: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const written = wrong.toLowerCase();
  const names = known.map((name) => name.toLowerCase());
  const best = closest(written, names);
  if (distance(written, best) > Math.min(Math.max(2, wrong.length / 3), wrong.length / 2)) return null;
  if (
    withNumbers(written, () => '#') === withNumbers(best, () => '#') &&
    withNumbers(written, Number) !== withNumbers(best, Number)
  )
    return null;
  return known[names.indexOf(best)] ?? null;
}

const withNumbers = (name: string, written: (digits: string) => unknown): string =>
  name.replace(/\d+/g, (digits) => String(written(digits)));

/**
 * What to write instead of an id that doesn't exist: the one whose name, file or address was written, several between
 * full-width commas (to YAML letters like others), the nearest one. Null where none of it is likely.
 */
export function meantId(wrong: string, names: Names): string | null {
  const idOf = (written: string): string | undefined =>
    names.has(written) ? written : [...names].find(([, name]) => name === written)?.[0];
  const id = idOf(wrong);
  if (id !== undefined) return `这里不写名称，写 ${id}`;
  const name = nameIn(wrong);
  if (name !== wrong && names.has(name)) return `写成 ${name}`;
  const parts = wrong.split(/[，、]/).map((part) => part.trim());
  if (parts.length > 1 && parts.some((part) => idOf(part) !== undefined))
    return `逗号要用半角的：写成 ${parts.map((part) => idOf(part) ?? part).join(', ')}`;
  const near = nearest(wrong, [...names.keys()]);
  if (near !== null) return `是不是 ${near}？`;
  const most = wrong.length / 3;
  const like = [...names].filter(
    ([, name]) =>
      (wrong.length > 1 && name.includes(wrong)) ||
      (Math.abs(name.length - wrong.length) <= most && distance(wrong, name) <= most),
  );
  // Of several, the first would be a guess.
  const [only] = like.length === 1 ? like : [];
  return only === undefined ? null : `是不是 ${only[0]}（${only[1]}）？`;
}

/** The fix for an id that doesn't exist. */
export const suggestion = (wrong: string, names: Names): string =>
  meantId(wrong, names) ?? '改成已有的名字，或删掉它';
