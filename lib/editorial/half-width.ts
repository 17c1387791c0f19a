import { proseOf } from '../markdown/tokens.ts';

/** Han letters and full-width punctuation. Curved quotes are not among them: English has them, too. */
const CHINESE = /[\p{Script=Han}\u3001-\u3011\u3014-\u301F\uFF01-\uFF5E]/u;
const BLANKS_AFTER_CHINESE = new RegExp(`(?<=${CHINESE.source})[ \\t]+$`, 'u');
/** Blanks before something else in their line: at its end, two of them are a line break of Markdown. */
const BLANKS_IN_LINE = /[ \t]+(?=[^ \t\n])/y;
const HAN = /^\p{Script=Han}/u;
/** Before and after a mark that is spoken of: 逗号(,) or 「,」. Full width would make another one of it. */
const OPENED = /[\p{Ps}\p{Pi}][ \t]*$/u;
const CLOSED = /^[ \t]*[\p{Pe}\p{Pf}]/u;
/** Marks of emphasis, which a reader doesn't see between a letter and its punctuation. */
const INVISIBLE = /[*_~]/;
/** Signs of mouths, and letters and signs that are mostly something else. */
const MOUTH = '[_＿ˍωεдᴗ▽△∇□◇◡‿⌒﹏﹃︿ヮー∀ㅂ皿]{1,3}';
const PLAIN_MOUTH = '[.\\-owv3]{1,3}';
/** A face (`^_^`, `T_T`, `>_<`, `╯°□°`): a mouth between two like eyes or two halves. */
const FACE = new RegExp(
  [
    `([^\\s\\p{L}\\p{N}_|"]|[toquxˉಠಥ])\\p{M}*[ ]?(?!\\1)${MOUTH}[ ]?\\1`,
    `([\\^>=￣⊙])[ ]?${PLAIN_MOUTH}[ ]?\\2`,
    `[>＞≧´｀‵′╯╰/]・?(?:${MOUTH}|${PLAIN_MOUTH})・?[<＜≦\`｀´′╯╰＼]`,
    '[\\^>-]_[\\^<-]',
    '\\^\\^|T\\^T|ToT',
  ].join('|'),
  'iu',
);
/** What stands beside no face in its brackets: figures and words. */
const NO_FACE = /\d|\p{L}{2}/u;
/** UTF-16 units between the brackets. */
const WIDEST_FACE = 12;
/** Matches every text that has such punctuation, and few others: a filter before the text is parsed. */
const CANDIDATE = new RegExp(
  `${CHINESE.source}[*_~]*[,;:?!]|[,;:?!][*_~]*${CHINESE.source}|(?<!\\])\\(|\\]\\((?![!-'*-~]*\\))`,
  'u',
);
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

export interface HalfWidth {
  /** Offset in the text. */
  readonly offset: number;
  readonly mark: string;
  readonly fullWidth: string;
}

/**
 * Half-width `, ; : ? ! ( )` that belong to Chinese text: beside a Han letter or full-width punctuation. A pair
 * of brackets counts when Chinese stands in it or before it, so that `f(x)的` stays, and unless it is a face: `(^_^)`.
 */
export function halfWidthPunctuation(text: string): HalfWidth[] {
  const found: HalfWidth[] = [];
  const open: number[] = [];
  /** Eyes of faces, whose mouth is a bracket without another half: `:)`, `;(`. */
  const eyes = new Set<number>();
  /** Where the last Han letter stands. */
  let lastHan = -1;
  const add = (offset: number, mark: string): void => {
    const fullWidth = FULL_WIDTH[mark];
    if (fullWidth !== undefined) found.push({ offset, mark, fullWidth });
  };
  for (const { 0: mark, index } of text.matchAll(TOKENS)) {
    if (HAN.test(mark)) lastHan = index;
    else if (mark === '\n') {
      for (const mouth of open.splice(0)) eyes.add(mouth - 1);
    } else if (mark === '(') open.push(index);
    else if (mark === ')') {
      const start = open.pop();
      if (start === undefined) {
        eyes.add(index - 1);
        continue;
      }
      if (isFace(text.slice(start + 1, index))) {
        // Nothing in it is punctuation, either.
        while ((found.at(-1)?.offset ?? -1) > start) found.pop();
      } else if (lastHan > start || CHINESE.test(neighbour(text, start, -1))) {
        add(start, '(');
        add(index, ')');
      }
    } else if (
      CHINESE.test(neighbour(text, index, -1)) ||
      CHINESE.test(neighbour(text, index + mark.length - 1, 1))
    ) {
      for (const { 0: single, index: at } of mark.matchAll(/[^*_~]/g))
        if (!isSpokenOf(text, index + at)) add(index + at, single);
    }
  }
  for (const mouth of open) eyes.add(mouth - 1);
  return found.filter(({ offset }) => !eyes.has(offset)).sort((a, b) => a.offset - b.offset);
}

/** Brackets, ends of lines, Han letters, and punctuation, of which all that stands together has the same neighbours. */
const TOKENS = /[,;:?!](?:[*_~]*[,;:?!])*|[()\n]|\p{Script=Han}+/gu;

/** Whether what stands in brackets makes a face of them. */
function isFace(inside: string): boolean {
  if (inside.length > WIDEST_FACE) return false;
  const rest = inside.replace(FACE, '');
  return rest !== inside && !NO_FACE.test(rest);
}

/** Blanks on either side that are looked at: a text of nothing else would take long. */
const NEAR = 8;

const isSpokenOf = (text: string, offset: number): boolean =>
  OPENED.test(text.slice(Math.max(0, offset - NEAR), offset)) &&
  CLOSED.test(text.slice(offset + 1, offset + 1 + NEAR));

/** Whether a Markdown text may have half-width punctuation in Chinese: a quick filter, since most have none. */
export const mayHaveHalfWidth = (text: string): boolean => CANDIDATE.test(text);

/** The nearest visible character before (-1) or after (1) an offset; empty at the end of the text. */
function neighbour(text: string, offset: number, step: 1 | -1): string {
  let at = offset + step;
  while (INVISIBLE.test(text[at] ?? '')) at += step;
  const unit = text.codePointAt(at);
  // The second half of a surrogate pair: look at the whole letter.
  if (unit !== undefined && unit >= 0xdc00 && unit <= 0xdfff) at -= 1;
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/**
 * Writes full-width punctuation where it belongs, without the blanks beside it, until nothing is left.
 * @param read what of the text is prose, at the same offsets; Markdown's unless the text is plain
 */
export function toFullWidth(text: string, read: (text: string) => string = proseOf): string {
  if (!mayHaveHalfWidth(text)) return text;
  let result = text;
  // One mark can make the next one's neighbour Chinese: `甲),乙`.
  for (let round = 0; round < 5; round += 1) {
    const marks = halfWidthPunctuation(read(result));
    if (marks.length === 0) return result;
    let mended = '';
    let from = 0;
    for (const { offset, fullWidth } of marks) {
      const before = result.slice(from, offset);
      // The blank before it, too; but not the one after a list's mark.
      mended += before.replace(BLANKS_AFTER_CHINESE, '') + fullWidth;
      BLANKS_IN_LINE.lastIndex = offset + 1;
      from = offset + 1 + (BLANKS_IN_LINE.exec(result)?.[0].length ?? 0);
    }
    result = mended + result.slice(from);
  }
  return result;
}
