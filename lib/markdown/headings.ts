/** Most lines, told apart quickly: they neither begin nor end a block of a special kind. */
const PLAIN = /^[^ \t>#=*+_<|\d[~-][^|]*$/;
/** The marks before a block: those of quotations, items and footnotes. */
const BEFORE = /^(?: {0,3}(?:> ?|(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}(?=[^ \t])|\[\^[^\]\n]{1,99}\]:[ \t]*))*/;
const MARKED = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]{1,200}#+)?[ \t]{0,200}$/;
const UNDERLINE = /^(?:=+|-+)[ \t]{0,200}$/;
/** A thematic break (CommonMark 4.1). */
const RULE = /^[ \t>]{0,200}([-*_])(?:[ \t]{0,200}\1){2,}[ \t]{0,200}$/;
/** A line with so many blanks before it is code, unless it goes on with a paragraph. */
const INDENTED = 4;

/**
 * `text` begins a paragraph or a block of another kind, `more` continues the block of the line above, `underline` makes
 * the paragraph above a setext heading (CommonMark 4.3).
 */
type Line = 'text' | 'more' | 'underline' | { readonly heading: string };

interface Paragraph {
  /** How many quotations it stands in. */
  readonly quotes: number;
  /** Width of the mark, with its blanks, of the item that it begins; 0 outside of one. */
  readonly columns: number;
}

const HTML = /^ {0,3}<[a-z/!]/i;
const TABLE_RULE = /^[ \t:-]*\|[ \t|:-]*$/;

/**
 * Makes a reader that takes the lines of a Markdown text in order and says of each whether it is a heading, makes the
 * paragraph above one, or continues it. For code that scans lines because remark would take too long. Give it an empty
 * line for what is no text: fenced code, comments and definitions.
 */
export function headingReader(): (line: string) => Line {
  let paragraph: Paragraph | null = null;
  /** A block that lasts until the next empty line. Each row of a table counts as a block of its own. */
  let other: 'table' | 'html' | null = null;
  return (line) => {
    if (PLAIN.test(line)) {
      if (paragraph === null) {
        if (other === null) paragraph = { quotes: 0, columns: 0 };
        return other === 'html' ? 'more' : 'text';
      }
      return 'more';
    }
    const before = BEFORE.exec(line)?.[0] ?? '';
    const rest = line.slice(before.length);
    const indentation = rest.search(/[^ \t]/);
    if (indentation === -1) {
      paragraph = null;
      other = null;
      return 'text';
    }
    const marked = MARKED.exec(rest);
    if (marked !== null) {
      paragraph = null;
      return { heading: marked[1] ?? '' };
    }
    const quotes = before.split('>').length - 1;
    const columns = before.replace(/^.*> ?/, '').length;
    if (paragraph !== null && columns === 0 && quotes === paragraph.quotes) {
      const away = indentation - paragraph.columns;
      if (away >= 0 && away < INDENTED && UNDERLINE.test(rest.slice(indentation))) {
        paragraph = null;
        return 'underline';
      }
    }
    const goesOn = paragraph !== null || other === 'html';
    if (HTML.test(rest)) other = 'html';
    else if (TABLE_RULE.test(rest)) other = 'table';
    if (other !== null || RULE.test(line)) {
      paragraph = null;
      return goesOn && other === 'html' ? 'more' : 'text';
    }
    if (paragraph === null || columns > 0 || quotes > paragraph.quotes) {
      paragraph = indentation < INDENTED ? { quotes, columns } : null;
      return 'text';
    }
    return 'more';
  };
}
