import { frontMatterSchema } from './article.ts';
import { bodyExcess } from './body-limits.ts';
import { foreignField } from './field-names.ts';
import { mergeConflict } from './merge-conflict.ts';

/** Blank lines, characters that nobody sees, and comments. */
const NOTHING = /^(?:[\s\u200B-\u200F\u2060\uFEFF]|<!--[\s\S]{0,2000}?-->)+/;
/** What stands for `---` where it was typed or exported wrong, also with the fields on the same line. */
const FENCE = /^(?:[\\\-–—－+＋=;]{3,}|[-–—－]{2,}[ \t]*(?:\n|$))/;
/** The beginning of JSON, which Hugo reads as front matter. */
const JSON_START = /^\{\s*"/;
const CODE = /^(?:`{3,}|~{3,})/m;
const FIELD = /^[ \t]*["']?([A-Za-z]\w*)["']?[ \t]*[:：=]/;
/** Lines in which front matter may stand below something else. */
const FIRST_LINES = 10;
/** A line that is neither blank nor a heading. */
const TEXT = /^(?! {0,3}#{1,6}(?:[ \t]|$))[^\n]*\S/m;

/**
 * Whether a text is Markdown that never had front matter, so that it can be given some: not one whose front matter is
 * damaged, unfinished or of another form, and not one that says nothing or can't be read.
 * @param text without BOM, with LF line ends
 */
export function isPlainMarkdown(text: string): boolean {
  const start = text.replace(NOTHING, '');
  const [before = ''] = start.split(CODE);
  const lines = before.split('\n').slice(0, FIRST_LINES);
  const inCode = start.replace(/^(?:`{3,}|~{3,})[^\n]*\n/, '');
  const isBegun =
    [start, inCode].some((part) => FENCE.test(part) || isField(part)) ||
    JSON_START.test(start) ||
    lines.some((line, index) => FENCE.test(line) && isField(lines[index + 1] ?? ''));
  return !isBegun && TEXT.test(start) && mergeConflict(text) === null && bodyExcess(text) === null;
}

function isField(text: string): boolean {
  const [, name = ''] = FIELD.exec(text) ?? [];
  return [name, name.toLowerCase()].some(
    (key) => Object.hasOwn(frontMatterSchema.shape, key) || foreignField(key, '') !== undefined,
  );
}
