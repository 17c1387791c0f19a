import { breakCosts, isCommonHan } from './title-breaks.ts';

const WIDE_MARK = /[\u2018-\u201d\u3001-\u3011\uff01-\uff1f]/u;
const OPENING = new Set('“‘《〈「『【（');
const CLOSING = new Set('，。、”’》〉」』】）');
const WIDE = /[\p{Script=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u;
/** A letter or digit beside any character, and beside another. */
const SPACED = /[\p{L}\p{N}]/u;
const WORD_PAIR = /^[\p{L}\p{N}]{2}$/u;
/** Em of letters that aren't Han and of marks, and of the space that browsers leave beside them (`text-autospace`). */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[MWmw]/, 0.94],
  [/[A-HJ-Z]/, 0.66],
  [/[frt]/, 0.42],
  [/[a-hkn-z]/, 0.59],
  [/\d/, 0.58],
  [/ /, 0.24],
];
const NARROW = 0.33;
const AUTOSPACE = 0.125;

/** What browsers do differently with marks. */
interface Marks {
  /** Whether a Han letter keeps the space from `:`, `,` and `?`, too, that it keeps from letters and digits. */
  readonly spaced: boolean;
  /**
   * Em that one of two neighbouring wide marks loses, and an opening one at the beginning of a line, and a closing one
   * at its end that wouldn't fit (`text-spacing-trim`).
   */
  readonly trimmed: number;
}
const IN_CHROMIUM: Marks = { spaced: true, trimmed: 0.5 };
const IN_FIREFOX_AND_SAFARI: Marks = { spaced: false, trimmed: 0 };

/** Whole em that site.css has a class for; the line is half an em wider, so that no letter decides by a hair. */
const NARROWEST = 4;
const WIDEST = 18;
const MARGIN = 0.5;
/** What lines of different width cost, and a third line, beside the costs of breaks. */
const UNEVEN = 0.6;
const THIRD_LINE = 0.1;
/**
 * From how many em on nobody doubts where a line ends, whatever the font, and what it costs when it hangs by a hair.
 */
const CLEAR = 0.2;
const DOUBT = 0.1;
/** A line that is full to the last hair is taken for too full: browsers round. */
const HAIR = 0.02;
/**
 * How much of the first two lines a word may fill where both are narrow (`again`): in a font that makes it wider than
 * them, it would be torn. Where only the first is, such a word moves below.
 */
const FULLEST = 0.94;
/** What it costs when the lines can't be set so in a browser. */
const NOWHERE = 1;

/** Classes of titles met so far: to find the words of one takes 0.1 ms, and a page has a hundred titles. */
const known = new Map<string, string | undefined>();
const MOST_KNOWN = 40_000;

/**
 * The classes with which a title that doesn't stand in one line of `widest` em ends its lines between words, or
 * undefined where it does, or can't. No line of plain text can be told where to end, and browsers tear Chinese words
 * apart (分期支 | 付功能); but how wide a line is decides where it ends. In site.css `em-9` makes the first line 9 em
 * wide, and `again` the second one, too.
 * @param most lines that it may be set in
 */
export function titleClass(title: string, widest: number, most: 2 | 3 = 3): string | undefined {
  // Most titles are so short that they needn't be measured.
  if (title.length * (1 + AUTOSPACE) <= widest) return undefined;
  const key = `${widest} ${most} ${title}`;
  if (known.has(key)) return known.get(key);
  const found = bestClass(title, widest, most);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

function bestClass(title: string, widest: number, most: 2 | 3): string | undefined {
  const characters = [...title];
  const costs = breakCosts(characters);
  const line = measured(characters, costs, IN_CHROMIUM);
  const elsewhere = measured(characters, costs, IN_FIREFOX_AND_SAFARI);
  const total = sum(line.widths);
  if (total <= widest || total > most * widest) return undefined;
  const settings: Setting[] = [];
  // Of two as good, the one with the longer first line.
  for (let em = Math.min(Math.floor(widest) - 1, WIDEST); em >= NARROWEST; em--) {
    for (let lines = 2; lines <= most; lines++) {
      const room = { limit: em + MARGIN, lines, widest };
      const set = linesIn(line, room);
      if (set === null) continue;
      const name = lines === 2 ? `em-${em}` : `em-${em} again`;
      settings.push({ ...set, name, anywhere: set.cost + (linesIn(elsewhere, room)?.cost ?? NOWHERE) });
    }
  }
  const best = least(settings, ({ cost }) => cost);
  if (best === undefined) return undefined;
  // Of those that end the lines there in Chromium, not much more by a hair, the one that does so in others, too.
  const alike = settings.filter(
    ({ ends, cost }) => ends.join() === best.ends.join() && cost < best.cost + DOUBT / 2,
  );
  return least(alike, ({ anywhere }) => anywhere)?.name;
}

/** The first of those that cost least. */
const least = <T>(items: readonly T[], costOf: (item: T) => number): T | undefined =>
  items.length === 0 ? undefined : items.reduce((best, item) => (costOf(item) < costOf(best) ? item : best));

const measured = (characters: readonly string[], costs: readonly number[], marks: Marks): Line => ({
  characters,
  widths: characters.map((character, index) => widthOf(character, characters[index - 1], marks)),
  costs,
  trimmed: marks.trimmed,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const isWideLetter = (character: string): boolean => isCommonHan(character) || WIDE.test(character);

function widthOf(character: string, before: string | undefined, { spaced, trimmed }: Marks): number {
  const isWide = isWideLetter(character);
  const meetsOther =
    before !== undefined &&
    isWideLetter(before) !== isWide &&
    (spaced ? SPACED : WORD_PAIR).test(before + character);
  const width = isWide ? 1 : (WIDTHS.find(([letters]) => letters.test(character))?.[1] ?? NARROW);
  const meetsMark = before !== undefined && WIDE_MARK.test(character) && WIDE_MARK.test(before);
  return width + (meetsOther ? AUTOSPACE : 0) - (meetsMark ? trimmed : 0);
}

/** What a browser sets: characters, the width of each in em, and what a break after it costs. */
interface Line {
  readonly characters: readonly string[];
  readonly widths: readonly number[];
  readonly costs: readonly number[];
  readonly trimmed: number;
}

/** So many lines, all but the last `limit` em wide. */
interface Room {
  readonly limit: number;
  readonly lines: number;
  readonly widest: number;
}

interface Lines {
  readonly cost: number;
  /** The first character of each line but the first. */
  readonly ends: readonly number[];
}

/** A title's classes, and what comes of them. */
interface Setting extends Lines {
  readonly name: string;
  /** What it costs in Chromium and elsewhere. */
  readonly anywhere: number;
}

/** A line of text as a browser sets it; null where that can't be. */
function linesIn(line: Line, { limit, lines, widest }: Room): Lines | null {
  const ends: number[] = [];
  let cost = lines > 2 ? THIRD_LINE : 0;
  let start = 0;
  let total = 0;
  let longest = 0;
  for (let set = 1; set < lines; set++) {
    const end = lineEnd(line, start, { limit, widestWord: lines > 2 ? limit * FULLEST : limit });
    if (end === null) return null;
    ends.push(end.at);
    cost += (line.costs[end.at - 1] ?? 0) + DOUBT * Math.max(0, 1 - end.margin / CLEAR);
    start = end.at;
    total += end.width;
    longest = Math.max(longest, end.width);
  }
  const last = sum(line.widths.slice(start));
  if (last > widest) return null;
  return { cost: cost + UNEVEN * (1 - (total + last) / (lines * Math.max(longest, last))) ** 2, ends };
}

interface LineEnd {
  /** The next line's first character. */
  readonly at: number;
  readonly width: number;
  /** How much wider or narrower it could be and still end here. */
  readonly margin: number;
}

/** Where a browser ends a line of `limit` em that begins at `start`; null when it can't, or needn't. */
function lineEnd(
  { characters, widths, costs, trimmed }: Line,
  start: number,
  { limit, widestWord }: { limit: number; widestWord: number },
): LineEnd | null {
  let end = start;
  let fitting = 0;
  let width = OPENING.has(characters[start] ?? '') ? -trimmed : 0;
  for (let at = start; at < widths.length; at++) {
    width += widths[at] ?? 0;
    if (costs[at] === Number.POSITIVE_INFINITY) continue;
    const least = CLOSING.has(characters[at] ?? '') ? width - trimmed : width;
    if (end === start && least > widestWord - HAIR) return null;
    if (least > limit - HAIR) {
      const margin = Math.min(limit - fitting, least - limit);
      return { at: end, width: fitting, margin };
    }
    end = at + 1;
    fitting = least;
  }
  return null;
}
