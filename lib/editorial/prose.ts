import { fenceReader } from '../markdown/fence.ts';
import { headingReader } from '../markdown/headings.ts';
import { blank, inlineSpans, replaceSpans } from '../markdown/inline-spans.ts';

/** The mark of an item, and the blanks before and behind it. */
const LIST_ITEM = /^ *(?:[-*+]|\d{1,9}[.)]) {1,4}(?=[^ ])/;
/** From so many blanks on, behind those of the item that it stands in, the first line of a block is code. */
const INDENTED = 4;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const DEFINITION = /^ {0,3}\[(?!\^)([^\]\n]+)\]:/;

/** Everything among the words that isn't prose, besides code and comments. */
const NOT_PROSE = new RegExp(
  [
    /<(?:https?:|mailto:)[^>\s]*>|<\/?[a-zA-Z][^>\n]*>/, // addresses, HTML
    /\]\((?:<[^>\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*\)/, // where a link leads
    /\[\^[^\]\n]+\]:?/, // footnotes
    /(?<=\])\[[^\]\n]*\](?!\()/, // references
    /\[![a-zA-Z]+\]/, // callouts
    /(?:https?:\/\/|www\.)[^\s<]+/, // addresses as GFM links them: up to a space
    /&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);/, // entities
    /(?<![^\n]):{3,}[^\n]*/, // the beginning and the end of a note of other systems
    /!(?=\[)/,
    /\\[!-/:-@[-`{-~]/, // escaped on purpose
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/**
 * The Markdown text with everything that a reader doesn't read as prose (code, comments, addresses, HTML, escapes)
 * replaced by blanks: the same length, each character at its offset. Quick rather than complete: what it can't
 * tell, such as indented code in a quotation, it leaves in.
 */
export function prose(markdown: string): string {
  const lines = markdown.split('\n');
  const labels: string[] = [];
  const kindOf = fenceReader();
  const headingOf = headingReader();
  /** The items that the line stands in, from the outside in: at which column the text of each begins. */
  const items: number[] = [];
  /** Whether no paragraph goes on with the line: below one, what is indented belongs to it. */
  let isFirst = true;
  /** Paragraphs, in which code and comments may go over line ends, and every other line. */
  const blocks: string[][] = [];
  for (const line of lines) {
    const visible = visibleLine(line);
    const heading = headingOf(visible);
    const block = blocks.at(-1);
    if (heading.kind === 'more' && block !== undefined) block.push(visible);
    else blocks.push([visible]);
  }
  let text = blocks
    .map((block) => block.join('\n'))
    .map((block) => replaceSpans(block, inlineSpans(block), blank))
    .join('\n');
  for (const label of labels) text = text.replaceAll(`[${label}]`, blank);
  return text.replace(NOT_PROSE, blank);

  function visibleLine(line: string): string {
    const below = isFirst;
    isFirst = true;
    if (kindOf(line) !== 'text') return blank(line);
    const label = DEFINITION.exec(line)?.[1];
    if (label !== undefined) {
      labels.push(label);
      return blank(line);
    }
    const untabbed = withoutTabs(line);
    const indentation = untabbed.search(/[^ ]/);
    if (indentation === -1) return line;
    const item = LIST_ITEM.exec(untabbed)?.[0].length;
    if (below || item !== undefined) while ((items.at(-1) ?? 0) > indentation) items.pop();
    if (below && indentation >= (items.at(-1) ?? 0) + INDENTED) return blank(line);
    if (item !== undefined) items.push(item);
    isFirst = HEADING.test(line);
    return line;
  }
}

/** With blanks up to the next tab stop instead (CommonMark 2.2). */
const withoutTabs = (line: string): string =>
  line.split('\t').reduce((text, part) => text.padEnd(text.length + 4 - (text.length % 4)) + part);
