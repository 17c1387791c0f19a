import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownSyntax } from '../markdown/syntax.ts';
import { articleSlugOf } from '../site/urls.ts';
import { absoluteUrl } from './absolute-html.ts';

/** The slugs of this site's articles that a text links to. */
function linkedSlugs(tree: Root): string[] {
  const slugs = new Set<string>();
  visit(tree, (node) => {
    const slug = node.type === 'link' || node.type === 'definition' ? articleSlugOf(node.url) : null;
    if (slug !== null) slugs.add(slug);
  });
  return [...slugs];
}

/** A part of the text, as offsets in UTF-16 code units, and what replaces it. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A comment in HTML; one without an end goes to the end of its block. */
const COMMENT = /<!--(?:(?<=--)-?>|[\s\S]*?(?:-->|$))/g;

/**
 * Markdown with absolute addresses, with links to unpublished articles as plain text, and without HTML comments, which no
 * page shows either. Only these places are edited, so that everything else stays as its editor wrote it; a syntax tree
 * printed as Markdown would not.
 * @param page absolute address of the page, against which relative addresses are resolved
 * @param published which of these slugs can be read now; called once, with all that the text links to
 */
export function withAddresses(
  markdown: string,
  { page, published }: { page: string; published: (slugs: readonly string[]) => ReadonlySet<string> },
): string {
  const tree = markdownSyntax.parse(markdown);
  const readable = published(linkedSlugs(tree));
  const edits: Edit[] = [];
  const deadDefinitions = new Set<string>();
  const isDead = (url: string): boolean => {
    const slug = articleSlugOf(url);
    return slug !== null && !readable.has(slug);
  };
  const address = (url: string, within: Range): void => {
    // An address that is written with escapes is not found, and stays relative to the page.
    const start = url === '' ? -1 : markdown.slice(0, within.end).lastIndexOf(url);
    if (start < within.start || /^[a-z][a-z0-9+.-]*:/i.test(url)) return;
    edits.push({ start, end: start + url.length, by: absoluteUrl(url, page) });
  };
  // Definitions first: the links that refer to them come before them in the text.
  visit(tree, 'definition', (node) => {
    const range = rangeOf(node);
    if (range === null) return;
    if (!isDead(node.url)) return address(node.url, range);
    deadDefinitions.add(node.identifier);
    edits.push({ ...range, by: '' });
  });
  visit(tree, (node) => {
    const range = rangeOf(node);
    if (range === null) return;
    if (node.type === 'html') {
      for (const { 0: comment, index } of markdown.slice(range.start, range.end).matchAll(COMMENT)) {
        const start = range.start + index;
        edits.push({ start, end: start + comment.length, by: '' });
      }
      return;
    }
    if (node.type === 'image') return address(node.url, range);
    if (node.type !== 'link' && node.type !== 'linkReference') return;
    const first = rangeOf(node.children[0]);
    const last = rangeOf(node.children.at(-1));
    if (node.type === 'link' ? isDead(node.url) : deadDefinitions.has(node.identifier)) {
      // Two edits, so that a picture inside of the link's text still gets its own.
      edits.push({ start: range.start, end: first?.start ?? range.end, by: '' });
      if (last !== null) edits.push({ start: last.end, end: range.end, by: '' });
    } else if (node.type === 'link') {
      address(node.url, { start: last?.end ?? range.start, end: range.end });
    }
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), markdown);
}

function rangeOf(node: Nodes | undefined): Range | null {
  const start = node?.position?.start.offset;
  const end = node?.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}
