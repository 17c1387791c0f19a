import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant, or null. */
export function nearest(wrong: string, known: readonly string[]): string | null {
  const best = known.length > 0 ? closest(wrong, known) : null;
  return best !== null && distance(wrong, best) <= Math.max(2, wrong.length / 3) ? best : null;
}

/** What to do about a name that doesn't exist. */
export function suggestion(wrong: string, known: readonly string[]): string {
  const best = nearest(wrong, known);
  return best === null ? '改成已有的名字，或删掉它' : `是不是 ${best}？`;
}
