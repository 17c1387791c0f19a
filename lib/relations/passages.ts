import { composed, fold } from '../text/fold.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import { matchesIn, merged, type Range } from './matches.ts';
import type { Wanted } from './wanted.ts';

/** A piece of a text, and whether it is what was looked for. */
export type Segment = { text: string; marked: boolean };

/** How long a passage is, in UTF-16 code units, and how much stands before its first match. */
const PASSAGE = 90;
const BEFORE = 18;
/** A sentence that begins so far before the first match is shown from its beginning. */
const SENTENCE_BEFORE = 30;
const SENTENCE_END = /[。！？；\u3000]/;
const CLAUSE_END = /[，：]/;
/** A passage may end so much earlier, so that it ends with a sentence or a clause. */
const EARLIER = 24;
/** What a match counts whose sense the passage has already, in another word or in the same one. */
const SAID_OTHERWISE = 0.5;
const SAID_AGAIN = 0.1;
/** Beginnings that are compared: each may take a segmenter's time, and only texts that nobody writes have more. */
const MOST_TRIED = 500;

/**
 * The whole text (`composed`, as it is searched) with every match marked that a reader would call one, and the ranges
 * `also`.
 */
export function markedSegments(written: string, wanted: Wanted, also: readonly Range[] = []): Segment[] {
  const text = composed(written);
  return segments(text, 0, text.length, merged([...matchesIn(fold(text), wanted), ...also]));
}

/** The part of the text whose matches tell most, these marked, `…` where it was cut; undefined without a match. */
export function passage(text: string, wanted: Wanted): Segment[] | undefined {
  const line = inOneLine(text);
  const folded = fold(line);
  const ranges = matchesIn(folded, wanted);
  if (ranges.length === 0) return undefined;
  const from = bestBeginning(line, folded, ranges, wanted.meaning);
  const to = end(line, from + PASSAGE);
  const cut = segments(line, from, to, ranges);
  if (from > 0 && !endsSentence(line.slice(0, from))) cut.unshift({ text: '…', marked: false });
  if (to < line.length && !endsSentence(line.slice(0, to))) cut.push({ text: '…', marked: false });
  return cut;
}

/** Joins blocks and the cells of a table in one line, with a wide space (U+3000) where no punctuation parts them. */
function inOneLine(text: string): string {
  return text
    .replace(/(?<=[。！？；：，、”’）》])\s+/g, '')
    .replace(/(?<!\s)\s*[\n\t]\s*/g, '\u3000')
    .replace(/[^\S\u3000]+/g, ' ');
}

/** How much a text tells by what is marked in it. */
export function tells(text: readonly Segment[], { meaning }: Wanted): number {
  const marked = text.filter((segment) => segment.marked).map((segment) => fold(segment.text));
  return worthOf(marked, meaning);
}

/**
 * What matches tell together. Of those that mean the same, all but the most telling count less, and one that is said
 * again hardly at all.
 */
function worthOf(matches: readonly string[], meaning: Wanted['meaning']): number {
  const told = new Map<string, number>();
  const seen = new Set<string>();
  let value = 0;
  for (const match of matches) {
    const { worth, sense } = meaning(match);
    const known = told.get(sense);
    if (known === undefined) value += worth;
    else value += Math.max((seen.has(match) ? SAID_AGAIN : SAID_OTHERWISE) * worth, worth - known);
    told.set(sense, Math.max(known ?? 0, worth));
    seen.add(match);
  }
  return value;
}

/** Where the passage begins whose matches tell most. */
function bestBeginning(
  line: string,
  folded: string,
  ranges: readonly Range[],
  meaning: Wanted['meaning'],
): number {
  const texts = ranges.map(([from, to]) => folded.slice(from, to));
  const sums = [0];
  for (const text of texts) sums.push((sums.at(-1) ?? 0) + meaning(text).worth);
  let best = 0;
  let most = -1;
  let before = -1;
  let stop = 0;
  let tried = 0;
  for (const [start, [first]] of ranges.entries()) {
    if (tried === MOST_TRIED) break;
    while ((ranges[stop]?.[1] ?? Number.POSITIVE_INFINITY) <= first + PASSAGE) stop++;
    // All of them together wouldn't tell more.
    if ((sums[stop] ?? 0) - (sums[start] ?? 0) <= most) continue;
    const from = beginning(line, first);
    if (from === before) continue;
    before = from;
    tried++;
    const to = end(line, from + PASSAGE);
    let until = start;
    while ((ranges[until]?.[1] ?? Number.POSITIVE_INFINITY) <= to) until++;
    const value = worthOf(texts.slice(start, until), meaning);
    if (value > most) [best, most] = [from, value];
  }
  return best;
}

/** Where a passage begins whose first match is at `first`: with its sentence, or a clause, or else a word. */
function beginning(line: string, first: number): number {
  const earliest = Math.max(0, first - SENTENCE_BEFORE);
  const before = line.slice(earliest, first);
  const sentence = lastEnd(before, SENTENCE_END);
  const clause = before.search(CLAUSE_END) + 1;
  let from = earliest;
  if (sentence > 0) from += sentence;
  else if (earliest > 0) from = clause > 0 ? earliest + clause : wordAt(line, first - BEFORE);
  // Not with the comma or the quotation mark that ended what stands before.
  return from + (/^[^\P{Punctuation}“‘「『（《]*\s*/u.exec(line.slice(from, first))?.[0].length ?? 0);
}

/** Where a passage ends that may reach up to `limit`: with a sentence, or before a comma, or with a word. */
function end(line: string, limit: number): number {
  if (limit >= line.length) return line.length;
  const earliest = limit - EARLIER;
  const rest = line.slice(earliest, limit);
  const sentence = lastEnd(rest, /[。！？]/);
  if (sentence > 0) return earliest + sentence;
  const clause = lastEnd(rest, /[，：；\u3000]/);
  return clause > 0 ? earliest + clause - 1 : wordAt(line, limit);
}

/** Where the text goes on after the last of such signs; 0 without one. */
function lastEnd(text: string, sign: RegExp): number {
  for (let at = text.length; at > 0; at--) {
    if (sign.test(text[at - 1] ?? '')) return at + (/^[”’」』）》]+/.exec(text.slice(at))?.[0].length ?? 0);
  }
  return 0;
}

const endsSentence = (text: string): boolean => /[。！？；\u3000][”’」』）》]*$/.test(text);

/** The beginning of the word in which the place is. */
function wordAt(line: string, place: number): number {
  const start = Math.max(0, place - BEFORE);
  return (
    start + (wordSegmenter.segment(line.slice(start, place + BEFORE)).containing(place - start)?.index ?? 0)
  );
}

/** The text between `start` and `stop`, cut at the ranges, which are in order and don't overlap. */
function segments(text: string, start: number, stop: number, ranges: readonly Range[]): Segment[] {
  const pieces: Segment[] = [];
  let at = start;
  const add = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges) {
    if (to <= start || from >= stop) continue;
    add(Math.max(from, start), false);
    add(Math.min(to, stop), true);
  }
  add(stop, false);
  return pieces;
}
