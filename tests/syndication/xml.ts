import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Element, Nodes } from 'xast';
import { fromXml } from 'xast-util-from-xml';

const GRAMMARS = join('tests', 'syndication', 'grammars');

/** Whether this machine has xmllint (libxml2); without it the tests of structure have to do. */
export const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** What xmllint has to say against a document under a grammar of `grammars/`. */
export function grammarErrors(xml: string, grammar: string): string {
  const kind = grammar.endsWith('.rng') ? '--relaxng' : '--schema';
  const { status, stderr } = spawnSync('xmllint', ['--noout', kind, join(GRAMMARS, grammar), '-'], {
    input: xml,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

/** The root element of a document. Throws when it is not well-formed. */
export function rootOf(xml: string): Element {
  const root = fromXml(xml).children.find((node) => node.type === 'element');
  if (root === undefined) throw new Error('no root element');
  return root;
}

export const all = (parent: Element, name: string): Element[] =>
  parent.children.flatMap((node) =>
    node.type !== 'element' ? [] : [...(node.name === name ? [node] : []), ...all(node, name)],
  );

export const texts = (parent: Element, name: string): string[] => all(parent, name).map(textOf);

const textOf = (node: Nodes): string =>
  'children' in node
    ? node.children.map(textOf).join('')
    : node.type === 'text' || node.type === 'cdata'
      ? node.value
      : '';
