import { breakCosts } from './title-breaks.ts';

const WIDE_MARK = /[\u2018-\u201d\u3001-\u3011\uff01-\uff1f]/u;
const WIDE = /[\p{Script=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u;
/** Em of letters that aren't Han, and of the space that browsers leave beside them (`text-autospace`). */
const CAPITAL = 0.65;
const SMALL = 0.55;
const MARK = 0.3;
const AUTOSPACE = 0.125;
/** Em that one of two neighbouring wide marks loses (`text-spacing-trim`). */
const TRIMMED = 0.5;

/**
 * How wide a title may be for its lines to end between words, in em, or null when it stands in one line of `widest`
 * em. No line of plain text can be told where to end, and browsers' dictionaries tear Chinese words apart in
 * balanced lines (分期支 | 付功能); but how wide it is decides where it ends, and site.css has a class for each width.
 */
export function titleMeasure(title: string, widest: number): number | null {
  const characters = [...title];
  const widths = characters.map((character, index) => widthOf(character, characters[index - 1]));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const lines = Math.ceil(total / widest);
  if (lines < 2) return null;
  const costs = breakCosts(characters);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let measure = Math.ceil(total / lines); measure <= widest; measure++) {
    const set = setLines(widths, costs, measure);
    if (set === null || set.lines > lines) continue;
    const cost = set.cost + ((measure * lines - total) / (measure * lines)) ** 2;
    if (cost < least) [best, least] = [measure, cost];
  }
  return best;
}

function widthOf(character: string, before: string | undefined): number {
  const isWide = WIDE.test(character);
  const meetsOther =
    before !== undefined && /[\p{L}\p{N}]/u.test(character + before) && WIDE.test(before) !== isWide;
  const width = isWide ? 1 : /[A-Z]/.test(character) ? CAPITAL : /[a-z0-9]/.test(character) ? SMALL : MARK;
  const meetsMark = before !== undefined && WIDE_MARK.test(character) && WIDE_MARK.test(before);
  return width + (meetsOther ? AUTOSPACE : 0) - (meetsMark ? TRIMMED : 0);
}

/** The lines that a browser makes of it: each as full as it may be. Null when something can't be broken. */
function setLines(
  widths: readonly number[],
  costs: readonly number[],
  measure: number,
): { lines: number; cost: number } | null {
  let lines = 1;
  let cost = 0;
  let start = 0;
  let width = 0;
  for (let at = 0; at < widths.length; at++) {
    width += widths[at] ?? 0;
    if (width <= measure) continue;
    let end = at - 1;
    while (end >= start && costs[end] === Number.POSITIVE_INFINITY) end--;
    if (end < start) return null;
    cost += costs[end] ?? 0;
    lines += 1;
    start = end + 1;
    at = end;
    width = 0;
  }
  return { lines, cost };
}
