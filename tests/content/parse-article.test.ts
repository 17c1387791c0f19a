import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { articleText, bytes } from './article-text.ts';
import { at, FILE, parse, report, ZONE } from './parse.ts';

describe('a valid file', () => {
  it('becomes a record with times in the site’s zone and the body where it stands in the file', () => {
    const { article, problems } = parse(
      articleText({ updatedAt: '2024-06-02', keywords: '[过期, 12315]' }, '# 一\n\n二\n'),
    );
    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      slug: 'gift-card',
      title: '礼品卡过期了怎么办',
      publishedAt: Date.parse('2024-06-01T06:23:45+08:00'),
      updatedAt: Date.parse('2024-06-02T00:00:00+08:00'),
      topics: ['eka-basics'],
      keywords: ['过期', '12315'],
      related: [],
      draft: false,
    });
    const whole = articleText({ updatedAt: '2024-06-02', keywords: '[过期, 12315]' }, '# 一\n\n二\n').split(
      '\n',
    );
    const body = (article?.body ?? '').split('\n');
    expect(whole.slice(article?.bodyLine)).toEqual(body);
  });

  it('has former addresses without the slash at their end, which no request keeps', () => {
    const { article } = parse(articleText({ aliases: '[/2021/03/old/, /, /a.html]' }));
    expect(article?.aliases).toEqual(['/2021/03/old', '/', '/a.html']);
  });

  it('has former addresses as they are looked for, also those copied from the address bar', () => {
    const { article } = parse(articleText({ aliases: '[/%E6%97%A7//, //cafe\u0301, /100%]' }));
    expect(article?.aliases).toEqual(['/旧', '/caf\u00e9', '/100%']);
  });

  it('may be named in Han letters', () => {
    expect(parse(articleText(), 'articles/礼品卡-2024.md').article?.slug).toBe('礼品卡-2024');
  });

  it('may be updated on the day it appears, with a date alone', () => {
    const { article } = parse(articleText({ updatedAt: '2024-06-01' }));
    expect(article?.updatedAt).toBe(article?.publishedAt);
    expect(report(articleText({ updatedAt: '2024-06-01 06:23:45' }))).toEqual([]);
  });

  it('keeps its own text when another file has the same front matter', () => {
    const first = parse(articleText({}, '一。\n')).article;
    const second = parse(articleText({}, '一。\n'), 'articles/other.md').article;
    expect([first?.slug, second?.slug]).toEqual(['gift-card', 'other']);
  });
});

describe('files that are no article', () => {
  it.each([
    ['an empty file', '', `${at(1, 1)} error empty-file 文件是空的`],
    ['blanks only', ' \n\n', `${at(1, 1)} error empty-file 文件是空的`],
    [
      'a blank line before the front matter (it was said to be missing)',
      '\n\n---\ntitle: 甲\n---\n正文\n',
      `${at(3, 1)} error front-matter 开头的 --- 前面有空行或空格，信息区读不到`,
    ],
    ['no front matter', '# 标题\n\n正文\n', `${at(1, 1)} error front-matter 开头没有信息区`],
    [
      'front matter in TOML, as Hugo writes it',
      '+++\ntitle = "一"\n+++\n\n正文\n',
      `${at(1, 1)} error front-matter 开头的信息区用的是 TOML（+++），这里只读 YAML`,
    ],
    [
      'front matter without an end',
      '---\ntitle: 一\n\n正文\n',
      `${at(1, 1)} error front-matter 开头的信息区没有结束`,
    ],
    [
      'front matter that a line of four dashes was to end',
      '---\ntitle: 一\n----\n\n正文\n',
      `${at(3, 1)} error front-matter 开头的信息区没有结束`,
    ],
    ['no body', articleText({}, '\n'), `${at(7, 1)} error empty-body 没有正文`],
    ['a NUL', articleText({}, '一\0二'), `${at(8, 2)} error encoding 文件里有空字符（NUL）`],
  ])('%s', (_, text, expected) => {
    const { article } = parse(text);
    expect(article).toBeNull();
    expect(report(text)[0]).toMatch(expected);
  });

  it('bytes that are not UTF-8, with the place of the first', () => {
    const gbk = Uint8Array.from([...bytes('---\ntitle: '), 0xc0, 0xf1, 0xc6, 0xb7, 0xa1, 0xa3, 0x0a]);
    const { article, problems } = parseArticle(FILE, gbk, ZONE);
    expect(article).toBeNull();
    expect(problems).toMatchObject([
      {
        line: 2,
        column: 8,
        severity: 'error',
        rule: 'encoding',
        fix: 'npm run check -- --fix 可以转成 UTF-8；自己改时，让编辑器用 GBK 重新打开它，看得到汉字了，再另存为 UTF-8',
      },
    ]);
  });

  it('a text that ends within a letter, as on a full disk (to open it in another encoding was the advice, which spoils it)', () => {
    const whole = bytes('---\ntitle: 礼品卡');
    for (const missing of [1, 2])
      expect(parseArticle(FILE, whole.subarray(0, -missing), ZONE).problems).toMatchObject([
        {
          line: 2,
          column: 10,
          severity: 'error',
          rule: 'encoding',
          message: '文件在这里断了，最后一个字不完整',
        },
      ]);
    const within = Uint8Array.from([...whole.subarray(0, -1), 0x0a]);
    expect(parseArticle(FILE, within, ZONE).problems).toMatchObject([
      { message: '这里不是有效的 UTF-8 编码' },
    ]);
  });

  it('the end of such a text is told, not a U+FFFD that an editor has written before it', () => {
    const cut = bytes('---\ntitle: 礼\uFFFD卡\nsummary: 先').subarray(0, -1);
    expect(parseArticle(FILE, cut, ZONE).problems).toMatchObject([{ line: 3, column: 10 }]);
  });

  it('a name that can be no address', () => {
    expect(report(articleText(), 'articles/Gift Card.md')).toEqual([
      'articles/Gift Card.md:1:1 error slug 文件名「Gift Card」不能当地址 → 改名为 gift-card.md：只用小写字母、数字、汉字和单个连字符',
    ]);
  });
});

describe('files that are read with a warning', () => {
  it('a BOM', () => {
    const text = `\uFEFF${articleText()}`;
    expect(parse(text).article?.title).toBe('礼品卡过期了怎么办');
    expect(report(text)).toEqual([
      `${at(1, 1)} warn bom 文件开头有 BOM 标记 → 另存为「UTF-8（无 BOM）」；npm run check -- --fix 可以代劳`,
    ]);
  });

  it('CRLF, and lone CR', () => {
    const text = articleText({}, '一。\n\n二。\n');
    for (const lineEnd of ['\r\n', '\r']) {
      const { article, problems } = parse(text.replaceAll('\n', lineEnd));
      expect(article).toEqual(parse(text).article);
      expect(problems).toMatchObject([{ line: 1, column: 4, severity: 'warn', rule: 'line-ends' }]);
    }
  });
});
