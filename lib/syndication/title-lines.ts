/** Characters that no line may begin with (closing marks; W3C clreq §3.1.3). */
const NOT_FIRST = /^[、。，．：；！？…—～·・）〕】〗』」》〉”’％‰%),.:;!?\]}°℃]$/u;
/** Characters that no line may end with (opening marks, signs before a number). */
const NOT_LAST = /^[（〔【〖『「《〈“‘￥¥$#([{]$/u;
/** After one of these a reader pauses anyway. */
const PAUSE = /^[、。，：；！？…—,:;!?]$/u;
const OPENS = /^[（〔【〖『「《〈“‘([{]$/u;
const CLOSES = /^[）〕】〗』」》〉”’)\]}]$/u;
/** Words that lean on the one before them. */
const LEANING = /^[的地得了着过吗呢吧啊们]$/u;
const HAN = /^\p{Script=Han}$/u;
const WORD = /^[\p{L}\p{N}]$/u;

/** What a break costs, against the square of a line's difference from the average (1: a whole line's width). */
const COST = { pause: -0.08, word: 0, leaning: 0.1, insideWord: 0.12 };

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
  const total = widths.reduce((sum, width) => sum + width, 0);
  for (let lines = Math.max(1, Math.ceil(total / lineWidth)); lines <= maxLines; lines += 1) {
    const broken = setIn(characters, widths, costs, { lineWidth, lines, average: total / lines });
    if (broken !== null) return broken;
  }
  return null;
}

/** For each character, what a line's end after it costs; infinite where there must be none. */
function breakCosts(characters: readonly string[]): number[] {
  const words = new Set<number>();
  let at = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(characters.join(''))) {
    at += [...segment].length;
    words.add(at);
  }
  let open = 0;
  return characters.map((character, index) => {
    if (OPENS.test(character)) open += 1;
    if (CLOSES.test(character)) open = Math.max(0, open - 1);
    const next = characters[index + 1];
    if (next === undefined) return 0;
    // A blank stays at the end of its line, and marks mind the letters beyond it.
    const before = character === ' ' ? (characters[index - 1] ?? '') : character;
    if (next === ' ' || NOT_FIRST.test(next) || NOT_LAST.test(before)) return Number.POSITIVE_INFINITY;
    if (isLatin(character) && isLatin(next)) return Number.POSITIVE_INFINITY;
    // What stands in quotation marks or brackets is one thing, and so is a letter with its noun (E卡).
    if (open > 0 || isLetterBefore(characters, index)) return COST.insideWord;
    if (PAUSE.test(character) || character === ' ') return COST.pause;
    if (LEANING.test(next)) return COST.leaning;
    return words.has(index + 1) ? COST.word : COST.insideWord;
  });
}

const isLatin = (character: string): boolean =>
  (WORD.test(character) && !HAN.test(character)) || /^['’._/+&@-]$/.test(character);

const isLetterBefore = (characters: readonly string[], index: number): boolean =>
  /^[A-Za-z]$/.test(characters[index] ?? '') && !isLatin(characters[index - 1] ?? '');

interface Setting {
  readonly lineWidth: number;
  readonly lines: number;
  readonly average: number;
}

/** The cheapest way to set the title in that many lines (dynamic programming over line ends), or null. */
function setIn(
  characters: readonly string[],
  widths: readonly number[],
  costs: readonly number[],
  { lineWidth, lines, average }: Setting,
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
        const cost = way.cost + (costs[end - 1] ?? 0) + ((width - average) / lineWidth) ** 2;
        if (cost < (longer.get(end)?.cost ?? Number.POSITIVE_INFINITY)) {
          longer.set(end, { cost, lines: [...way.lines, { start, end }] });
        }
      }
    }
    ways = longer;
  }
  return ways.get(characters.length)?.lines ?? null;
}
