import type { Emphasis, Nodes, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { languageOfText, languageRuns } from '../text/language.ts';

/** Text in another language says so, for screen readers to change their voice and browsers their font. */
export function remarkLanguage() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'paragraph' || node.type === 'heading') {
        // As a whole, so that its quotation marks are of its language, too.
        const lang = languageOfText(wordsOf(node));
        if (parent?.type !== 'listItem') return setLanguage(node, lang);
        // An item of one line becomes no paragraph; of one that has more than this text, its words say it below.
        return parent.children.length === 1 ? setLanguage(parent, lang) : undefined;
      }
      if (node.type === 'emphasis') {
        // Latin words are emphasised by italics; the dots of Han letters would stand below each letter.
        return setLanguage(node, isLatin(wordsOf(node)) ? 'en' : undefined);
      }
      if (node.type !== 'text' || parent === undefined || index === undefined) return undefined;
      const runs = languageRuns(node.value);
      if (runs.every(({ lang }) => lang === undefined)) return undefined;
      const children = runs.map(({ text, lang }): Text | Emphasis => {
        const value: Text = { type: 'text', value: text };
        if (lang === undefined) return value;
        return { type: 'emphasis', data: { hName: 'span', hProperties: { lang } }, children: [value] };
      });
      if ('children' in parent) parent.children.splice(index, 1, ...children);
      return [SKIP, index + children.length];
    });
  };
}

/** Whether a text has Latin letters and no others. */
const isLatin = (text: string): boolean =>
  /\p{Script=Latin}/u.test(text) && !/[^\p{Script=Latin}\P{L}]/u.test(text);

/** What a node says in words: code is no language. */
function wordsOf(node: Nodes): string {
  let words = '';
  visit(node, 'text', ({ value }) => {
    words += value;
  });
  return words;
}

function setLanguage(node: Nodes, lang: string | undefined): typeof SKIP | undefined {
  if (lang === undefined) return undefined;
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, lang } };
  return SKIP;
}
