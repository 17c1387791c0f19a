import { fenceReader } from './fence.ts';
import { headingReader } from './headings.ts';
import { withoutHanBreaks } from './line-breaks.ts';

/** What a Markdown text says and links to, found in one fast pass, for the index and for link checks. */
export interface Outline {
  /** Texts of the headings, in order. */
  readonly headings: readonly string[];
  /** Readable text without Markdown's marks, addresses and HTML; blocks separated by line breaks. */
  readonly text: string;
  /** Every inline link or image, in order. */
  readonly links: readonly OutlineLink[];
}

export interface OutlineLink {
  readonly href: string;
  /** Offset of the address in the Markdown text. */
  readonly offset: number;
  readonly image: boolean;
}

const QUOTED = /^[ \t]*(?:>[ \t]?)+/;
// What may stand between two brackets has a length: without, a line of 100,000 of the first kind takes minutes.
const LINK =
  /(!?)\[((?:\\.|\[[^[\]]{0,999}\](?!\()|[^[\]\\]){0,999})\]\((<[^>\n]{0,2000}>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t]+(?:"[^"]{0,999}"|'[^']{0,999}'|\([^)]{0,999}\)))?[ \t]*\)/g;
const DEFINITION =
  /^ {0,3}\[[^\]\n]+\]:[ \t]*(<[^>\n]*>|\S+)(?:[ \t]{1,200}(?:"[^"]{0,999}"|'[^']{0,999}'|\([^)]{0,999}\)))?[ \t]{0,200}$/;
const TABLE_RULE =
  /^[ \t]{0,200}\|?[ \t]{0,200}:?-+:?[ \t]{0,200}(?:\|[ \t]{0,200}:?-+:?[ \t]{0,200})*\|?[ \t]{0,200}$/;

/**
 * Scans Markdown without building a tree: a hundredth of remark's time, which lets 10,000 articles be
 * imported in seconds. Pages are rendered by remark itself; a property test holds the two together.
 */
export function outline(markdown: string): Outline {
  const headings: string[] = [];
  const links: OutlineLink[] = [];
  const lines: string[] = [];
  const kindOf = fenceReader();
  const headingOf = headingReader();
  let offset = 0;
  for (const line of markdown.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    const kind = kindOf(line);
    if (kind === 'code') lines.push(line.replace(QUOTED, ''));
    if (kind !== 'text') {
      headingOf('');
      continue;
    }
    const definition = DEFINITION.exec(line);
    if (definition?.[1] !== undefined && !line.trimStart().startsWith('[^')) {
      links.push({
        href: unwrapAddress(definition[1]),
        offset: start + line.indexOf(definition[1]),
        image: false,
      });
      headingOf('');
      continue;
    }
    const heading = headingOf(line);
    if (heading.kind === 'underline') {
      headings.push(withoutHanBreaks(lines.slice(-heading.lines).join('\n')).replaceAll('\n', ' '));
      continue;
    }
    if (TABLE_RULE.test(line) && line.includes('-')) continue;
    collectLinks(line, start, links);
    const plain = plainLine(heading.kind === 'heading' ? heading.text : line);
    if (heading.kind === 'heading') headings.push(plain);
    lines.push(plain);
  }
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

function collectLinks(line: string, start: number, links: OutlineLink[]): void {
  if (!line.includes('](')) return;
  const visible = line.replace(/(`+)[^`]*\1/g, (code) => ' '.repeat(code.length));
  for (const match of visible.matchAll(LINK)) {
    const address = match[3] ?? '';
    const place = match.index + match[0].indexOf('](') + 2;
    links.push({ href: unwrapAddress(address), offset: start + place, image: match[1] === '!' });
    // A linked picture: the pattern above took the picture; its own link follows.
    const around = /^\]\((<[^>\n]*>|[^\s()]*)\)/.exec(visible.slice(match.index + match[0].length));
    if (match[1] === '!' && around?.[1] !== undefined) {
      links.push({
        href: unwrapAddress(around[1]),
        offset: start + match.index + match[0].length + 2,
        image: false,
      });
    }
  }
}

/** A line without any of these has no marks to take away. */
const MARKED = /[*_`~[<|\\]|^[ \t]*(?:>|[-+]|\d{1,9}[.)])/;

function plainLine(line: string): string {
  if (!MARKED.test(line)) return line.trim();
  return line
    .replace(/^[ \t]*(?:>[ \t]*)+/, '')
    .replace(/^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*/i, '')
    .replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/, '')
    .replace(LINK, '$2')
    .replace(/\[\^[^\]\n]{1,999}\]:?/g, '')
    .replace(/<(?:https?:\/\/[^>\s]{0,2000}|\/?[a-zA-Z][^>\n]{0,2000}|!--.{0,2000}?--)>/g, '')
    .replace(/\[((?:\\.|[^\]\\]){0,999})\]\[[^\]]{0,999}\]/g, '$1')
    .replace(/(\*\*|__|~~|`+)/g, '')
    .replace(/(^|[^\\\p{L}\p{N}])[*_](?=\S)|(?<=[^\s\\])[*_](?![\p{L}\p{N}])/gu, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[ \t]{0,200}(?<!\\)\|[ \t]{0,200}/g, '\t')
    .trim();
}
