/** Most lines, told apart quickly: neither indented nor empty, no item and no heading. */
const PLAIN = /^[^ \t#*+\d-]/;
/** The mark of an item, with the blanks before and after it. */
const ITEM = /^ *(?:[-*+]|\d{1,9}[.)]) {1,4}(?=[^ ])/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
/** The first line of a block is code when it is indented by so many blanks more than the text of its item. */
const INDENTED = 4;

/**
 * Makes a reader that takes the lines of a Markdown text in order and says of each whether it is indented code
 * (CommonMark 4.4), inside of items as well. For code that scans lines because remark would take too long. Give it an
 * empty line for what is no text: fenced code, comments and definitions. Indented code in quotations goes unnoticed.
 */
export function indentedCodeReader(): (line: string) => boolean {
  /** The column at which the text of each open item begins, from the outside in. */
  const items: number[] = [];
  /** Whether the next line can't continue a paragraph: an indented line below a paragraph belongs to it. */
  let isFirst = true;
  return (line) => {
    const beginsBlock = isFirst;
    if (PLAIN.test(line)) {
      if (beginsBlock) items.length = 0;
      isFirst = false;
      return false;
    }
    isFirst = true;
    if (line === '') return false;
    const untabbed = line.includes('\t') ? withoutTabs(line) : line;
    const indentation = untabbed.search(/[^ ]/);
    if (indentation === -1) return false;
    const item = ITEM.exec(untabbed)?.[0].length;
    if (beginsBlock || item !== undefined) while ((items.at(-1) ?? 0) > indentation) items.pop();
    if (beginsBlock && indentation >= (items.at(-1) ?? 0) + INDENTED) return true;
    if (item !== undefined) items.push(item);
    isFirst = HEADING.test(line);
    return false;
  };
}

/** The line with tabs as blanks up to the next tab stop (CommonMark 2.2). */
const withoutTabs = (line: string): string =>
  line.split('\t').reduce((text, part) => text.padEnd(text.length + 4 - (text.length % 4)) + part);
