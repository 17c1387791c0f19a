import type { Nodes, Root } from 'mdast';
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
