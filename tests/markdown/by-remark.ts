import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { markdownSyntax } from '../../lib/markdown/syntax.ts';

/** What remark, which renders the pages, finds in a text. */
export function byRemark(markdown: string): { headings: string[]; links: string[]; text: string } {
  const tree: Root = markdownSyntax.parse(markdown);
  const headings: string[] = [];
  const links: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'heading') headings.push(plainText(node, { includeHtml: false }));
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') links.push(node.url);
  });
  return { headings, links, text: plainText(tree, { includeHtml: false }) };
}

/** Of a text, what no way of writing Markdown changes. */
export const letters = (text: string): string => text.replace(/[^\p{Letter}\p{Number}]/gu, '');
