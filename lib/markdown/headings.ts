/** Most lines: they open nothing, and end nothing. */
const PLAIN = /^[^ \t>#=*+_<|\d[~-][^|]*$/;
/** What a block may stand in: quotations, items, notes. */
const BEFORE = /^(?: {0,3}(?:> ?|(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}(?=[^ \t])|\[\^[^\]\n]{1,99}\]:[ \t]*))*/;
const MARKED = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]{1,200}#+)?[ \t]{0,200}$/;
const UNDERLINE = /^(?:=+|-+)[ \t]{0,200}$/;
/** A rule across the page. */
const RULE = /^[ \t>]{0,200}([-*_])(?:[ \t]{0,200}\1){2,}[ \t]{0,200}$/;
/** From so many blanks on a line is code. */
const INDENTED = 4;

type Line =
  /** Begins a paragraph or a block of another kind. */
  | { readonly kind: 'text' }
  /** Goes on with the block of the line above. */
  | { readonly kind: 'more' }
  | { readonly kind: 'heading'; readonly text: string }
  /** Under a heading: of so many lines above it. */
  | { readonly kind: 'underline'; readonly lines: number };

interface Paragraph {
  readonly quotes: number;
  /** Columns of the item that it stands in. */
  readonly columns: number;
  lines: number;
}

const TEXT: Line = { kind: 'text' };
const MORE: Line = { kind: 'more' };
const HTML = /^ {0,3}<[a-z/!]/i;
const TABLE_RULE = /^[ \t:-]*\|[ \t|:-]*$/;

/**
 * Tells of each line of a Markdown text, in order, whether it is a heading, makes one of the paragraph above, or goes
 * on with it; for what reads line by line instead of by remark. Code and addresses count as empty lines.
 */
export function headingReader(): (line: string) => Line {
  let paragraph: Paragraph | null = null;
  /** What goes on to the next empty line; each row of a table is a block of its own. */
  let other: 'table' | 'html' | null = null;
  return (line) => {
    if (PLAIN.test(line)) {
      if (paragraph === null) {
        if (other === null) paragraph = { quotes: 0, columns: 0, lines: 1 };
        return other === 'html' ? MORE : TEXT;
      }
      paragraph.lines += 1;
      return MORE;
    }
    const before = BEFORE.exec(line)?.[0] ?? '';
    const rest = line.slice(before.length);
    const indentation = rest.search(/[^ \t]/);
    if (indentation === -1) {
      paragraph = null;
      other = null;
      return TEXT;
    }
    const marked = MARKED.exec(rest);
    if (marked !== null) {
      paragraph = null;
      return { kind: 'heading', text: marked[1] ?? '' };
    }
    const quotes = before.split('>').length - 1;
    const columns = before.replace(/^.*> ?/, '').length;
    if (paragraph !== null && columns === 0 && quotes === paragraph.quotes) {
      const away = indentation - paragraph.columns;
      if (away >= 0 && away < INDENTED && UNDERLINE.test(rest.slice(indentation))) {
        const { lines } = paragraph;
        paragraph = null;
        return { kind: 'underline', lines };
      }
    }
    const goesOn = paragraph !== null || other === 'html';
    if (HTML.test(rest)) other = 'html';
    else if (TABLE_RULE.test(rest)) other = 'table';
    if (other !== null || RULE.test(line)) {
      paragraph = null;
      return goesOn && other === 'html' ? MORE : TEXT;
    }
    if (paragraph === null || columns > 0 || quotes > paragraph.quotes) {
      paragraph = indentation < INDENTED ? { quotes, columns, lines: 1 } : null;
      return TEXT;
    }
    paragraph.lines += 1;
    return MORE;
  };
}
