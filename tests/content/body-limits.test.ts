import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyExcess } from '../../lib/content/body-limits.ts';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { parseAboutFile } from '../../lib/content/settings-files.ts';
import { renderFreely } from '../markdown/rendered.ts';
import { articleText, bytes } from './article-text.ts';

/** Each of these kept the process that makes all pages busy for seconds or minutes, or ended its stack. */
const absurd: Readonly<Record<string, string>> = {
  '3,000 quotations in one another': `${'>'.repeat(3000)} 到底了`,
  '3,000 quotations of nothing': '>'.repeat(3000),
  'lists in lists in one line': `${'- '.repeat(1000)}到底了`,
  'numbered lists in lists': `${'1. '.repeat(1000)}到底了`,
  'lists in lists by other signs': `${'+ '.repeat(1000)}到底了`,
  'numbered lists with brackets in lists': `${'1) '.repeat(1000)}到底了`,
  'lists in quotations': `${'> - '.repeat(500)}到底了`,
  'quotations in a footnote': `[^1]: ${'>'.repeat(3000)} 到底了`,
  'footnotes in footnotes': `${'[^1]: '.repeat(3000)}到底了`,
  'lists that go in and in': Array.from({ length: 300 }, (_, level) => `${'  '.repeat(level)}- 层`).join(
    '\n',
  ),
  'a line of brackets': '['.repeat(100_000),
  'a line of brackets that close': '['.repeat(50_000) + ']'.repeat(50_000),
  'a line of links in links': `${'['.repeat(2000)}文${'](/b)'.repeat(2000)}`,
  'a line of pictures in pictures': `${'!['.repeat(2000)}文${'](/b)'.repeat(2000)}`,
  'a line of stars': '*'.repeat(100_000),
  'emphasis in emphasis': '*文 '.repeat(3000) + '文*'.repeat(3000),
  'a line of strong words': '**字**，'.repeat(5000),
  'a line of code': '`码'.repeat(20_000),
  'a line of addresses': 'www.a '.repeat(20_000),
  'a paragraph of 50,000 lines': '行\n'.repeat(50_000),
  'a quotation that goes on without its mark': `> 行\n${'行\n'.repeat(10_000)}`,
  'a table of 300 columns and 300 rows of one cell': `${'|列'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'行\n'.repeat(300)}`,
  'a table of 50,000 rows': `|列|列|\n|-|-|\n${'|格|格|\n'.repeat(50_000)}`,
  'a table that is none, since its head has fewer columns': `|列|\n|-|-|\n${'|**格**|[格](/b)|\n'.repeat(1000)}`,
  'a paragraph of marks below an underline': `题\n---\n${`${'*'.repeat(30)}\n`.repeat(100)}`,
  'lines with bars and dashes that are no table': '甲|乙-`丙`*\n'.repeat(1000),
  '50,000 headings': '# 题\n'.repeat(50_000),
  'notes without end': Array.from({ length: 10_000 }, (_, n) => `文[^${n}]\n\n[^${n}]: 注`).join('\n\n'),
  '600,000 letters': '字'.repeat(600_000),
  'marks after code': `\`\`\`\n码\n\`\`\`\n${'*'.repeat(3000)}`,
  'marks after code in an item': `- \`\`\`\n  码\n${'*'.repeat(3000)}`,
  'a paragraph of marks after a table': `|列|列|\n|-|-|\n|格|格|\n\n${`${'*'.repeat(30)}\n`.repeat(100)}`,
  'marks after code in a quotation': `> ~~~\n> 码\n${'*'.repeat(3000)}`,
};

describe('a text that would hold up every reader', () => {
  it.each(Object.entries(absurd))('is refused: %s', (_, markdown) => {
    expect(bodyExcess(markdown)).toMatchObject({ rule: 'body-size' });
  });

  it('is told with the place from which on it is too much, and what to do', () => {
    const told = (markdown: string) =>
      parseArticle('articles/a.md', bytes(articleText({}, `一\n\n${markdown}\n`)), 'Asia/Shanghai').problems;
    const place = { file: 'articles/a.md', line: 10, severity: 'error', rule: 'body-size' };
    expect(told(`${'>'.repeat(21)} 文`)).toMatchObject([
      {
        ...place,
        column: 23,
        message: '引用或列表套了 21 层，最多 20 层',
        fix: '去掉多余的 >、列表符号和缩进',
      },
    ]);
    // Nobody gets it to read, not the report either.
    const { body } = parseArticle(
      'articles/a.md',
      bytes(articleText({}, `${'>'.repeat(21)} 文\n`)),
      'Asia/Shanghai',
    );
    expect(body).toBeNull();
    expect(told('*'.repeat(1001))).toMatchObject([
      { ...place, column: 1000, message: '到这里为止，这一段的 Markdown 符号和行已经超过 1000 个' },
    ]);
    expect(told('字'.repeat(500_000))).toMatchObject([{ ...place, column: 1 }]);
    expect(parseAboutFile('>'.repeat(30))).toMatchObject({
      value: null,
      problems: [{ file: 'about.md', line: 1, column: 31, rule: 'body-size' }],
    });
  });

  it('is told along with what else is wrong with its file', () => {
    const text = articleText({ publishedAt: '2024-02-30' }, '>'.repeat(100));
    const rules = parseArticle('articles/a.md', bytes(text), 'Asia/Shanghai').problems.map(
      ({ rule }) => rule,
    );
    expect(rules).toEqual(['body-size', 'date']);
  });
});

describe('a text that people write', () => {
  it('is far from being refused: every article of this site, even when there are ten of it', () => {
    const folder = join('content', 'articles');
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(bodyExcess(text.repeat(10)), name).toBeNull();
    }
  });

  const long: Readonly<Record<string, string>> = {
    'a list of 500 links': '- [一篇](/articles/a)，**重要**\n'.repeat(500),
    'a table of 600 rows': `| 列 | 列 | 列 |\n| - | :-: | -: |\n${'| **格** | `码` | [格](/b) |\n'.repeat(600)}`,
    'a table without edges': `列 | 列\n--- | ---\n${'格 | `码`\n'.repeat(600)}`,
    'a table in a quotation': `> | 列 | 列 |\n> | - | - |\n${'> | `格` | `码` |\n'.repeat(600)}`,
    'much code without a blank line': `\`\`\`js\n${'const a = [1, 2, { b: `c` }]; // *\n'.repeat(1500)}\`\`\`\n`,
    'code in an item and in a quotation': `- 一\n  \`\`\`\n${'  a[0] = *b;\n'.repeat(600)}  \`\`\`\n> ~~~\n${'> a[0] = *b;\n'.repeat(600)}> ~~~\n`,
    'code of many marks that begin lines': `\`\`\`\n${'> '.repeat(50)}\n${' '.repeat(100)}- a\n\`\`\`\n`,
    'twenty quotations in one another': `${'>'.repeat(20)} 文\n`,
    'pieces of code without a blank line between them': '```\n码\n```\n'.repeat(300),
    'a table with a bar in its head': `| 甲 \\| 乙 | 丙 |\n| - | - |\n${'| **格** | `码` |\n'.repeat(600)}`,
    'a rule of many stars': `${'* '.repeat(60)}\n\n${'- '.repeat(60)}\n`,
    'a drawing far from the left': `${' '.repeat(80)}* 星\n`.replace('* ', '＊'),
    'a table in HTML': `<table>\n${'<tr><td><a href="https://example.com/a_b">甲</a></td><td>乙</td></tr>\n'.repeat(300)}</table>\n`,
    'a book': `${'这是一段不长不短的话，讲的是一件小事，说完就换一段。'.repeat(8)}\n\n`.repeat(1500),
  };
  it.each(Object.entries(long))('is not refused: %s', (_, markdown) => {
    expect(bodyExcess(markdown)).toBeNull();
  });
});

it('whatever is not refused can be rendered', () => {
  const piece = fc.constantFrom(
    '>',
    '> ',
    '- ',
    '1. ',
    '  ',
    '*',
    '**',
    '_',
    '[',
    '](',
    '](/b)',
    '![',
    '`',
    '```\n',
    '~~~\n',
    '|',
    '|-|-|\n',
    '\n',
    '\n\n',
    '文',
    '# ',
    '[^1]',
    '[^1]: ',
    '<b>',
    '~~',
  );
  const repeated = fc.tuple(
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 900 }),
  );
  fc.assert(
    fc.property(fc.array(repeated, { minLength: 1, maxLength: 3 }), (parts) => {
      const markdown = parts.map(([pieces, count]) => pieces.join('').repeat(count)).join('');
      if (bodyExcess(markdown) === null) renderFreely(markdown);
    }),
    { numRuns: 60 },
  );
}, 120_000);
