import fc from 'fast-check';
import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { outline } from '../../lib/markdown/outline.ts';
import { markdownSyntax } from '../../lib/markdown/syntax.ts';

describe('the outline of a text', () => {
  it('has headings, links with their places, and the text without marks', () => {
    const markdown =
      '## 一、**先停**\n\n见[那篇](/articles/a)和![图](/images/b.png)。\n\n> [!TIP]\n> - 打`110`\n';
    expect(outline(markdown)).toEqual({
      headings: ['一、先停'],
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
    expect(outline(markdown).headings).toEqual([
      '先停',
      '再查两行 ABC DEF',
      '引用',
      '里面',
      '项',
      '甲',
      '己',
    ]);
    expect(outline(markdown).headings.map(letters)).toEqual(byRemark(markdown).headings.map(letters));
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

  it('goes on behind a line that begins with three backquotes of code (all that followed was taken for code)', () => {
    expect(outline('```npm start``` 启动\n\n## 停\n\n[甲](/articles/a)')).toMatchObject({
      headings: ['停'],
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
      headings: ['题'],
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
    expect(outline('__先停__[^1]，[甲] 与 [乙][丙]。\n\n[^1]: 见上\n')).toMatchObject({
      links: [],
      text: '先停，[甲] 与 乙。\n\n见上',
    });
  });

  it('reads tables cell by cell', () => {
    expect(outline('| 项目 | 金额 |\n| --- | ---: |\n| 手续费 | 5元 |').text).toBe('项目\t金额\n手续费\t5元');
  });
});

/** What remark, which renders the pages, finds in a text. */
function byRemark(markdown: string): { headings: string[]; links: string[]; text: string } {
  const tree: Root = markdownSyntax.parse(markdown);
  const headings: string[] = [];
  const links: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'heading') headings.push(plainText(node, { includeHtml: false }));
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') links.push(node.url);
  });
  return { headings, links, text: plainText(tree, { includeHtml: false }) };
}

const words = fc
  .array(fc.constantFrom('分期', '先享后付', 'E卡', '12%', '3元', '京东'), { minLength: 1, maxLength: 4 })
  .map((list) => list.join('，'));
const address = fc.constantFrom('/articles/a', '/articles/礼品卡#一', 'https://example.com/a_(b)', '#x');
const inline: fc.Arbitrary<string> = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  words.map((text) => `\`${text}\``),
  fc.tuple(words, address).map(([text, href]) => `[${text}](${href})`),
  fc.tuple(words, address).map(([text, href]) => `[**${text}**](${href} "题")`),
  words.map((text) => `![${text}](/images/a.png)`),
  fc.tuple(words, words, address).map(([a, b, href]) => `[${a}\n${b}](${href})`),
  fc.tuple(words, words, address).map(([a, b, href]) => `[${a}](\n${href}\n"${b}")`),
  words.map((text) => `<b>${text}</b>`),
  words.map((text) => `<!-- ${text} [x](/gone) -->`),
  fc.tuple(words, words).map((parts) => `<!--${parts.join('\n')}-->`),
  words.map((text) => `\`<!-- ${text}\``),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((list) => `说${list.join('，又')}。`);
const block = fc.oneof(
  line,
  fc.tuple(fc.integer({ min: 1, max: 4 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  fc.tuple(words, fc.constantFrom('=', '===', '---')).map((parts) => parts.join('\n')),
  fc.tuple(line, words).map(([first, second]) => `${first}\n${second}\n===`),
  words.map((text) => `> ## ${text}\n> ${text}\n> ---`),
  words.map((text) => `- ### ${text}\n- ${text}\n  ===\n---`),
  words.map((text) => `- ${text}\n---\n${text}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((list) => list.map((text) => `- ${text}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((list) => list.map((text, index) => `${index + 1}. ${text}`).join('\n')),
  line.map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
  line.map((text) => text.replaceAll('\n', '\n    ')),
  fc.tuple(words, words).map((parts) => `<!--\n${parts.join('\n\n')}\n-->`),
  fc.tuple(words, words).map(([hidden, text]) => `> <!-- ${hidden}\n> # ${hidden}\n> -->\n> ${text}`),
  fc.tuple(words, words).map(([hidden, text]) => `- ${text}\n  <!--\n  ${hidden}\n\n${text}`),
  fc.tuple(words, words).map(([hidden, text]) => `<!-- ${hidden} --> ${hidden}\n${text}`),
  words.map((text) => `\`\`\`\n<!-- ${text}\n\`\`\`\n${text}`),
  fc.tuple(words, words).map(([a, b]) => `- [${a}\n- ${b}](/articles/a)`),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
  words.map((text) => `\`\`\`${text}\`\`\` 这样写`),
  words.map((text) => `[${text}]: 不要 ${text}`),
  fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n| --- | --- |\n| ${b} | ${a} |`),
);
const letters = (text: string): string => text.replace(/[^\p{Letter}\p{Number}]/gu, '');

it('says what remark says, for the Markdown that articles are written in', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      const markdown = blocks.join('\n\n');
      const [quick, exact] = [outline(markdown), byRemark(markdown)];
      expect(quick.headings.map(letters)).toEqual(exact.headings.map(letters));
      expect(quick.links.map(({ href }) => href).sort()).toEqual(exact.links.sort());
      expect(letters(quick.text)).toBe(letters(exact.text));
      for (const { href, offset } of quick.links)
        expect(markdown.slice(offset, offset + href.length)).toBe(href);
    }),
    { numRuns: 300 },
  );
});

it('is found in any text, and links where they stand', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '`',
    '```',
    '\n',
    '#',
    ' ',
    '|',
    '-',
    '>',
    '*',
    '\\',
    '<',
    'a',
    '一',
    '[a](b)',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
      const markdown = list.join('');
      for (const { href, offset } of outline(markdown).links) {
        expect(offset).toBeGreaterThan(0);
        expect(markdown.slice(offset).replace(/^</, '').startsWith(href)).toBe(true);
      }
    }),
  );
});
