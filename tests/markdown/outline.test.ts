import { describe, expect, it } from 'vitest';
import { outline } from '../../lib/markdown/outline.ts';
import { byRemark, letters } from './by-remark.ts';

describe('the outline of a text', () => {
  it('has headings, links with their places, and the text without marks', () => {
    const markdown =
      '## 一、**先停**\n\n见[那篇](/articles/a)和![图](/images/b.png)。\n\n> [!TIP]\n> - 打`110`\n';
    expect(outline(markdown)).toEqual({
      headings: [{ text: '一、先停', offset: 0 }],
      links: [
        { href: '/articles/a', offset: markdown.indexOf('/articles/a'), image: false },
        { href: '/images/b.png', offset: markdown.indexOf('/images/b.png'), image: true },
      ],
      text: '一、先停\n\n见那篇和图。\n\n打110',
    });
  });

  it.each([
    ['code', '`[x](/articles/a)`\n\n```\n[y](/articles/b)\n```\n~~~\n[z](/c)\n~~~'],
    ['a heading in code', '```\n# 一\n```'],
    ['indented code', '甲\n\n    handlers[name](event)\n\n    # 一\n'],
    ['code indented by a tab', '甲\n\n\t[x](/articles/a)\n\n- 乙\n\n\t\t[y](/articles/b)\n'],
    ['code of an item with an empty line', '- ```\n  甲\n\n  # 乙\n  ```\n'],
    ['indented code of an item', '- 甲\n\n      [x](/articles/a)\n\n1.  乙\n\n        [y](/articles/b)\n'],
  ])('nothing in %s is a link or a heading', (_, markdown) => {
    expect(outline(markdown)).toMatchObject({ headings: [], links: [] });
  });

  it('has no language and no fence of code in a note, a list or a quotation (search passages began with bash)', () => {
    const markdown =
      '> 看：\n>\n> ```bash\n> git push\n> ```\n\n1. 甲\n\n    ```js\n    let a;\n    ```\n\n乙[链](/b)\n';
    expect(outline(markdown)).toMatchObject({
      text: '看：\n\ngit push\n\n甲\n\n    let a;\n\n乙链',
      links: [{ href: '/b' }],
    });
  });

  it('has code as it is written (a search showed RefCell<T> as RefCell, __init__ as init and a || b in two cells)', () => {
    const markdown = [
      '`RefCell<T>`和`Arc<Mutex<T>>`，`__init__`、`**kwargs`、`dp[i][j]`、`a || b`、`\\(x`、`&lt;` &lt;',
      '`` `a` `` 和 [`Vec<T>`](/articles/vec)，**`x_y`**',
      '| `a\\|b` | `f(*p)` |\n| --- | --- |',
    ].join('\n\n');
    expect(outline(markdown).text).toBe(
      [
        'RefCell<T>和Arc<Mutex<T>>，__init__、**kwargs、dp[i][j]、a || b、\\(x、&lt; <',
        '`a`  和 Vec<T>，x_y',
        'a|b\tf(*p)',
      ].join('\n\n'),
    );
  });

  it('has two pairs of brackets where nothing defines a link (a search showed dp[i][w] as dpi)', () => {
    expect(outline('$$dp[i][w] = 1$$').text).toBe('$$dp[i][w] = 1$$');
    expect(outline('看[甲][乙]\n\n[乙]: /articles/a').text).toBe('看甲');
  });

  it('has headings that are underlined, or stand in a quotation or an item (the search knew none of them)', () => {
    const markdown = [
      '先停\n===',
      '再**查**\n两行 ABC\nDEF\n---',
      '> ## 引用\n>\n> 里面\n> ==',
      '- ## 项\n- 甲\n  ---',
      '文\n\n---\n\n文',
      '- 甲\n---\n> 乙\n===\n',
      '| 表 |\n| - |\n| 丙 |\n===',
      '```\n丁\n===\n```\n===',
      '戊\n# 己\n===',
      '- - -\n\n    码\n===',
    ].join('\n\n');
    expect(outline(markdown).headings.map(({ text }) => text)).toEqual([
      '先停',
      '再查两行 ABC DEF',
      '引用',
      '里面',
      '项',
      '甲',
      '己',
    ]);
    expect(outline(markdown).headings.map(({ text }) => letters(text))).toEqual(
      byRemark(markdown).headings.map(letters),
    );
    expect(outline('先停\n===\n\n文').text).toBe('先停\n\n文');
  });

  it('finds references, addresses in angle brackets, titles and linked pictures', () => {
    const markdown =
      '[甲](</articles/a b> "题")\n\n[![图](/images/x.png)](/articles/c)\n\n[丁]: /articles/d\n';
    expect(outline(markdown).links.map(({ href }) => href)).toEqual([
      '/articles/a b',
      '/images/x.png',
      '/articles/c',
      '/articles/d',
    ]);
  });

  it('takes no address that opens an angle bracket for a link (check told of one that no reader sees)', () => {
    const markdown = '[甲](</articles/a)，[![图](/images/x.png)](<b)';
    expect(outline(markdown).links.map(({ href }) => href)).toEqual(['/images/x.png']);
    expect(byRemark(markdown).links).toEqual(['/images/x.png']);
  });

  it.each([
    ['a linked picture ([图](/x) stood in search passages)', '[![图](/images/x.png)](/x)后', '图后'],
    ['a backslash that ends a line', '甲\\\n乙', '甲\n乙'],
    [
      'names of characters (&emsp;&emsp; began search passages)',
      '&emsp;&emsp;甲&nbsp;乙&#8212;丙',
      '甲\u00a0乙—丙',
    ],
    ['but the code that shows one', '写 `&nbsp;`', '写 &nbsp;'],
    ['an empty heading', '##\n\n甲', '甲'],
  ])('has no mark of %s', (_, markdown, text) => {
    expect(outline(markdown).text).toBe(text);
  });

  it('goes on behind a line that begins with three backquotes of code (all that followed was taken for code)', () => {
    expect(outline('```npm start``` 启动\n\n## 停\n\n[甲](/articles/a)')).toMatchObject({
      headings: [{ text: '停' }],
      links: [{ href: '/articles/a' }],
      text: 'npm start 启动\n\n停\n\n甲',
    });
  });

  it('keeps a sentence that begins with brackets and a colon (it was taken for an address)', () => {
    expect(outline('[注意]: 不要 转账')).toMatchObject({ links: [], text: '[注意]: 不要 转账' });
    expect(outline("[甲]: </a b> '题'\n[乙]: /c (题)").links.map(({ href }) => href)).toEqual(['/a b', '/c']);
  });

  it('has no comment, over one line or many, but the code that shows one (search passages had notes for the editor)', () => {
    const note = '\n备注：还没核实，先别发。\n\n## 小标题\n';
    expect(
      outline(`<!--${note}-->\n\n甲<!-- 一\n二 -->乙\n\n> <!--\n> 注\n> -->\n> 丙\n\n丁<!-->戊`),
    ).toEqual({
      headings: [],
      links: [],
      text: '甲乙\n\n丙\n\n丁戊',
    });
    expect(outline('## 题<!-- 待改 -->\n\n`<!-- 甲` 乙 `-->`\n\n```\n<!-- 丙\n```\n丁')).toMatchObject({
      headings: [{ text: '题' }],
      text: '题\n\n<!-- 甲 乙 -->\n\n<!-- 丙\n丁',
    });
    expect(outline('甲 \\<!-- 乙 --> 丙').text).toBe('甲 <!-- 乙 --> 丙');
    // No end: to the end of what it stands in.
    expect(outline('> <!-- 注\n\n甲\n\n<!-- 乙\n\n丙').text).toBe('甲');
  });

  it('finds a link whose text goes over a line end (check, backlinks and rename saw none)', () => {
    const markdown =
      '看[两\n行](/articles/a)。\n\n> 看[两\n> 行](\n/articles/b\n"题")。\n\n- [甲\n- 乙](/c)\n';
    expect(outline(markdown)).toEqual({
      headings: [],
      links: [
        { href: '/articles/a', offset: markdown.indexOf('/articles/a'), image: false },
        { href: '/articles/b', offset: markdown.indexOf('/articles/b'), image: false },
      ],
      text: '看两\n行。\n\n看两\n行。\n\n[甲\n乙](/c)',
    });
  });

  it('knows where a link stands behind a line of dashes alone (a rename wrote into the words before it)', () => {
    for (const before of ['甲\n\n- \n', '\n  - \n', '甲\n:-\n', '| 甲 |\n| - |\n', '> 甲\n> -\n']) {
      const markdown = `${before}[乙](/articles/b)\n`;
      expect(outline(markdown).links).toEqual([
        { href: '/articles/b', offset: markdown.indexOf('/articles/b'), image: false },
      ]);
    }
  });

  it('has the text of what only looks like code: in items of any kind, and below a paragraph', () => {
    for (const markdown of [
      '1. 甲\n\n    [乙](/b)\n',
      '10) 甲\n\n    - 丙\n\n      [乙](/b)\n',
      ' - 甲\n\n   [乙](/b)\n',
      '甲\n    [乙](/b)\n',
      '甲\n- 丙\n    [乙](/b)\n',
      '# 甲\n丙\n    [乙](/b)\n',
    ]) {
      expect(outline(markdown).links, markdown).toHaveLength(1);
    }
    // Behind a list and behind a heading it is code.
    for (const markdown of ['- 甲\n\n乙\n\n    [丙](/b)\n', '# 甲\n    [乙](/b)\n']) {
      expect(outline(markdown).links, markdown).toEqual([]);
    }
  });

  it('has no marks of notes and of references, and no note is an address', () => {
    expect(outline('__先停__[^1]，[甲] 与 [乙][丙]。\n\n[^1]: 见上\n\n[丙]: /b\n')).toMatchObject({
      links: [{ href: '/b' }],
      text: '先停，[甲] 与 乙。\n\n见上',
    });
  });

  it('reads tables cell by cell', () => {
    expect(outline('| 项目 | 金额 |\n| --- | ---: |\n| 手续费 | 5元 |').text).toBe('项目\t金额\n手续费\t5元');
  });
});
