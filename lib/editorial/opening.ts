import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { withoutHanBreaks } from '../markdown/line-breaks.ts';
import { AS_WRITTEN } from './checks/foreign-markup.ts';
import { WIKI_LINK } from './checks/wiki-links.ts';

/** Characters of a summary (`lib/content/article.ts`). */
const LEAST = 40;
const MOST = 160;
/** Marks behind which a sentence is over, with the quotation marks and brackets that close behind them. */
const SENTENCE_END = /(?:[。！？!?…]+|\.(?=["'”’）)]*(?:\s|$)))["'”’」』）)]*/g;
/** Where a sentence without an end in reach is cut: the later, the more it says. */
const CLAUSE_END = /[，、；：]|[,;:](?=\s)/g;
const BLANK = /\s/g;
const CUT = '……';
const OPENED = /[“‘「『（《【([]/g;
const CLOSED = /[”’」』）》】)\]]/g;
/** The kind of a callout, and Obsidian's title behind it. */
const CALLOUT = /\[![A-Za-z]+\].*/g;
/** A hashtag or a heading without its blank, alone on its line. */
const HASH_LINE = /^[#＃][^\n。！？]*$/gm;

/** Where kramdown puts a table of contents, in the place of a list's item: `* content` and `{:toc}` below it. */
const TOC = /^.*\n\{:[ \t]*toc\}$/;

/** A picture that is none for a blank or a Chinese bracket, and a link that is none: only its words are said. */
const BROKEN_PICTURE = /!\[[^[\]\n]{0,200}\][(（][^()（）\n]{1,500}[)）]/g;
const BROKEN_LINK =
  /\[([^[\]\n]{1,200})\][ \t]{0,9}[(（](?:[/.#]|https?:\/\/|(?=[^()（）\n]{1,200}\.[a-z]\w{1,4}[ \t)）#]))[^()（）\n]{1,500}[)）]/gi;

/** The words of a node without Markdown's marks, line breaks kept. */
export function wordsOf(node: Nodes, withLinks = true): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  if (!withLinks && (node.type === 'link' || node.type === 'linkReference')) return '';
  return 'children' in node ? node.children.map((child) => wordsOf(child, withLinks)).join('') : '';
}

/** Words on one line. */
export const asLine = (words: string): string => withoutHanBreaks(words.trim()).replace(/\s+/g, ' ');

/** The words of a wiki's links instead of them. */
export const withoutWikiLinks = (words: string): string =>
  words.replace(WIKI_LINK, (link) =>
    link.startsWith('!') ? '' : (link.slice(2, -2).split('|').at(-1) ?? ''),
  );

/** The words without what other systems' markup would leave in them. */
function withoutForeign(words: string): string {
  let line = withoutWikiLinks(words).replace(BROKEN_PICTURE, '').replace(BROKEN_LINK, '$1');
  line = line.replace(/==(?=\S)([^=\n]+)(?<=\S)==/g, '$1').replace(CALLOUT, '');
  for (const [pattern] of AS_WRITTEN) line = line.replace(pattern, '');
  return line.replaceAll('**', '');
}

/**
 * The first sentences of a text, long enough for a summary and no longer; null where it has too few words.
 * @param mended the same words with their punctuation mended
 * @param lead words to begin with; may be empty
 */
export function openingOf(tree: Root, mended: (words: string) => string, lead: string): string | null {
  const blocks: { readonly words: string; readonly inList: boolean }[] = [];
  let length = lead.length;
  visit(tree, (node, _, parent) => {
    if (length > 2 * MOST || node.type === 'footnoteDefinition' || node.type === 'table') return SKIP;
    if (node.type !== 'paragraph') return undefined;
    // Links alone lead to other pages, as in a table of contents.
    if (!/[\p{Letter}\p{Number}]/u.test(wordsOf(node, false))) return SKIP;
    if (TOC.test(wordsOf(node))) return SKIP;
    const words = asLine(withoutForeign(wordsOf(node).replace(HASH_LINE, '')));
    if (words !== '') blocks.push({ words, inList: parent?.type === 'listItem' });
    length += words.length;
    return SKIP;
  });
  // Many a short summary is the text's beginning.
  const said = asLine(lead).replace(/[。.…]+$/, '');
  if (said !== '' && blocks[0]?.words.startsWith(said) !== true)
    blocks.unshift({ words: asLine(lead), inList: false });
  const text = blocks
    .map(({ words, inList }, index) => {
      const next = blocks[index + 1];
      return next === undefined ? words : words + between(words, next.words, inList && next.inList);
    })
    .join('')
    // A picture stood there.
    .replace(/(?<=[，。！？；：、]) +/g, '');
  return cut(mended(text).trim());
}

/** What parts a block from the next on one line. */
function between(words: string, next: string, areItems: boolean): string {
  const isEnded = /[\p{Punctuation}]$/u.test(words) && !/[）)\]】》]$/.test(words);
  const isWide = /[^\0-\u024F]["'”’]?$/u.test(words) || (!isEnded && /^\p{Script=Han}/u.test(next));
  return (isEnded ? '' : isWide ? (areItems ? '；' : '。') : areItems ? ';' : '.') + (isWide ? '' : ' ');
}

function cut(text: string): string | null {
  if (!isEnough(text)) return null;
  const beginnings = placesOf(SENTENCE_END, text)
    .filter((end) => end <= MOST)
    .map((end) => text.slice(0, end))
    .filter(isEnough);
  const first = beginnings.find(isWhole) ?? beginnings[0];
  if (first !== undefined) return first;
  const rest = text.replace(/[，、；：,;:]$/, '');
  if (text.length <= MOST) return rest === text ? text : rest + CUT;
  for (const pattern of [CLAUSE_END, BLANK]) {
    const end = placesOf(pattern, text).findLast((place) => place - 1 + CUT.length <= MOST) ?? 1;
    const clauses = text.slice(0, end - 1).trimEnd();
    if (isEnough(clauses)) return clauses + CUT;
  }
  return null;
}

/** Whether a summary is long enough; counted in letters, of which some are two units. */
export const isEnough = (text: string): boolean => [...text].length >= LEAST;

/** The offsets behind what a pattern matches. */
const placesOf = (pattern: RegExp, text: string): number[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => index + found.length);

/** Whether each quotation and bracket that a text opens is closed. */
const isWhole = (text: string): boolean =>
  (text.match(OPENED)?.length ?? 0) === (text.match(CLOSED)?.length ?? 0);
