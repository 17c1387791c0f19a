import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { articleMarkdown } from '../../lib/syndication/article-markdown.ts';
import { withAddresses } from '../../lib/syndication/markdown-addresses.ts';
import { NOW, publishedSite } from './published-site.ts';

const page = 'https://example.com/articles/x';
const rewrite = (markdown: string): string =>
  withAddresses(markdown, { page, published: (slugs) => new Set(slugs.filter((slug) => slug !== 'gone')) });

describe('an article as Markdown', () => {
  it('stands alone: title, answer, dates, text, corrections, sources', () => {
    const { library } = publishedSite(
      {
        x: {
          title: '分期怎么退',
          authors: ['王小明', '李红'],
          updatedAt: '2025-02-01',
          verifiedAt: '2025-03-01',
          topics: ['pay-later', 'recycle'],
          body: '看[旧文](/articles/old)，别看[草稿](/articles/draft)。',
          corrections: [{ date: '2025-02-01', text: '改了\n天数。' }],
          sources: [
            { title: '民法典', detail: '第六百七十三条', publisher: '全国人大', url: 'https://npc.gov.cn/' },
            { title: '没有网址的报道' },
          ],
        },
        old: {},
        draft: { draft: true },
      },
      { licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } },
    );
    const article = publishedArticle(library, 'x', NOW);
    expect(article && articleMarkdown(library, article, NOW)).toBe(`# 分期怎么退

> 这是一段写给读者看的摘要，先给出答案，再说明原因和办法，字数要在四十到一百六十之间，这样才够。

- 网址：https://example.com/articles/x
- 作者：王小明、李红
- 发布：2025-01-01T08:00:00+08:00
- 更新：2025-02-01T00:00:00+08:00
- 核实：2025-03-01
- 主题：先享后付；旧机 & 回收
- 授权：[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)

看[旧文](https://example.com/articles/old)，别看草稿。

## 更正

- 2025-02-01：改了 天数。

## 依据与来源

- 全国人大：[《民法典》](https://npc.gov.cn/)，第六百七十三条
- 没有网址的报道
`);
  });
});

it('an article as Markdown has one line for its title and its answer, and no empty parts', () => {
  const answer = '先给出答案，再说明原因和办法，字数要在四十到一百六十之间。';
  const { library } = publishedSite({ x: { title: '分期\n怎么退', summary: `${answer}\n${answer}` } });
  const article = publishedArticle(library, 'x', NOW);
  expect(article && articleMarkdown(library, article, NOW)).toBe(`# 分期 怎么退

> ${answer} ${answer}

- 网址：https://example.com/articles/x
- 发布：2025-01-01T08:00:00+08:00
- 主题：先享后付

正文。
`);
});

describe('addresses in Markdown', () => {
  it.each([
    ['[文](/articles/a "题")', '[文](https://example.com/articles/a "题")'],
    ['[文](</articles/a>)', '[文](<https://example.com/articles/a>)'],
    ['[/articles/a](/articles/a)', '[/articles/a](https://example.com/articles/a)'],
    [
      '[甲](/articles/a)，再看[乙](/articles/a)',
      '[甲](https://example.com/articles/a)，再看[乙](https://example.com/articles/a)',
    ],
    ['[搜](/search?q=a:b)', '[搜](https://example.com/search?q=a:b)'],
    ['[节](#here)', '[节](https://example.com/articles/x#here)'],
    ['![图](/images/a.png)', '![图](https://example.com/images/a.png)'],
    [
      '[![图](/images/a.png)](/articles/a)',
      '[![图](https://example.com/images/a.png)](https://example.com/articles/a)',
    ],
    ['[文][甲]\n\n[甲]: /articles/a', '[文][甲]\n\n[甲]: https://example.com/articles/a'],
    ['[外](https://a.example/) <mailto:a@b.example>', '[外](https://a.example/) <mailto:a@b.example>'],
    ['[空]()', '[空]()'],
    ['[甲](/a "比 /a 新")', '[甲](https://example.com/a "比 /a 新")'],
    ['/go?a&b [/go?a&b](/go?a&amp;b)', '/go?a&b [/go?a&b](https://example.com/go?a&amp;b)'],
    ['[括号](/a\\(b)', '[括号](/a\\(b)'],
    ['[信](mailto&#58;a&#64;b.example)', '[信](mailto&#58;a&#64;b.example)'],
    // As its editor wrote it, not as a browser would.
    ['[外](https://例子.example)', '[外](https://例子.example)'],
    ['`[文](/articles/a)`', '`[文](/articles/a)`'],
  ])('%s becomes %s', (markdown, expected) => expect(rewrite(markdown)).toBe(expected));

  it.each([
    ['看[**重点**文](/articles/gone)。', '看**重点**文。'],
    ['看[文](/articles/gone#a)。', '看文。'],
    ['[![图](/images/a.png)](/articles/gone)', '![图](https://example.com/images/a.png)'],
    ['看[文][甲]。\n\n[甲]: /articles/gone', '看文。\n\n'],
    ['看[](/articles/gone)。', '看。'],
  ])('a link to what is not published is plain text: %s', (markdown, expected) =>
    expect(rewrite(markdown)).toBe(expected),
  );

  it.each([
    ['甲\n\n<!--\n备注：还没核实。\n\n先别发。\n-->\n\n乙', '甲\n\n\n\n乙'],
    ['甲<!-- 一 -->乙<!---->丙<!-->丁', '甲乙丙丁'],
    ['> <!-- 注\n> -->\n> 甲', '> \n> 甲'],
    ['甲\n\n<!-- 没有结束', '甲\n\n'],
    ['<div>\n<!-- 注 -->\n</div>', '<div>\n\n</div>'],
    ['`<!-- 甲 -->`\n\n```\n<!-- 乙 -->\n```', '`<!-- 甲 -->`\n\n```\n<!-- 乙 -->\n```'],
  ])('an editor’s comment stays with the editor (everybody could read it): %j', (markdown, expected) =>
    expect(rewrite(markdown)).toBe(expected),
  );

  it('leaves every text without an address of this site as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\](<]/.test(text));
        expect(rewrite(text)).toBe(text);
      }),
    );
  });

  it('never fails, whatever brackets there are', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '!',
      '/articles/gone',
      '/articles/a',
      '<',
      '>',
      '"',
      '\\',
      '\n',
      '字',
      ': ',
      '`',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof rewrite(pieces.join(''))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
