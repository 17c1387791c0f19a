import { withoutFillers } from '../text/fillers.ts';
import { composed, fold } from '../text/fold.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';

/** A piece of a text, and whether it is what was looked for. */
export type Segment = { text: string; marked: boolean };

/** What a reader looked for, folded. */
export type Wanted = {
  /** Parts of the query, down to single letters: they are a match only where they join into something longer. */
  parts: readonly string[];
  /** Words that are a match wherever they stand. */
  words: readonly string[];
  /**
   * What a match, folded, tells of where the answer stands: the rarer, the more. Those of the same `sense` stand for
   * the same word of the query.
   */
  meaning: (match: string) => { worth: number; sense: string };
};

type Range = [from: number, to: number];

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
/** Fewer letters than this are a match only if they are a word. */
const TELLING = 3;
/** Question words that a match may cut in two: others have letters of words beside them (提现 in 提现在). */
const CUT_FILLER = /怎么样|怎么|怎样|什么|咋样/g;
/** So much of one may stand outside of a match. */
const CUT_OFF = 2;

/**
 * The whole text (`composed`, as it is searched) with every match marked that a reader would call one, and the ranges
 * `also`.
 */
export function markedSegments(written: string, wanted: Wanted, also: readonly Range[] = []): Segment[] {
  const text = composed(written);
  return segments(text, 0, text.length, merged([...matches(fold(text), wanted), ...also]));
}

/** The part of the text whose matches tell most, these marked, `…` where it was cut; undefined without a match. */
export function passage(text: string, wanted: Wanted): Segment[] | undefined {
  const line = inOneLine(text);
  const folded = fold(line);
  const ranges = matches(folded, wanted);
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

/** The places of whole words, and those where parts of the query join into something telling; in order. */
function matches(folded: string, { parts, words }: Wanted): Range[] {
  const joined = merged(rangesOf(folded, parts))
    .map((range) => trimmed(folded, range))
    .filter(([from, to]) => isTelling(folded.slice(from, to)));
  return merged([...joined, ...rangesOf(folded, words)]);
}

/**
 * The range without fillers at its ends (的会员, 京东卡怎么), nor a part of one (京东卡怎 of 京东卡怎样): they were typed, but
 * nobody looks for them.
 */
function trimmed(folded: string, [from, to]: Range): Range {
  const start = Math.max(0, from - CUT_OFF);
  let [first, end] = [from, to];
  for (const { 0: filler, index } of folded.slice(start, to + CUT_OFF).matchAll(CUT_FILLER)) {
    const at = start + index;
    if (at < from) first = Math.max(first, at + filler.length);
    if (at + filler.length > to) end = Math.min(end, at);
  }
  const { places } = withoutFillers(folded.slice(first, end));
  return [first + (places[0] ?? 0), first + (places.at(-1) ?? -1) + 1];
}

/**
 * Whether joined parts are a match: three letters or more that don't only ask (怎么办), or a letter with its noun (e卡,
 * 0元).
 */
const isTelling = (text: string): boolean =>
  (text.length >= TELLING && withoutFillers(text).text.length > 1) ||
  /[a-z0-9]\p{Script=Han}|\p{Script=Han}[a-z0-9]/u.test(text);

/** Every place of every text; a Latin word or a number isn't looked for inside of another one. */
function rangesOf(folded: string, texts: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const text of texts) {
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
      const to = at + text.length;
      const cutsWord = isInWord(folded, at) || isInWord(folded, to);
      if (!cutsWord) ranges.push([at, to]);
    }
  }
  return ranges;
}

const isInWord = (text: string, at: number): boolean =>
  /^(?:[a-z]{2}|\d{2})$/.test(text.slice(Math.max(0, at - 1), at + 1));

/** In order, and those in one that overlap or touch. */
function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
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
