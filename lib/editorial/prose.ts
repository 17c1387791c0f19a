import { fenceReader } from '../markdown/fence.ts';
import { headingReader } from '../markdown/headings.ts';
import { indentedCodeReader } from '../markdown/indented-code.ts';
import { blank, inlineSpans, replaceSpans } from '../markdown/inline-spans.ts';

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
  const isIndentedCode = indentedCodeReader();
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
    const label = kindOf(line) === 'text' ? DEFINITION.exec(line)?.[1] : '';
    if (label === undefined) return isIndentedCode(line) ? blank(line) : line;
    isIndentedCode('');
    if (label !== '') labels.push(label);
    return blank(line);
  }
}
