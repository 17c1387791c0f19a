import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownSyntax } from '../markdown/syntax.ts';
import { destinationsOf } from '../markdown/tokens.ts';
import { articleSlugOf } from '../site/urls.ts';
import { applyEdits, type Edit } from '../text/edits.ts';
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

/** A comment in HTML; one without an end goes to the end of its block. */
const COMMENT = /<!--(?:(?<=--)-?>|[\s\S]*?(?:-->|$))/g;

/**
 * An address that stays as its editor wrote it: it is absolute, or a browser would take its escapes for slashes, or for
 * fragments, as those by which a mail address (`mailto&#58;…`) is kept from robots.
 */
const STAYS = /^[a-z][a-z0-9+.-]*:|\\|&#/i;

/**
 * Markdown with absolute addresses, with links to unpublished articles as plain text, and without HTML comments, which
 * no page shows either. Only these places are edited, so that everything else stays as its editor wrote it; a syntax
 * tree printed as Markdown would not.
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
  // Definitions first: the links that refer to them come before them in the text.
  visit(tree, 'definition', (node) => {
    const range = rangeOf(node);
    if (range === null || !isDead(node.url)) return;
    deadDefinitions.add(node.identifier);
    edits.push({ ...range, text: '' });
  });
  visit(tree, (node) => {
    const range = rangeOf(node);
    if (range === null) return;
    if (node.type === 'html') {
      for (const { 0: comment, index } of markdown.slice(range.from, range.to).matchAll(COMMENT)) {
        const from = range.from + index;
        edits.push({ from, to: from + comment.length, text: '' });
      }
      return;
    }
    if (node.type !== 'link' && node.type !== 'linkReference') return;
    if (node.type === 'link' ? !isDead(node.url) : !deadDefinitions.has(node.identifier)) return;
    const first = rangeOf(node.children[0]);
    const last = rangeOf(node.children.at(-1));
    // Two edits, so that a picture inside of the link's text still gets its own.
    edits.push({ from: range.from, to: first?.from ?? range.to, text: '' });
    if (last !== null) edits.push({ from: last.to, to: range.to, text: '' });
  });
  const isGone = (place: number): boolean => edits.some(({ from, to }) => from <= place && place < to);
  const absolute = destinationsOf(markdown)
    .filter(({ href, offset }) => !STAYS.test(href) && !isGone(offset))
    .map(({ href, offset }) => ({ from: offset, to: offset + href.length, text: absoluteUrl(href, page) }));
  return applyEdits(markdown, [...edits, ...absolute]);
}

/** The part of the text that a node is. */
function rangeOf(node: Nodes | undefined): Pick<Edit, 'from' | 'to'> | null {
  const from = node?.position?.start.offset;
  const to = node?.position?.end.offset;
  return from === undefined || to === undefined ? null : { from, to };
}
