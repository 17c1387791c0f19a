import { wordSegmenter } from './word-segmenter.ts';

/** Characters that no line may begin with (closing marks; W3C clreq §3.1.3). */
const NOT_FIRST = new Set('、。，．：；！？…—～·・）〕】〗』」》〉”’％‰%),.:;!?]}°℃');
/** Characters that no line may end with (opening marks, signs before a number). */
const NOT_LAST = new Set('（〔【〖『「《〈“‘￥¥$#([{');
/** After one of these a reader pauses anyway. */
const PAUSE = new Set('、。，：；！？…—,:;!?');
const OPENS = new Set('（〔【〖『「《〈“‘([{');
const CLOSES = new Set('）〕】〗』」》〉”’)]}');
/** Words of one letter that lean on the one before them (particles, 合理性, 手续费), or on the one after. */
const LEANING = new Set('的地得了着过吗呢吧啊们人性费卡款者率账单化度额型式类号商宝');
const LEADING = new Set('与和及或并在对将把被让从为以不未没先预各每该本再更最全新');
/** Marks within a Latin word or a number. */
const JOINS = new Set("'’._/+&@-");
const HAN = /^\p{Script=Han}$/u;
const WORD = /^[\p{L}\p{N}]$/u;

/** What a line break does to a reader: it falls on a pause, between words, tears something apart, or is an error. */
type Break = 'pause' | 'word' | 'leaning' | 'insideWord' | 'never';

/**
 * What a break costs beside the cost of uneven lines (`costOfSetting` in title-measure.ts); a break at a pause gains.
 */
const COST: Readonly<Record<Break, number>> = {
  pause: -0.08,
  word: 0,
  leaning: 0.1,
  insideWord: 0.12,
  never: Number.POSITIVE_INFINITY,
};

/** For each character of a title (by code point), what a line break after it costs; infinite where none may be. */
export function breakCosts(characters: readonly string[]): number[] {
  return breaksAfter(characters).map((kind) => COST[kind]);
}

/**
 * Han letters of the longest Chinese words that are common; a longer piece is several that the dictionary doesn't know.
 */
const LONGEST_WORD = 4;

/**
 * A text in pieces between which its lines may end: after a pause or a word (after a blank they do anyway), not between
 * a number and its unit. A piece that is too long to be a word may be broken within, so that no column has to be as
 * wide as it; but no letter stands alone there (怎么 | 办) unless it would make a longer one with its neighbour.
 */
export function breakablePieces(text: string): string[] {
  const characters = [...text];
  const kinds = breaksAfter(characters);
  const cut = (from: number, to: number, at: readonly Break[]): number[][] => {
    const pieces: number[][] = [[]];
    for (let index = from; index < to; index++) {
      pieces.at(-1)?.push(index);
      const kind = kinds[index] ?? 'never';
      if (index < to - 1 && at.includes(kind) && !/[\d ]/.test(characters[index] ?? '')) pieces.push([]);
    }
    return pieces;
  };
  const pieces = cut(0, characters.length, ['pause', 'word'])
    .flatMap((piece) =>
      piece.filter((index) => isCommonHan(characters[index] ?? '')).length <= LONGEST_WORD
        ? [piece]
        : cut(piece[0] ?? 0, (piece.at(-1) ?? 0) + 1, ['insideWord']),
    )
    .map((piece) => piece.map((index) => characters[index]).join(''));
  return withoutLoneLetters(pieces);
}

/**
 * A letter alone goes with the piece that follows it, the last one with the piece before, if that makes no long one.
 */
function withoutLoneLetters(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = joined.at(-1) ?? '';
    const whole = [...before, ...piece];
    if (
      (HAN.test(before) || (HAN.test(piece) && index === pieces.length - 1)) &&
      whole.length <= LONGEST_WORD &&
      whole.every(isCommonHan)
    )
      joined.splice(-1, 1, whole.join(''));
    else joined.push(piece);
  }
  return joined;
}

/** After the last character is a pause. */
function breaksAfter(characters: readonly string[]): Break[] {
  const ends = wordEnds(characters);
  let open = 0;
  return characters.map((character, index) => {
    if (OPENS.has(character)) open += 1;
    if (CLOSES.has(character)) open = Math.max(0, open - 1);
    const next = characters[index + 1];
    if (next === undefined) return 'pause';
    // A blank stays at the end of its line, and marks mind the letters beyond it.
    const before = character === ' ' ? (characters[index - 1] ?? '') : character;
    if (next === ' ' || NOT_FIRST.has(next) || NOT_LAST.has(before)) return 'never';
    if (isLatin(character) && isLatin(next)) return 'never';
    // What stands in quotation marks or brackets is one thing, and so is a letter with its noun (E卡).
    if (open > 0 || isLetterBefore(characters, index)) return 'insideWord';
    if (PAUSE.has(character) || character === ' ') return 'pause';
    return ends.get(index + 1) ?? 'insideWord';
  });
}

/** Characters that are looked through at once: the time of `Intl.Segmenter` grows with the square of their number. */
const AT_ONCE = 1_000;

/**
 * Where words end, by the count of characters before. The dictionary takes words that it doesn't know apart
 * (先享后付 into four): between two single letters it tells nothing.
 */
function wordEnds(characters: readonly string[]): ReadonlyMap<number, Break> {
  const ends = new Map<number, Break>();
  let at = 0;
  let before = '';
  for (let start = 0; start < characters.length; start += AT_ONCE) {
    for (const { segment } of wordSegmenter.segment(characters.slice(start, start + AT_ONCE).join(''))) {
      const unknown = HAN.test(before) && HAN.test(segment) && !LEADING.has(segment);
      if (LEANING.has(segment)) ends.set(at, 'leaning');
      else if (!unknown && !LEADING.has(before)) ends.set(at, 'word');
      before = segment;
      at += [...segment].length;
    }
  }
  return ends;
}

const isLatin = (character: string): boolean =>
  JOINS.has(character) || (!isCommonHan(character) && WORD.test(character) && !HAN.test(character));

/** Nearly every letter of a title, told without a regular expression: lists have a hundred titles. */
export const isCommonHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';

const isLetterBefore = (characters: readonly string[], index: number): boolean =>
  /^[A-Za-z]$/.test(characters[index] ?? '') && !isLatin(characters[index - 1] ?? '');
