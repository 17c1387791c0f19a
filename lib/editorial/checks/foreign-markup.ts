import type { FootnoteDefinition, Html, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Place, positionsIn } from '../../content/problem.ts';
import { markdownSyntax } from '../../markdown/syntax.ts';
import type { CheckedText, Collection } from '../collection.ts';
import type { Finding } from '../rules.ts';

/** Matches every text that may have such markup: the others, which are most, aren't parsed. */
const SUSPECT =
  /\[\^|\[!|\[toc\]|==|%%|[ \t]\^[a-z]|^#{1,6}[^\s#]|<[a-zA-Z]|\{[%{]|\[\[|:::|\](?:（|\([^()<"'\n]*[ \t])/im;
/** Tags of Liquid and Hexo, shortcodes of Hugo. None holds the beginning of another, which keeps the time linear. */
const TEMPLATE_TAG = /\{%(?:(?!\{%).)*?%\}|\{\{[<%](?:(?!\{\{).)*?[>%]\}\}/g;
/** Links and pictures of Obsidian and other wikis; the beginning of a note of VuePress and Docusaurus. */
const WIKI_LINK = /!?\[\[(?!toc\]\])[^[\]\n]{1,200}\]\]/gi;
const NOTE = /^:{3,}[ \t]*[a-z].*$/gim;
/** A link or picture that is none: typed with Chinese brackets, or with a blank in its address. */
const BROKEN_LINK =
  /!?\[[^[\]\n]{1,200}\](?:（[/.#][^（）\n]{0,500}）|\([/.#][^() \t\n]{0,500}[ \t][^()\n]{0,500}\))/g;
/** The first half of one whose address is a link by itself (GFM's autolinks). */
const BROKEN_BEFORE_LINK = /!?\[[^[\]\n]{1,200}\][(（]$/g;
/** A heading without the blank after its `#`; neither a hashtag in a sentence nor `#话题#`. */
const BROKEN_HEADING = /^#{1,6}[^\s#\d][^#\n]{0,60}(?<![。！？；…])$/;
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
/** Markup that pages show as it is written, and what to write instead. */
const AS_WRITTEN: readonly (readonly [RegExp, (tag: string) => string])[] = [
  [TEMPLATE_TAG, () => '改用 Markdown 写，或删掉'],
  [/@?(?<!\[)\[+toc\]+/gi, () => '删掉：文章的小标题不用自己列目录'],
  [/(?<![=!<>])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?!=)/g, (tag) => `写成 **${tag.slice(2, -2)}**`],
  [/%%[^%\n]{1,500}%%/g, () => '删掉：这里没有只给自己看的批注'],
  [/(?<=[ \t])\^[a-z][\w-]*$/g, () => '删掉：链接到小标题就写 #小标题'],
  [WIKI_LINK, (tag) => (tag.startsWith('!') ? PICTURE : '写成 [文字](/articles/文件名)')],
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
export function* checkForeignMarkup({ texts }: Collection): Iterable<Finding> {
  for (const text of texts) {
    if (SUSPECT.test(text.markdown)) yield* foreignMarkup(text);
  }
}

function foreignMarkup({ file, markdown, bodyLine }: CheckedText): Finding[] {
  const findings: Finding[] = [];
  /** @param within where it stands in the node */
  const add = (node: FootnoteDefinition | Html | Text, within: Place, message: string, fix: string): void => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    const line = start.line + bodyLine + within.line - 1;
    const column = within.column + (within.line === 1 ? start.column - 1 : 0);
    findings.push({ file, line, column, rule: 'foreign-markup', message, fix });
  };
  const tree = markdownSyntax.parse(markdown);
  visit(tree, 'html', (node, _, parent) => {
    const [tag, name = ''] = /^\s*<([a-zA-Z][\w-]*)[^>]*>?/.exec(node.value) ?? [];
    if (tag === undefined) return;
    const isBlock = parent?.type === 'root' || parent?.type === 'blockquote' || parent?.type === 'listItem';
    const loss = isBlock ? '网页上不显示 HTML，这一块的内容都会丢' : '网页上不显示 HTML 标签';
    add(node, { line: 1, column: 1 }, `${loss}：${tag.trim()}`, INSTEAD[name.toLowerCase()] ?? OTHERWISE);
  });
  const addBroken = (node: Text, pattern: RegExp): void => {
    for (const { written, place } of matchesIn(node, pattern)) {
      // Escaped on purpose.
      if (!markdown.includes(written)) continue;
      const what = written.startsWith('!') ? '图片' : '链接';
      const fix = written.includes('（')
        ? '把地址两边的全角括号（ ）换成半角括号 ( )'
        : '地址里不能有空格：写成 %20，或给文件改名';
      add(node, place, `「${written}」没有成为${what}，会原样显示给读者`, fix);
    }
  };
  visit(tree, 'blockquote', ({ children: [first] }) => {
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    const [mark] = /^\[![a-z]+\].*/i.exec(text?.type === 'text' ? text.value : '') ?? [];
    if (text?.type !== 'text' || mark === undefined || CALLOUT.test(mark)) return;
    const message = `「${mark}」没有成为提示框，会原样显示给读者`;
    add(text, { line: 1, column: 1 }, message, CALLOUT_FIX);
  });
  const referred = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => void referred.add(identifier));
  visit(tree, 'footnoteDefinition', (node) => {
    if (referred.has(node.identifier)) return;
    const written = `[^${node.label ?? node.identifier}]`;
    const fix = `在正文里写上 ${written}，或删掉`;
    add(node, { line: 1, column: 1 }, `没有地方引用脚注 ${written}，网页上不显示它`, fix);
  });
  visit(tree, 'text', (node, index, parent) => {
    if (parent?.type === 'paragraph' && parent.children.length === 1 && BROKEN_HEADING.test(node.value)) {
      if (markdown.includes(node.value) && !markdown.includes(`\\${node.value}`)) {
        const message = `「${node.value}」没有成为小标题，会原样显示给读者`;
        add(node, { line: 1, column: 1 }, message, '在 # 后面空一格');
      }
    }
    for (const { written, place } of matchesIn(node, FOOTNOTE)) {
      if (!markdown.includes(written)) continue;
      const message = `「${written}」没有对应的脚注，会原样显示给读者`;
      add(node, place, message, `另起一段写 ${written}: 脚注的内容，或删掉`);
    }
    addBroken(node, BROKEN_LINK);
    if (parent?.children[(index ?? 0) + 1]?.type === 'link') addBroken(node, BROKEN_BEFORE_LINK);
    for (const [pattern, instead] of AS_WRITTEN) {
      for (const { written, place } of matchesIn(node, pattern)) {
        add(node, place, `「${written}」是别的系统的标签，会原样显示给读者`, instead(written));
      }
    }
  });
  return findings;
}

/** What a pattern finds in a text node, and where in the node. */
function matchesIn({ value }: Text, pattern: RegExp): { written: string; place: Place }[] {
  const placeOf = positionsIn(value);
  return [...value.matchAll(pattern)].map(({ 0: written, index }) => ({ written, place: placeOf(index) }));
}
