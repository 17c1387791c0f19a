import { fenceReader } from '../markdown/fence.ts';
import { headingReader } from '../markdown/headings.ts';
import { blank, inlineSpans, replaceSpans } from '../markdown/inline-spans.ts';

const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const DEFINITION = /^ {0,3}\[(?!\^)([^\]\n]+)\]:/;

/** Everything among the words that isn't prose, besides code and comments. */
const NOT_PROSE = new RegExp(
  [
    /<(?:https?:|mailto:)[^>\s]*>|<\/?[a-zA-Z][^>\n]*>/, // addresses, HTML
    /\]\((?:<[^>\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*\)/, // where a link leads
    /\]\([/.#][^()\n]*\)/, // the same with a blank in it, which is no link but was meant as one
    /\[\^[^\]\n]+\]:?/, // footnotes
    /(?<=\])\[[^\]\n]*\]/, // references
    /\[![a-zA-Z]+\]/, // callouts
    /(?:https?:\/\/|www\.)[^\s<]+/, // addresses as GFM links them: up to a space
    /&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);/, // entities
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
 * tell, such as code indented below a list, it leaves in.
 */
export function prose(markdown: string): string {
  const lines = markdown.split('\n');
  const labels: string[] = [];
  const kindOf = fenceReader();
  const headingOf = headingReader();
  let inList = false;
  let afterBlank = true;
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
    if (kindOf(line) !== 'text') return blank(line);
    const label = DEFINITION.exec(line)?.[1];
    if (label !== undefined) {
      labels.push(label);
      return blank(line);
    }
    const isBlank = line.trim() === '';
    if (!isBlank && /^\S/.test(line)) inList = LIST_ITEM.test(line);
    const isCode = !inList && afterBlank && /^(?: {4}|\t)/.test(line);
    afterBlank = isBlank || isCode;
    return isCode ? blank(line) : line;
  }
}
