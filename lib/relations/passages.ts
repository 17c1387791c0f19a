import { fold } from '../text/fold.ts';

/** A piece of a text, and whether it is what was looked for. */
export type Segment = { text: string; marked: boolean };

type Range = [from: number, to: number];

/** How long a passage is, in UTF-16 code units, and how much stands before its first match. */
const PASSAGE = 90;
const BEFORE = 18;

/** The text with every place marked where one of the units stands. `units` are folded. */
export function markedSegments(
  text: string,
  units: readonly string[],
  also: readonly Range[] = [],
): Segment[] {
  return segments(text, 0, text.length, [...rangesOf(fold(text), units), ...also]);
}

/**
 * The part of the text with the most of the units, marked, with `…` where it was cut; undefined
 * when there are none. `units` are folded.
 */
export function passage(text: string, units: readonly string[]): Segment[] | undefined {
  const line = text.replace(/\s+/g, ' ');
  const ranges = rangesOf(fold(line), units);
  const first = bestWindow(ranges);
  if (first === undefined) return undefined;
  const from = first < BEFORE ? 0 : cutAt(line, first - BEFORE);
  const to = cutAt(line, Math.min(line.length, from + PASSAGE));
  const cut = segments(line, from, to, ranges);
  if (from > 0) cut.unshift({ text: '…', marked: false });
  if (to < line.length) cut.push({ text: '…', marked: false });
  return cut;
}

/** Every place of every unit, in order. */
function rangesOf(folded: string, units: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const unit of units) {
    for (let at = folded.indexOf(unit); at >= 0; at = folded.indexOf(unit, at + 1)) {
      ranges.push([at, at + unit.length]);
    }
  }
  return ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Where the window begins that has the most different places of units. */
function bestWindow(ranges: readonly Range[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  let end = 0;
  for (const [start, [from]] of ranges.entries()) {
    while (end < ranges.length && (ranges[end]?.[1] ?? 0) - from <= PASSAGE - BEFORE) end++;
    if (end - start > most) [best, most] = [from, end - start];
  }
  return best ?? ranges[0]?.[0];
}

/** Moves a cut out of a surrogate pair. */
function cutAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function segments(text: string, start: number, stop: number, ranges: readonly Range[]): Segment[] {
  const pieces: Segment[] = [];
  let at = start;
  const add = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  const merged: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  for (const [from, to] of merged) {
    if (to <= start || from >= stop) continue;
    add(Math.max(from, start), false);
    add(Math.min(to, stop), true);
  }
  add(stop, false);
  return pieces;
}
