import { breakCosts } from '../text/title-breaks.ts';

export interface TitleLine {
  /** Characters of the line, as indices into the title: first, and one after the last. */
  readonly start: number;
  readonly end: number;
}

/**
 * Breaks a title into lines of nearly the same width: at pauses and between words where it can, never before a
 * closing mark or after an opening one, never inside of a Latin word or a number.
 * @param characters the title by code point
 * @param widths of the characters, in the unit of `lineWidth`
 * @returns as few lines as hold it, or null when it needs more than `maxLines`
 */
export function breakTitle(
  characters: readonly string[],
  widths: readonly number[],
  { lineWidth, maxLines }: { lineWidth: number; maxLines: number },
): readonly TitleLine[] | null {
  const costs = breakCosts(characters);
  for (let lines = 1; lines <= maxLines; lines += 1) {
    const broken = setIn(characters, widths, costs, { lineWidth, lines });
    if (broken !== null) return broken;
  }
  return null;
}

/** The cheapest way to set the title in that many lines (dynamic programming over line ends), or null. */
function setIn(
  characters: readonly string[],
  widths: readonly number[],
  costs: readonly number[],
  { lineWidth, lines }: { lineWidth: number; lines: number },
): readonly TitleLine[] | null {
  interface Way {
    readonly cost: number;
    readonly lines: readonly TitleLine[];
  }
  let ways = new Map<number, Way>([[0, { cost: 0, lines: [] }]]);
  for (let line = 1; line <= lines; line += 1) {
    const longer = new Map<number, Way>();
    for (const [start, way] of ways) {
      let width = 0;
      for (let end = start + 1; end <= characters.length; end += 1) {
        width += widths[end - 1] ?? 0;
        if (width > lineWidth) break;
        // Squares of widths, whose sum is always the same, are the fewer the more alike they are.
        const cost = way.cost + (costs[end - 1] ?? 0) + (width / lineWidth) ** 2;
        if (cost < (longer.get(end)?.cost ?? Number.POSITIVE_INFINITY)) {
          longer.set(end, { cost, lines: [...way.lines, { start, end }] });
        }
      }
    }
    ways = longer;
  }
  return ways.get(characters.length)?.lines ?? null;
}
