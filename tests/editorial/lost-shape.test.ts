import { describe, expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const FILE = 'articles/a.md';
/** Problems of a text that stands in an article whose body begins in line 8. */
const lost = (body: string) => checked({ [FILE]: article('甲', {}, body) }, 'foreign-markup');
const JOINED = '这一行会接在上一行后面，显示成一段 → 每行之间空一行，或写成列表：每行用「- 」或「1. 」开头';
const NO_TABLE =
  '这几行没有成为表格，会连成一段显示给读者 → 每行写成 | 甲 | 乙 |，第一行是表头，第二行写 | --- | --- |（每列一个），竖线用半角的 |';
const FORMULA = '网页不排数学公式，符号会原样显示给读者 → 做成图片（替代文字里写出公式），或用反引号包起来';

describe('text whose shape is lost on the page', () => {
  it.each([
    ['numbers of Chinese lists', '如下：\n一、先停\n二、再问\n', `10:1 warn ${JOINED}`],
    ['bullets of WeChat', '● 先停\n● 再问\n', `10:1 warn ${JOINED}`],
    ['numbers without a blank behind them', '1.先停\n2.再问\n', `10:1 warn ${JOINED}`],
    ['numbers with a bracket', '1）先停\n2)再问\n', `10:1 warn ${JOINED}`],
    ['dashes without a blank behind them', '-先停\n-再问\n', `10:1 warn ${JOINED}`],
    ['stars without a blank behind them', '*先停\n*再问\n', `10:1 warn ${JOINED}`],
    [
      'a sentence above a rule',
      '> 先停。\n> ---\n\n乙\n---\n',
      '10:1 warn 上面的句子成了小标题：--- 紧挨着它 → 在 --- 上面空一行',
    ],
    [
      'a heading without words',
      '一\n\n##\n',
      '11:1 warn 小标题里没有字，网页上不显示它 → 写上字，或删掉这一行',
    ],
    [
      'code without an end',
      '一\n\n~~~~js\nlet a;\n\n二\n',
      '11:1 warn 代码块没有结束：从这里往下都成了代码 → 在代码的最后一行下面单独写一行 ~~~~',
    ],
    ['circled numbers', '①先停\n②再问\n', `10:1 warn ${JOINED}`],
    ['a table without its second line', '|名称|价格\n|卡|3|\n', `9:1 warn ${NO_TABLE}`],
    ['a table with full-width bars', '｜名称｜价格｜\n｜---｜---｜\n', `9:1 warn ${NO_TABLE}`],
    ['a table pasted from Word', '名称\t价格\n卡\t3\n', `9:1 warn ${NO_TABLE}`],
    [
      'a cell beyond the head',
      '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 三 |\n',
      '11:9 warn 这一行有 3 格，表头只有 2 格：读者看不到「三」 → 给表头和第二行也加上一格；格子里的竖线写成 \\|',
    ],
    ['a formula', '设 $a_1*b$，再算。\n', `9:3 warn ${FORMULA}`],
    ['a formula of its own', '$$\nE=mc^2\n$$\n', `9:1 warn ${FORMULA}`],
    [
      'a drawing',
      '```mermaid\ngraph TD;\n```\n',
      '9:1 warn mermaid 在这里不会画成图或列表，读者看到的是代码 → 导出成图片放进 images/，或改用文字和表格说',
    ],
  ])('is told: %s (nothing was)', (_, body, expected) => {
    expect(lost(body)).toEqual([`${FILE}:${expected}`]);
  });

  it('is told of lines whatever they begin with', () => {
    const marks = [
      ...Array.from('一二三四五六七八九十', (numeral) => `${numeral}、`),
      ...['十一.', '二．', '1、', '2．', '（一）', '(二)', '（1）', '(12)'],
      ...'①⑳●•·■◆▶★○※',
    ];
    const body = marks.map((mark) => `如下：\n${mark}先停\n${mark}再问\n`).join('\n');
    expect(lost(body)).toEqual(marks.map((_, index) => `${FILE}:${10 + 4 * index}:1 warn ${JOINED}`));
  });

  it('is told at once in a table with thousands of blanks (they took minutes)', () => {
    expect(lost(`|甲|\n|-|-${' '.repeat(200_000)}x\n`)).toHaveLength(1);
  });

  it.each([
    ['lists and breaks', '一、先停\\\n二、再问\n\n三、后说\n\n1. 甲\n2. 乙\n'],
    [
      'decimals, emphasis and negative numbers',
      '1.5元\n2.5元\n\n*先停*\n*再问*\n\n-1\n-2\n\n- ```\n  a\n  ```\n',
    ],
    ['a question that is a heading (it was told as a sentence)', '怎么退？\n---\n\n先停\n'],
    ['one such line', '先停\n① 再问\n后说\n'],
    ['tables', '| 甲 | 乙 |\n| --- | --- |\n| 1 |\n\n甲 | 乙\n--- | ---\n1 | 2\n'],
    ['prices and variables', '花 $5 到 $10_000，`$a_b$`，$HOME_DIR/$PATH_X。\n'],
    ['code', '```js\n$a_b$\n| a |\n| b |\n```\n\n    ① a\n    ② b\n'],
  ])('isn’t suspected in %s', (_, body) => expect(lost(body)).toEqual([]));
});
