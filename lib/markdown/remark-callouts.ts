import type { Blockquote, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** GitHub's alert marks and the words that readers see for them. */
const LABELS: Readonly<Record<string, string>> = {
  NOTE: '说明',
  TIP: '提示',
  IMPORTANT: '要点',
  WARNING: '警惕',
  CAUTION: '当心',
};
const MARK = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** `> [!WARNING]` becomes a labelled note instead of a quotation. */
export function remarkCallouts() {
  return (tree: Root): void => {
    visit(tree, 'blockquote', (quote: Blockquote) => {
      const first = quote.children[0];
      const text = first?.type === 'paragraph' ? first.children[0] : undefined;
      if (first?.type !== 'paragraph' || text?.type !== 'text') return;
      const kind = MARK.exec(text.value)?.[1]?.toUpperCase();
      const label = kind === undefined ? undefined : LABELS[kind];
      if (kind === undefined || label === undefined) return;
      text.value = text.value.replace(MARK, '');
      if (text.value === '') first.children.shift();
      // Two blanks or a backslash behind the mark.
      if (first.children[0]?.type === 'break') first.children.shift();
      if (first.children.length === 0) quote.children.shift();
      quote.children.unshift({
        type: 'paragraph',
        data: { hProperties: { className: ['callout-label'] } },
        children: [{ type: 'text', value: label }],
      });
      quote.data = {
        hName: 'div',
        hProperties: { role: 'note', className: ['callout', `callout-${kind.toLowerCase()}`] },
      };
    });
  };
}
