import type { Emphasis, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { languageRuns } from '../text/language.ts';

/** Text in another language says so, for screen readers to change their voice and browsers their font. */
export function remarkLanguage() {
  return (tree: Root): void => {
    visit(tree, 'text', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      const runs = languageRuns(node.value);
      if (runs.every(({ lang }) => lang === undefined)) return undefined;
      const children = runs.map(({ text, lang }): Text | Emphasis => {
        const value: Text = { type: 'text', value: text };
        if (lang === undefined) return value;
        return { type: 'emphasis', data: { hName: 'span', hProperties: { lang } }, children: [value] };
      });
      parent.children.splice(index, 1, ...children);
      return [SKIP, index + children.length];
    });
  };
}
