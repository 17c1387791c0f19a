import { decodeString } from 'micromark-util-decode-string';
import { fenceReader } from './fence.ts';
import { headingReader } from './headings.ts';
import { indentedCodeReader } from './indented-code.ts';
import { blank, inlineSpans, replaceSpans } from './inline-spans.ts';
import { withoutHanBreaks } from './line-breaks.ts';

/** What a Markdown text says and links to, found in one fast pass, for the index and for link checks. */
export interface Outline {
  readonly headings: readonly OutlineHeading[];
  /** Readable text without Markdown's marks, addresses and HTML; blocks separated by line breaks. */
  readonly text: string;
  /** Every inline link or image, in order. */
  readonly links: readonly OutlineLink[];
}

interface OutlineHeading {
  readonly text: string;
  /** Offset of its first line in the Markdown text. */
  readonly offset: number;
}

export interface OutlineLink {
  readonly href: string;
  /** Offset of the address in the Markdown text. */
  readonly offset: number;
  readonly image: boolean;
}

const QUOTED = /^[ \t]*(?:>[ \t]?)+/;
/** The marks before the words of a block's first line: of quotations, notes, items and task lists. */
const BEFORE =
  /^[ \t]*(?:>[ \t]*)*(?:\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*)?(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/i;
/** Most lines begin with a word, and have no such mark. */
const MAY_HAVE_BEFORE = /^[ \t>[\d*+-]/;
// What stands between brackets has a limit everywhere: without, a line of 100,000 opening brackets takes minutes.
const LINK =
  /(!?)\[((?:\\.|\[[^[\]]{0,999}\](?!\()|[^[\]\\]){0,999})\]\(\s{0,99}(<[^>\n]{0,2000}>|(?!<)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s{1,200}(?:"[^"]{0,999}"|'[^']{0,999}'|\([^)]{0,999}\)))?\s{0,200}\)/dg;
const DEFINITION =
  /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(<[^>\n]*>|\S+)(?:[ \t]{1,200}(?:"[^"]{0,999}"|'[^']{0,999}'|\([^)]{0,999}\)))?[ \t]{0,200}$/;
/** A text may have definitions; without one, `[甲][乙]` is no link, but what a program or a formula says. */
const MAY_DEFINE = /^[ \t>]*\[(?!\^)[^\]\n]+\]:/m;
const TABLE_RULE =
  /^[ \t]{0,200}\|?[ \t]{0,200}:?-+:?[ \t]{0,200}(?:\|[ \t]{0,200}:?-+:?[ \t]{0,200})*\|?[ \t]{0,200}$/;

/**
 * Scans Markdown without building a tree: a hundredth of remark's time, which lets 10,000 articles be
 * imported in seconds. Pages are rendered by remark itself; a property test holds the two together.
 */
export function outline(markdown: string): Outline {
  const headings: OutlineHeading[] = [];
  const links: OutlineLink[] = [];
  const lines: string[] = [];
  const kindOf = fenceReader();
  const headingOf = headingReader();
  const isIndentedCode = indentedCodeReader();
  /** The lines of the block that is being read, with blanks for the marks before them, and its offset in the text. */
  let block: string[] = [];
  let blockStart = 0;
  const endBlock = (): void => {
    if (block.length === 0) return;
    const written = block.join('\n');
    collectLinks(written, blockStart, links);
    lines.push(wordsOf(written));
    block = [];
  };
  const definesLinks = MAY_DEFINE.test(markdown);
  const wordsOf = (written: string): string => plainText(written, definesLinks);
  let offset = 0;
  for (const line of markdown.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    const kind = kindOf(line);
    const address = kind === 'text' ? DEFINITION.exec(line)?.[1] : undefined;
    if (kind !== 'text' || address !== undefined) {
      endBlock();
      if (kind === 'code') lines.push(line.replace(QUOTED, ''));
      if (address !== undefined)
        links.push({ href: unwrapAddress(address), offset: start + line.indexOf(address), image: false });
      headingOf('');
      isIndentedCode('');
      continue;
    }
    const found = headingOf(line);
    if (isIndentedCode(line)) {
      endBlock();
      lines.push(wordsOf(line));
      continue;
    }
    if (found === 'underline') {
      const text = withoutHanBreaks(wordsOf(block.join('\n'))).replaceAll('\n', ' ');
      headings.push({ text, offset: blockStart });
      endBlock();
      continue;
    }
    if (TABLE_RULE.test(line) && line.includes('-')) {
      // What follows may continue the paragraph above, but begins a block here: offsets are counted by a block's lines.
      endBlock();
      continue;
    }
    if (found === 'more' && block.length > 0) {
      block.push(line.replace(QUOTED, blank));
      continue;
    }
    endBlock();
    if (typeof found === 'object') {
      const text = wordsOf(found.heading);
      headings.push({ text, offset: start });
      lines.push(text);
      collectLinks(line, start, links);
      continue;
    }
    block = [MAY_HAVE_BEFORE.test(line) ? line.replace(BEFORE, blank) : line];
    blockStart = start;
  }
  endBlock();
  return {
    headings,
    links,
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

const unwrapAddress = (address: string): string => address.replace(/^<(.*)>$/, '$1');

function collectLinks(written: string, start: number, links: OutlineLink[]): void {
  if (!written.includes('](')) return;
  const visible = replaceSpans(written, inlineSpans(written), blank);
  for (const match of visible.matchAll(LINK)) {
    const [place = 0] = match.indices?.[3] ?? [];
    links.push({ href: unwrapAddress(match[3] ?? ''), offset: start + place, image: match[1] === '!' });
    // A linked picture: the pattern above took the picture; its own link follows.
    const around = /^\]\((<[^>\n]*>|(?!<)[^\s()]*)\)/.exec(visible.slice(match.index + match[0].length));
    if (match[1] === '!' && around?.[1] !== undefined) {
      links.push({
        href: unwrapAddress(around[1]),
        offset: start + match.index + match[0].length + 2,
        image: false,
      });
    }
  }
}

/** A text without any of these has no marks to take away. */
const MARKED = /[*_`~[<|\\&]/;

/** A character by its name or number (CommonMark 2.5): `&emsp;`. */
const REFERENCE = /(?<!\\)&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/gi;

/** What stands in the place of code while marks are taken away: its number between two letters that nobody types. */
const CODE = /\uE0FE(\d{1,7})\uE0FF/g;

/** The words of a block, line by line. Code is what it is written as: its marks are the program's. */
function plainText(written: string, definesLinks: boolean): string {
  if (!MARKED.test(written)) return trimLines(written);
  const codes: string[] = [];
  return trimLines(
    replaceSpans(
      written,
      written.includes('`') || written.includes('<!--') ? inlineSpans(written) : [],
      (span) => (span.startsWith('`') ? `\uE0FE${codes.push(wordsOfCode(span)) - 1}\uE0FF` : ''),
    )
      .replace(LINK, '$2')
      // The link around a picture.
      .replace(LINK, '$2')
      .replace(/\[\^[^\]\n]{1,999}\]:?/g, '')
      .replace(/<(?:https?:\/\/[^>\s]{0,2000}|\/?[a-zA-Z][^>\n]{0,2000})>/g, '')
      .replace(definesLinks ? /\[((?:\\.|[^\]\\]){0,999})\]\[[^\]]{0,999}\]/g : /(?!)/, '$1')
      .replace(/(\*\*|__|~~|`+)/g, '')
      .replace(/(^|[^\\\p{L}\p{N}])[*_](?=\S)|(?<=[^\s\\])[*_](?![\p{L}\p{N}])/gu, '$1')
      .replace(/\\(?=\n)/g, '')
      .replace(REFERENCE, decodeString)
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replace(/[ \t]{0,200}(?<!\\)\|[ \t]{0,200}/g, '\t')
      .replace(CODE, (mark, number) => codes[Number(number)] ?? mark),
  );
}

/** Without the backquotes around it, and the backslash that a bar needs in a table. */
const wordsOfCode = (span: string): string => span.replace(/^`+|`+$/g, '').replaceAll('\\|', '|');

function trimLines(text: string): string {
  if (!text.includes('\n')) return text.trim();
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
