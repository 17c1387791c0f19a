import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Letters and punctuation that are set without spaces between words. */
const HAN = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D\u2026\u2014]`;
const BREAK_BETWEEN_HAN = new RegExp(`(?<=${HAN})[ \\t]*\\n[ \\t]*(?=${HAN})`, 'gu');

/** A line break between two Han characters is only the editor's; HTML would show it as a space. */
export function remarkChineseLineBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      if (node.value.includes('\n')) node.value = node.value.replace(BREAK_BETWEEN_HAN, '');
    });
  };
}
