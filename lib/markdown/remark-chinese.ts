import type { Link, Nodes, Root, Text } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { withoutHanBreaks } from './line-breaks.ts';

/**
 * A line break between two Han characters is only the editor's; HTML would show it as a space. It may stand at the
 * border of an emphasis or a link, whose letters then count as well.
 */
export function remarkChineseLineBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node, index, parent) => {
      if (!node.value.includes('\n')) return;
      const before = [...textOf(parent?.children[(index ?? 0) - 1])].at(-1) ?? '';
      const after = [...textOf(parent?.children[(index ?? 0) + 1])][0] ?? '';
      const joined = withoutHanBreaks(before + node.value + after);
      node.value = joined.slice(before.length, joined.length - after.length);
    });
  };
}

const textOf = (node: Nodes | undefined): string => (node === undefined ? '' : plainText(node));

/** A note's number stays with what it is a note to: a line may end between a Han letter and a digit. */
export function remarkNoteNumbers() {
  return (tree: Root): void => {
    visit(tree, 'footnoteReference', (_, index, parent) => {
      if (parent === undefined || index === undefined || index === 0) return undefined;
      parent.children.splice(index, 0, { type: 'text', value: '\u2060' });
      return [SKIP, index + 2];
    });
  };
}

/** Punctuation of Chinese texts, which no address has unless it is encoded. */
const MARK =
  '\\u2014\\u2018-\\u201D\\u2026\\u3000-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65';
const FIRST_MARK = new RegExp(`[${MARK}]`);
const ADDRESS = new RegExp(`((?:https?://|www\\.)[^\\s${MARK}]+)`, 'i');

/**
 * An address that stands in a text as it is ends before a Chinese mark. GFM (6.9) ends it at a blank, which in Chinese
 * is where the sentence ends: 见 https://example.com/x，然后… led readers nowhere.
 */
export function remarkChineseAddresses() {
  return (tree: Root): void => {
    visit(tree, 'link', (link, index, parent) => {
      const [text] = link.children;
      // In `<https://…>` and `[…](…)`, something stands before the text.
      const isBare = text?.type === 'text' && text.position?.start.offset === link.position?.start.offset;
      const end = isBare ? text.value.search(FIRST_MARK) : -1;
      if (!isBare || end === -1 || parent === undefined || index === undefined) return undefined;
      const rest = text.value.slice(end);
      link.url = link.url.slice(0, -rest.length);
      text.value = text.value.slice(0, end);
      const pieces = rest.split(ADDRESS).map((value, at): Link | Text => {
        const words: Text = { type: 'text', value };
        if (at % 2 === 0) return words;
        return { type: 'link', url: value.replace(/^www/i, 'http://$&'), children: [words] };
      });
      parent.children.splice(index + 1, 0, ...pieces);
      return [SKIP, index + 1 + pieces.length];
    });
  };
}
