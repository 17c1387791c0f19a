import { closest, distance } from 'fastest-levenshtein';

/** The known name nearest to a wrong one, case aside; null beyond two edits, or one in three letters of a longer name. */
export function nearest(wrong: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const written = wrong.toLowerCase();
  const names = known.map((name) => name.toLowerCase());
  const best = closest(written, names);
  if (distance(written, best) > Math.max(2, wrong.length / 3)) return null;
  return known[names.indexOf(best)] ?? null;
}

/** The fix for a name that doesn't exist: the nearest one that does, if any is near. */
export function suggestion(wrong: string, known: readonly string[]): string {
  const best = nearest(wrong, known);
  return best === null ? '改成已有的名字，或删掉它' : `是不是 ${best}？`;
}
