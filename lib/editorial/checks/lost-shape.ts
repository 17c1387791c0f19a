import type { Nodes, Paragraph, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../content/problem.ts';
import { markdownSyntax } from '../../markdown/syntax.ts';
import { FORMULA } from '../../markdown/tokens.ts';
import { type CheckedText, type Collection, textPlace } from '../collection.ts';

/** What begins a line of a list that was typed or pasted without Markdown's marks. */
const NUMBERED =
  /^[ \t]*(?:[一二三四五六七八九十]+[、.．]|\d+(?:[、．）]|[.)](?=[^\s\d]))|[（(](?:[一二三四五六七八九十]+|\d+)[）)]|[①-⑳●•·■◆▶★○※]|-(?=[\u4E00-\u9FFF])|\*(?=[\u4E00-\u9FFF][^*\n]*$))/;
/** Languages of code that other systems draw, or answer as a query. */
const LANGUAGES =
  'mermaid|flow|flowchart|sequence|plantuml|puml|mindmap|echarts|dot|graphviz|dataview|dataviewjs';
const DRAWN = new RegExp(`^(?:${LANGUAGES})$`, 'i');
/** The second line of a table, with a single blank where it has several: these kept the expression busy. */
const TABLE_RULE = /^[ >]*\|? ?:?-+:? ?(?:\| ?:?-+:? ?)+\|? ?$/;
/** A sentence with the rule below it that makes a heading of it (CommonMark 4.3); questions are headings as well. */
const SENTENCE_RULE = /[。！；：…][”」』）》]?[ \t]*\n[ \t>]*-+[ \t]*$/;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;
/** Matches every text that may have one of these, tables aside, and few others. */
const SUSPECT = new RegExp(
  `${FORMULA.source}|${NUMBERED.source}.*\\n(?=${NUMBERED.source.slice(1)})|^[ \\t]*[|｜]|\\S\\t+\\S|${SENTENCE_RULE.source}|^[ \\t>]*#{1,6}[ \\t]*(?:$|<!--)|^[ \\t>]*(?:\`\`\`|~~~)[ \\t]*(?:${LANGUAGES})`,
  'im',
);

/**
 * Text whose shape is lost on the page: lines that become one, a heading or code, tables that are none, formulas and
 * drawings.
 */
export function* checkLostShape({ texts }: Collection): Iterable<Finding> {
  for (const text of texts) if (isSuspect(text.markdown)) yield* lostShape(text);
}

/** Tables are common: only one with a row of more cells than its head, or none, is worth parsing the text. */
function isSuspect(markdown: string): boolean {
  const fences = markdown.match(new RegExp(FENCE, 'gm'))?.length ?? 0;
  if (fences % 2 === 1) return true;
  if (!SUSPECT.test(markdown)) return false;
  const withoutTables = markdown.replace(/^(?:[ \t>]*\|.*(?:\n|$))+/gm, (rows) =>
    isEven(rows) ? '\n' : rows,
  );
  return SUSPECT.test(withoutTables);
}

function isEven(rows: string): boolean {
  const [head = '', rule = '', ...others] = rows.trimEnd().split('\n');
  const cells = (row: string): number => row.split('|').length;
  return TABLE_RULE.test(rule.replace(/[ \t]+/g, ' ')) && others.every((row) => cells(row) <= cells(head));
}

function lostShape(text: CheckedText): Finding[] {
  const findings: Finding[] = [];
  const add = (node: Nodes, within: number, message: string, fix: string): void => {
    const offset = (node.position?.start.offset ?? 0) + within;
    findings.push({ ...textPlace(text, offset), rule: 'foreign-markup', message, fix });
  };
  const written = ({ position }: Nodes): string =>
    text.markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  const tree = markdownSyntax.parse(text.markdown);
  visit(tree, 'heading', (node) => {
    if (
      textOf(node, { includeHtml: false }).trim() === '' &&
      !node.children.some(({ type }) => type === 'image')
    )
      add(node, 0, '小标题里没有字，网页上不显示它', '写上字，或删掉这一行');
    const source = written(node);
    if (!SENTENCE_RULE.test(source)) return;
    const message = '上面的句子成了小标题：--- 紧挨着它';
    add(node, source.lastIndexOf('\n') + 1, message, '在 --- 上面空一行');
  });
  visit(tree, 'code', (node) => {
    const source = written(node);
    const [, fence] = FENCE.exec(source) ?? [];
    if (fence !== undefined && !/\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(source)) {
      const message = '代码块没有结束：从这里往下都成了代码';
      add(node, 0, message, `在代码的最后一行下面单独写一行 ${fence}`);
    }
    if (!DRAWN.test(node.lang ?? '')) return;
    const message = `${node.lang} 在这里不会画成图或列表，读者看到的是代码`;
    add(node, 0, message, '导出成图片放进 images/，或改用文字和表格说');
  });
  visit(tree, 'paragraph', (node) => {
    const source = written(node);
    const lost = lostIn(node, source);
    if (lost !== null) add(node, ...lost);
  });
  visit(tree, 'table', (table: Table) => {
    const columns = table.children[0]?.children.length ?? 0;
    for (const row of table.children) {
      const lost = row.children[columns];
      if (lost === undefined) continue;
      const message = `这一行有 ${row.children.length} 格，表头只有 ${columns} 格：读者看不到「${textOf(lost)}」`;
      add(lost, 0, message, '给表头和第二行也加上一格；格子里的竖线写成 \\|');
    }
  });
  return findings;
}

/** What a paragraph loses and at which of its offsets; null where it loses nothing. */
function lostIn(node: Paragraph, source: string): [at: number, message: string, fix: string] | null {
  const hasCode = node.children.some(({ type }) => type === 'inlineCode');
  const formula = hasCode ? null : FORMULA.exec(source);
  if (formula !== null) {
    const fix = '做成图片（替代文字里写出公式），或用反引号包起来';
    return [formula.index, '网页不排数学公式，符号会原样显示给读者', fix];
  }
  const lines = source.split('\n');
  const isLine = (pattern: RegExp): boolean =>
    lines.some((line, at) => pattern.test(line) && pattern.test(lines[at + 1] ?? ''));
  if (isLine(/^[ \t]*[|｜]/) || isLine(/\S\t+\S/)) {
    const fix = '每行写成 | 甲 | 乙 |，第一行是表头，第二行写 | --- | --- |（每列一个），竖线用半角的 |';
    return [0, '这几行没有成为表格，会连成一段显示给读者', fix];
  }
  const joined = lines.findIndex(
    (line, at) => at > 0 && NUMBERED.test(line) && isJoined(lines[at - 1] ?? ''),
  );
  if (joined === -1 || lines.filter((line) => NUMBERED.test(line)).length === 1) return null;
  const fix = '每行之间空一行，或写成列表：每行用「- 」或「1. 」开头';
  const at = lines.slice(0, joined).join('\n').length + 1;
  return [at, '这一行会接在上一行后面，显示成一段', fix];
}

/** Whether a line of a paragraph ends without a line break of Markdown. */
const isJoined = (line: string): boolean => !/(?: {2}|\\)$/.test(line);
