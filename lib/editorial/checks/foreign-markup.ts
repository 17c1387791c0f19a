import type { Nodes, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../content/problem.ts';
import { markdownSyntax } from '../../markdown/syntax.ts';
import { type CheckedText, type Collection, textPlace } from '../collection.ts';
import { WIKI_LINK, wikiLinkFix } from './wiki-links.ts';

/** Matches every text that may have such markup: the others, which are most, aren't parsed. */
const SUSPECT =
  /\[\^|\[!|\[toc\]|==|%%|(?:^|\s)\^[a-z]|^[ \t>]*(?:#{1,6}[^\s#]|＃)|<[a-zA-Z]|\{[%{#:]|^(?:import|export) |\[\[|:::|！\[|\]（|\][ \t]+\(|\]\([^()<"'\n]*(?:[ \t]|）)/im;
/** Bold text as it is mostly written. */
const BOLD = /\*\*(?=\S)[^*\n]*(?<=\S)\*\*/g;
/** Tags of Liquid and Hexo, shortcodes of Hugo. None holds the beginning of another, which keeps the time linear. */
const TEMPLATE_TAG = /\{%(?:(?!\{%).)*?%\}|\{\{[<%](?:(?!\{\{).)*?[>%]\}\}/g;
/** The beginning of a note of VuePress and Docusaurus. */
const NOTE = /^:{3,}[ \t]*[a-z].*$/gim;
/** A link or picture that is none: typed with a Chinese bracket, or with a blank before or in its address. */
const BROKEN_LINK =
  /!\[[^[\]\n]{0,200}\]\([^()\n]{1,500}\)|!?\[[^[\]\n]{1,200}\](?:[ \t]?（[/.#][^（）()\n]{0,500}[）)]|\([/.#][^（）()\n]{0,500}）|[ \t]{1,9}\([/.#][^()\n]{0,500}\)|\([/.#][^() \t\n]{0,500}[ \t][^()\n]{0,500}\))/g;
/** The first half of one whose address is a link by itself (GFM's autolinks). */
const BROKEN_BEFORE_LINK = /!?\[[^[\]\n]{1,200}\][(（]$/g;
/** A heading without the blank after its `#`, or with full-width ones; neither a hashtag in a sentence nor `#话题#`. */
const BROKEN_HEADING = /^(?:#(?=[^\s#\d])|＃[ \t]*(?=[^\s＃]))[^#＃\n]{1,60}(?<![。！？；…])$/g;
/** Two or more begin no hashtag: such a line is a heading whatever stands in the lines around it. */
const BROKEN_SUBHEADING = /^(?:#{2,6}(?=[^\s#])|＃{2,6}[ \t]*(?=[^\s＃]))[^#＃\n]{1,60}(?<![。！？；…])$/gm;
/** A mark of bold text that found no other half, or stands beside a blank; neither between digits nor of a mask. */
const BROKEN_BOLD = /(?<![*\w\\])\*\*(?!\*)|(?<![*\\])\*\*(?![*\w])/;
const BOLD_FIX = '** 要成对、在同一段里，并且紧挨着里面的文字，不留空格；只是星号就写成 \\*\\*';
/** Where HTML is a block of its own, which goes with all that is in it. */
const BLOCKS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);
const CELL_BREAK = '格子里不能换行：用顿号、分号隔开，或拆成几行';
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]/g;
const PICTURE = '写成 ![图片说了什么](/images/文件名)';
/** What to write in Markdown instead of a tag of HTML. */
const INSTEAD: Readonly<Record<string, string>> = {
  img: PICTURE,
  a: '写成 [文字](地址)',
  br: '段落之间空一行；段落里换行，行末加一个反斜杠',
  b: '写成 **文字**',
  strong: '写成 **文字**',
  i: '写成 *文字*',
  em: '写成 *文字*',
  del: '写成 ~~文字~~',
  code: '写成 `文字`',
};
/** The id that VitePress, Docusaurus and Hugo read behind a heading. */
const HEADING_ID = /(?:(?<=[ \t])|^)\{#[^\s{}]{1,100}\}$/g;
/** Attributes of kramdown (Jekyll). */
const ATTRIBUTES = /\{:(?:toc|[ \t]*[.#][\w-]+|[ \t]*\w+=)[^{}\n]{0,200}\}/g;
/** Code of MDX, and components whose values are code; of those in several lines the first. */
const MDX_CODE =
  /^(?:import[ \t][^'"\n]{0,200}[ \t]from[ \t]*['"][^'"\n]+['"];?|export[ \t]+(?:const|default|function)[ \t][^\n]*\S)/gm;
const MDX_TAG = /<[A-Za-z][\w.]*(?=\s[^<>]*=\{)(?:[^<>\n]*>)?/g;
/** A comment of MDX; its end may stand behind other marks. */
const MDX_COMMENT = /\{\/\*(?:(?!\*\/\})[\s\S]){0,2000}(?:\*\/\})?/g;
const OTHERWISE_TAG = '改用 Markdown 写，或删掉';
const HEADING_LINK = '删掉：链接到小标题就写 #小标题';
/** Markup that pages show as it is written, and what to write instead. */
export const AS_WRITTEN: readonly (readonly [RegExp, (tag: string, collection: Collection) => string])[] = [
  [TEMPLATE_TAG, () => OTHERWISE_TAG],
  [/@?(?<!\[)\[+toc\]+/gi, () => '删掉：文章的小标题不用自己列目录'],
  [/(?<![=!<>])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?!=)/g, (tag) => `写成 **${tag.slice(2, -2)}**`],
  [/%%[^%\n]{1,500}%%/g, () => '删掉：这里没有只给自己看的批注'],
  [/(?<=^|\s)\^[a-z][\w-]*$/g, () => HEADING_LINK],
  [HEADING_ID, () => HEADING_LINK],
  [
    ATTRIBUTES,
    (tag) => (tag.startsWith('{:toc') ? '删掉它和它上面的列表项：文章的小标题不用自己列目录' : OTHERWISE_TAG),
  ],
  [MDX_COMMENT, () => '删掉，或写成 <!-- … -->'],
  [MDX_CODE, () => '删掉：这里没有组件'],
  [MDX_TAG, (tag) => (tag.startsWith('<img') ? PICTURE : OTHERWISE)],
  [WIKI_LINK, (tag, collection) => wikiLinkFix(tag, collection, PICTURE)],
  [NOTE, () => '写成引用：第一行 > [!NOTE]，下面每行以 > 开头，并删掉结束的 :::'],
];
/** The whole first line of a note as pages have them. */
const CALLOUT = /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/i;
const CALLOUT_FIX =
  '这一行只写 > [!NOTE]（或 TIP、IMPORTANT、WARNING、CAUTION），标题和内容从下一行写起，也以 > 开头';
const OTHERWISE = '改用 Markdown 写，或删掉；想让读者看到标签本身，用反引号包起来';

/**
 * Markup that pages don't have, or that was typed wrong: HTML is left out of the page, template tags and links that
 * are none stand in it as they are.
 */
export function* checkForeignMarkup(collection: Collection): Iterable<Finding> {
  for (const text of collection.texts) {
    const { markdown } = text;
    if (SUSPECT.test(markdown) || markdown.replace(BOLD, '').includes('**'))
      yield* foreignMarkup(text, collection);
  }
}

function foreignMarkup(text: CheckedText, collection: Collection): Finding[] {
  const { markdown } = text;
  const findings: Finding[] = [];
  const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
  const add = (offset: number, message: string, fix: string): void => {
    findings.push({ ...textPlace(text, offset), rule: 'foreign-markup', message, fix });
  };
  /** What a pattern finds in a text, and its offset; what is written with escapes isn't found: it is meant as it is. */
  const matchesIn = (node: Text, pattern: RegExp): { written: string; offset: number }[] => {
    let from = startOf(node);
    return [...node.value.matchAll(pattern)].flatMap(({ 0: written }) => {
      const end = node.position?.end.offset ?? 0;
      // In a table, a bar stands behind a backslash.
      for (const form of [written, written.replaceAll('|', '\\|')]) {
        const offset = markdown.slice(0, end).indexOf(form, from);
        if (offset === -1) continue;
        from = offset + form.length;
        return { written, offset };
      }
      return [];
    });
  };
  const tree = markdownSyntax.parse(markdown);
  visit(tree, 'html', (node, _, parent) => {
    const [tag, name = ''] = /^\s*<([a-zA-Z][\w-]*)[^>]*>?/.exec(node.value) ?? [];
    if (tag === undefined) return;
    const isBlock = BLOCKS.has(parent?.type ?? '');
    const loss = isBlock ? '网页上不显示 HTML，这一块的内容都会丢' : '网页上不显示 HTML 标签';
    const isAnchor = /^a$/i.test(name) && !/\shref\b/i.test(tag);
    const isCellBreak = /^br$/i.test(name) && parent?.type === 'tableCell';
    const special = isCellBreak ? CELL_BREAK : isAnchor ? HEADING_LINK : undefined;
    const fix = special ?? INSTEAD[name.toLowerCase()] ?? OTHERWISE;
    add(startOf(node), `${loss}：${tag.trim()}`, fix);
  });
  /** @param rest what follows it up to its end */
  const addBroken = (node: Text, pattern: RegExp, rest = ''): void => {
    for (const { written, offset } of matchesIn(node, pattern)) {
      const what = written.startsWith('!') ? '图片' : '链接';
      add(offset, `「${written}」没有成为${what}，会原样显示给读者`, brokenLinkFix(written + rest));
    }
  };
  const addHeadings = (node: Text, pattern: RegExp): void => {
    for (const { written, offset } of matchesIn(node, pattern)) {
      if (!/(?:^|\s)>*$/.test(markdown.slice(0, offset).slice(-9))) continue;
      const fix = written.startsWith('＃') ? '把 ＃ 换成半角的 #，后面空一格' : '在 # 后面空一格';
      add(offset, `「${written}」没有成为小标题，会原样显示给读者`, fix);
    }
  };
  visit(tree, 'blockquote', ({ children: [first] }) => {
    const words = first?.type === 'paragraph' ? first.children[0] : undefined;
    const [mark] = /^\[!.*/.exec(words?.type === 'text' ? words.value : '') ?? [];
    if (words === undefined || mark === undefined || CALLOUT.test(mark)) return;
    add(startOf(words), `「${mark}」没有成为提示框，会原样显示给读者`, CALLOUT_FIX);
  });
  const referred = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => void referred.add(identifier));
  visit(tree, 'footnoteDefinition', (node) => {
    if (referred.has(node.identifier)) return;
    const written = `[^${node.label ?? node.identifier}]`;
    const fix = `在正文里写上 ${written}，或删掉`;
    add(startOf(node), `没有地方引用脚注 ${written}，网页上不显示它`, fix);
  });
  visit(tree, 'text', (node, index, parent) => {
    if (parent?.type === 'paragraph') {
      if (parent.children.length === 1) addHeadings(node, BROKEN_HEADING);
      addHeadings(node, BROKEN_SUBHEADING);
    }
    for (const { written, offset } of matchesIn(node, FOOTNOTE)) {
      const isNote = offset === startOf(node) && /^[：:]/.test(markdown.slice(offset + written.length));
      const fix = isNote
        ? `写成 ${written}: 脚注的内容：冒号用半角的，前面空一行`
        : `另起一段写 ${written}: 脚注的内容，或删掉`;
      add(offset, `「${written}」没有对应的脚注，会原样显示给读者`, fix);
    }
    addBroken(node, BROKEN_LINK);
    const next = parent?.children[(index ?? 0) + 1];
    const last = parent?.children[(index ?? 0) + 2];
    const rest = last?.type === 'text' ? last.value.replace(/\).*/s, ')') : '';
    if (next?.type === 'link') addBroken(node, BROKEN_BEFORE_LINK, rest);
    if (
      next?.type === 'link' &&
      /！$/.test(node.value) &&
      /^\/images\/|\.(?:png|jpe?g|gif|webp|svg)$/i.test(next.url)
    ) {
      add(startOf(next) - 1, `「！」后面的图片成了链接`, '把图片前面的 ！ 换成半角的 !');
    }
    const bold = markdown.slice(startOf(node), node.position?.end.offset).search(BROKEN_BOLD);
    if (bold !== -1) add(startOf(node) + bold, '这里的 ** 没有成为粗体，会原样显示给读者', BOLD_FIX);
    for (const [pattern, instead] of AS_WRITTEN) {
      for (const { written, offset } of matchesIn(node, pattern)) {
        add(offset, `「${written}」是别的系统的标签，会原样显示给读者`, instead(written, collection));
      }
    }
  });
  return findings;
}

/** How Typora, CSDN and others write the size of a picture into its address. */
const SIZE = /[ \t]=\d*x\d*(?=[ \t]*\))/;

function brokenLinkFix(written: string): string {
  const size = SIZE.exec(written)?.[0].trim();
  if (size !== undefined) return `删掉 ${size}：图片的大小由网页定`;
  if (/[（）]/.test(written)) return '把地址两边的全角括号（ ）换成半角括号 ( )';
  return /\][ \t]+\(/.test(written) ? '] 和 ( 之间不能有空格' : '地址里不能有空格：写成 %20，或给文件改名';
}
