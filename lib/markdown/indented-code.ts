/** Most lines: neither indented nor empty, no item and no heading. */
const PLAIN = /^[^ \t#*+\d-]/;
/** The mark of an item, with the blanks before and behind it. */
const ITEM = /^ *(?:[-*+]|\d{1,9}[.)]) {1,4}(?=[^ ])/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
/** From so many blanks on, behind those of the item that it stands in, the first line of a block is code. */
const INDENTED = 4;

/**
 * Tells of each line of a Markdown text, in order, whether it is code by its indentation alone (CommonMark 4.4), in an
 * item, too; for what reads line by line instead of by remark. What is no text, such as fenced code, counts as empty
 * lines. It doesn't know such code in a quotation.
 */
export function indentedCodeReader(): (line: string) => boolean {
  /** The items that the line stands in, from the outside in: at which column the text of each begins. */
  const items: number[] = [];
  /** Whether no paragraph goes on with the line: below one, what is indented belongs to it. */
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

/** With blanks up to the next tab stop instead (CommonMark 2.2). */
const withoutTabs = (line: string): string =>
  line.split('\t').reduce((text, part) => text.padEnd(text.length + 4 - (text.length % 4)) + part);
