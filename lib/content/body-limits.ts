import { fenceReader } from '../markdown/fence.ts';
import { finding, type Mistake, type Place, positionAt } from './problem.ts';

/** Most lists, quotations and footnotes inside one another. */
const MAX_DEPTH = 20;
/** The least indentation, in columns, of a list in a list. */
const INDENTATION = 2;
/** Most marks and lines in one paragraph: remark's time grows with their square. */
const MAX_MARKS = 1_000;
/** Most units of work for a whole text: a character is one; each line, mark, level and half a table cell is `WORK`. */
const MAX_WORK = 500_000;
const WORK = 20;

const BLANK = /^[ \t>]*$/;
/** The marks with which a line opens quotations, items of lists and footnotes. */
const OPENING = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^[\]\s]{1,999}\]:)*/;
const LEVEL = /\[\^[^\]]+\]:|>|[-*+]|\d+[.)]/g;
/** A thematic break, whose `- - -` opens no lists. */
const RULE = /^[ \t>]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
/** What Markdown may take for a mark or the beginning of a link. */
const MARK = /[*_~`[\]<&\\@]|www\.|:\/\//g;
const CELL = /(?<!\\)\|/;

/**
 * Why a text would be too much work for the process that makes all pages, with its place in the text; null if it isn't.
 * Endless nesting, or thousands of marks in one paragraph, keep remark busy for seconds or overflow its stack. Texts
 * that people write stay far below: their longest paragraphs have a tenth of what is allowed.
 */
export function bodyExcess(markdown: string): Mistake | null {
  let work = 0;
  let marks = 0;
  /** Columns of the table that the line stands in. */
  let columns = 0;
  let previous = '';
  const kindOf = fenceReader();
  let start = 0;
  for (const line of markdown.split('\n')) {
    const offset = start;
    start += line.length + 1;
    const at = (column: number): Place => positionAt(markdown, offset + column);
    work += line.length + WORK;
    if (work > MAX_WORK) {
      const message = '正文太长，或 Markdown 符号、表格的格子太多：一篇文章最多写到这里';
      return finding(at(0), 'body-size', message, '拆成几篇，或删掉多余的符号');
    }
    const kind = kindOf(line);
    if (kind === 'code') continue;
    const opening = RULE.test(line) ? '' : (OPENING.exec(line)?.[0] ?? '');
    const levels = opening.match(LEVEL)?.length ?? 0;
    const depth = levels === 0 ? 0 : levels + Math.floor(opening.search(/[^ \t]/) / INDENTATION);
    if (depth > MAX_DEPTH) {
      const message = `引用或列表套了 ${depth} 层，最多 ${MAX_DEPTH} 层`;
      return finding(at(opening.length), 'body-size', message, '去掉多余的 >、列表符号和缩进');
    }
    if (BLANK.test(line)) {
      marks = 0;
      columns = 0;
      previous = '';
      continue;
    }
    if (kind === 'fence') continue;
    const rest = line.slice(opening.length);
    if (columns === 0 && isTableRule(line, previous)) columns = cells(line);
    // An item, a footnote, a heading, a tag and the cells of a row are each a text of their own.
    if (columns > 0 || /[-*+\d[]/.test(opening) || /^(?:#{1,6}[ \t]|<[a-z/!])/i.test(rest)) marks = 0;
    marks += 1;
    for (const { index } of rest.matchAll(MARK)) {
      marks += 1;
      if (marks > MAX_MARKS) return tooManyMarks(at(opening.length + index));
    }
    if (marks > MAX_MARKS) return tooManyMarks(at(0));
    work += WORK * ((rest.match(MARK)?.length ?? 0) + depth + 2 * columns);
    previous = rest;
  }
  return null;
}

const withoutEdges = (row: string): string => row.replace(/^[ \t>]*\|?|\|?(?<![ \t])[ \t]*$/g, '');
const cells = (row: string): number => withoutEdges(row).split(CELL).length;

/** Whether a line is the one between the head of a table and its rows. */
const isTableRule = (line: string, head: string): boolean =>
  line.includes('|') && line.includes('-') && /^[ \t>|:-]+$/.test(line) && cells(line) === cells(head);

const tooManyMarks = (place: Place): Mistake => {
  const message = `到这里为止，这一段的 Markdown 符号和行已经超过 ${MAX_MARKS} 个`;
  return finding(place, 'body-size', message, '用空行分成几段；只是给人看的符号放进代码块');
};
