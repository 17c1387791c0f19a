import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { mendText } from '../../lib/editorial/mend-text.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { defaultSite } from '../../lib/site/site.ts';
import { bytes } from '../content/article-text.ts';
import { renderFreely } from '../markdown/rendered.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

describe('a file', () => {
  it('whose front matter is too long to be read stays (fields by the thousands held up the mending for minutes)', () => {
    const mended = (fields: number): string => {
      const front = Array.from({ length: fields }, (_, index) => `k${index}: 1\r\n`).join('');
      return mendText(`---\r\n${front}date: 2024/6/1\r\n---\r\n文\r\n`, defaultSite, 'a');
    };
    expect(mended(20_000)).toContain('date: 2024/6/1\n');
    expect(mended(1_000)).toContain('publishedAt: 2024-06-01\n');
  });

  it('with a value in lines of its own keeps the next field apart (it was joined to the value: no YAML any more)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}title: 甲\n---\n`, defaultSite, 'a');
    expect(of('date: >\n  2024/6/1\n')).toBe('---\npublishedAt: 2024-06-01\ntitle: 甲\n---\n');
    expect(of('corrections:\n  - date: |\n      2024/6/1\n    text: 乙\n')).toBe(
      '---\ncorrections:\n  - date: 2024-06-01\n    text: 乙\ntitle: 甲\n---\n',
    );
  });

  it('with commas in its address keeps that whole (it became two), and words in lines become a list as in commas', () => {
    const of = (lines: string): string => mendText(`---\n${lines}\n---\n`, defaultSite, 'a');
    expect(of('permalink: /2024/读书、写作/')).toBe('---\naliases: [/2024/读书、写作/]\n---\n');
    expect(of('permalink: "old,a"')).toBe("---\naliases: ['/old,a']\n---\n");
    expect(of('permalink: |\n  /a\n  /b')).toBe('---\naliases: [/a, /b]\n---\n');
    expect(of('permalink: ""')).toBe('---\n# permalink: ""\n---\n');
    expect(of('tags: |\n  卡\n  券')).toBe('---\nkeywords: [卡, 券]\n---\n');
    expect(of('tags: 卡，')).toBe('---\nkeywords: [卡]\n---\n');
  });

  it('whose summary has another name, or is a list by mistake, is mended by one run, and stays YAML', () => {
    const of = (line: string): string => mendText(`---\n${line}\n---\n`, defaultSite, 'a');
    expect(of('description: 先停,再问')).toBe('---\nsummary: 先停，再问\n---\n');
    expect(of('summary: [先停,再问]')).toBe('---\nsummary: [先停,再问]\n---\n');
    expect(of('summary:\n  甲: 乙')).toBe('---\nsummary:\n  甲: 乙\n---\n');
  });

  it('with fields named like what every object has keeps them (their names became code)', () => {
    const text = '---\nconstructor: a\ntoString: b\n__proto__: c\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(text);
  });

  it('with a field that stands there twice gets its other fields mended (--fix left all, then mended one time twice: 2024-06-0101)', () => {
    const twice = '---\ndate: 2024/6/1\ndate: 2024/6/2\n---\n';
    expect(mendText(twice, defaultSite, 'a')).toBe('---\npublishedAt: 2024-06-01\n# date: 2024/6/2\n---\n');
    const text = '---\ndate: 2024/6/1\ntags: 卡\ntopics: 卡\ntags: 券\ntopics: 券\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(
      '---\npublishedAt: 2024-06-01\nkeywords: [卡]\ntopics: [卡]\n# tags: 券\ntopics: 券\n---\n',
    );
  });

  it('whose front matter only slips keep from being YAML gets it and its fields mended in one run', () => {
    const text = '---\ntitle：读书: 一本\ndate：2024/6/1\ntags: ["卡"，"券"]\n---\n';
    const mended = '---\ntitle: \'读书: 一本\'\npublishedAt: 2024-06-01\nkeywords: ["卡", "券"]\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(mended);
    const windows = { ...defaultSite, rules: { 'line-ends': 'off' as const } };
    expect(mendText(text.replaceAll('\n', '\r\n'), windows, 'a')).toBe(mended.replaceAll('\n', '\r\n'));
  });

  it('is mended where that is safe, and nowhere else', () => {
    const before = `\uFEFF${article(
      "'标题,不动'",
      {
        publishedAt: '2024/6/1',
        verifiedAt: '"2026-1-2"',
        expiresAt: '2027/1/2',
        summary: "'先看卡背,再打电话;过期还有余额(没用完),可以要求激活或换卡,先打官方客服,谈不拢再走投诉.'",
        sources: '[{title: "甲,乙"}]',
        related: '\n  - slug: b\n    reason: 先停,再问',
        corrections: '\n  - date: 2024年7月1日\n    text: 原来写错,现在改了',
      },
      '先停,再问。`a,b`\n\n[文](/articles/甲,乙)\n',
    ).replaceAll('\n', '\r\n')}`;
    const after = mendText(before, defaultSite, 'a');
    expect(after).toBe(
      article(
        "'标题,不动'",
        {
          publishedAt: '2024-06-01',
          verifiedAt: '2026-01-02',
          expiresAt: '2027-01-02',
          summary:
            "'先看卡背，再打电话；过期还有余额（没用完），可以要求激活或换卡，先打官方客服，谈不拢再走投诉.'",
          sources: '[{title: "甲,乙"}]',
          related: '\n  - slug: b\n    reason: 先停，再问',
          corrections: '\n  - date: 2024-07-01\n    text: 原来写错,现在改了',
        },
        '先停，再问。`a,b`\n\n[文](/articles/甲,乙)\n',
      ),
    );
    expect(parseArticle('a.md', bytes(after), 'Asia/Shanghai').problems).toEqual([]);
  });

  it('about the site has the fields of another system in a comment (readers saw them at its top)', () => {
    const text = '---\nlayout: page\ntitle: 关于\n\n---\n\n先停,再问\n\n---\n';
    const after = '<!--\nlayout: page\ntitle: 关于\n\n-->\n\n先停，再问\n\n---\n';
    expect(mendText(text, defaultSite, null)).toBe(after);
    expect(mendText(after, defaultSite, null)).toBe(after);
    for (const kept of ['---\n\n一段\n\n---\n', '---\na: <!--x-->\n---\n文\n'])
      expect(mendText(kept, defaultSite, null)).toBe(kept);
    expect(renderFreely(after).html.trim()).toMatch(/^<p>先停，再问<\/p>/);
  });

  it('that would keep the parser busy stays, and isn’t waited for', () => {
    const text = `${'> '.repeat(5_000)}先停,再问\n`;
    expect(mendText(text, defaultSite, null)).toBe(text);
  });

  it('keeps what a site has turned off', () => {
    const site = {
      ...defaultSite,
      rules: {
        bom: 'off',
        'line-ends': 'off',
        'half-width-punctuation': 'off',
        'about-front-matter': 'off',
      } as const,
    };
    const summary = `先看卡背,再打电话。${'过期还有余额可以要求换卡。'.repeat(3)}`;
    const text = `\uFEFF${article('甲', { summary }, '先停,再问。\n').replaceAll('\n', '\r\n')}`;
    for (const slug of ['a', null]) expect(mendText(text, site, slug)).toBe(text);
  });

  it('that has nothing to mend stays byte for byte', () => {
    const text = article('甲', { keywords: '[ 卡,   退 ] # 两个' }, '正文。  \n\n\n\n- 一\n');
    expect(mendText(text, defaultSite, 'a')).toBe(text);
  });

  it('ends its front matter where the site does, at the first line with three dashes (--fix wrote beyond it)', () => {
    for (const text of [
      '---\ntitle: 甲\n---x\ndate: 2024/6/1\n---\n正文\n',
      '---\n---\ndate: 2024/6/1\n---\n正文\n',
    ])
      expect(mendText(text, defaultSite, 'a')).toBe(text);
  });

  it('without front matter, or with broken YAML, only gets its line ends', () => {
    for (const end of ['\r\n', '\r'])
      expect(mendText(`先停,再问${end}`, defaultSite, 'a')).toBe('先停,再问\n');
    expect(mendText('---\r\na: [\r\n---\r\n先停,再问\r\n', defaultSite, 'a')).toBe(
      '---\na: [\n---\n先停,再问\n',
    );
    expect(mendText('先停,再问\n', defaultSite, null)).toBe('先停，再问\n');
  });
});

describe('a folder', () => {
  it('whose site.yaml has a full-width colon gets a half-width one, and its rules count at once', () => {
    const folder = contentFolder({
      'site.yaml': 'name：站\nrules：\n  half-width-punctuation: off\n',
      'articles/a.md': article('甲', {}, '先停,再问。\n'),
    });
    expect([...mendFolder(folder, NOW)].map(({ file }) => file)).toEqual(['site.yaml']);
    expect(read(folder, 'site.yaml')).toBe('name: 站\nrules:\n  half-width-punctuation: off\n');
  });

  it('is mended in place, with its permissions, and shows what changed', () => {
    const broken = Uint8Array.from([0x2d, 0xff, 0x0d, 0x0a]);
    const folder = contentFolder({
      'articles/a.md': `\uFEFF${article('甲', {}, '先停,再问。\r\n')}`,
      'articles/b.md': article('乙'),
      'articles/c.md': broken,
      'about.md': '写错了,请告诉我们。\n',
      'images/x.md': '不,是,文章',
      'site.yaml': 'name: 站\r\n',
    });
    chmodSync(join(folder, 'articles/a.md'), 0o640);
    const mended = [...mendFolder(folder, NOW)];
    expect(mended.map(({ file }) => file)).toEqual(['articles/a.md', 'about.md']);
    expect(read(folder, 'articles/a.md')).toBe(article('甲', {}, '先停，再问。\n'));
    expect(statSync(join(folder, 'articles/a.md')).mode & 0o777).toBe(0o640);
    expect(read(folder, 'images/x.md')).toBe('不,是,文章');
    expect(readdirSync(join(folder, 'articles'))).toEqual(['a.md', 'b.md', 'c.md']);
    expect(diffReport(mended, 'content/', false)).toBe(
      [
        'content/articles/a.md',
        '  去掉了 BOM',
        '  换行符改成了 LF',
        '  第 9 行',
        '  - 先停,再问。',
        '  + 先停，再问。',
        '',
        'content/about.md',
        '  第 1 行',
        '  - 写错了,请告诉我们。',
        '  + 写错了，请告诉我们。',
        '',
      ].join('\n'),
    );
    expect([...mendFolder(folder, NOW)]).toEqual([]);
  });

  it('in GBK or UTF-16 becomes UTF-8, which is told', () => {
    const folder = contentFolder({
      'articles/a.md': Buffer.from([0xc0, 0xf1, 0xc6, 0xb7, 0xbf, 0xa8, 0xa1, 0xa3]),
      'articles/b.md': Buffer.from('\uFEFF礼品卡', 'utf16le'),
    });
    const mended = [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/a.md')).toMatch(/\n\n礼品卡。$/);
    expect(read(folder, 'articles/b.md')).toMatch(/\n\n礼品卡$/);
    expect(diffReport(mended, '', false)).toContain('articles/a.md\n  编码从 GBK 转成了 UTF-8\n');
    expect([...mendFolder(folder, NOW)]).toEqual([]);
  });

  it('without a site.yaml gets none, and one that is no UTF-8 stays; the articles are mended', () => {
    const files = { 'articles/a.md': article('甲', {}, '先停,再问。\n') };
    const folder = contentFolder(files);
    expect([...mendFolder(folder, NOW)].map(({ file }) => file)).toEqual(['articles/a.md']);
    expect(readdirSync(folder)).toEqual(['articles']);
    const foreign = contentFolder({ ...files, 'site.yaml': Buffer.from([0xc0, 0xf1, 0xc6, 0xb7]) });
    expect([...mendFolder(foreign, NOW)].map(({ file }) => file)).toEqual(['articles/a.md']);
  });

  it('that can’t be read stays, and the others are mended', () => {
    const folder = contentFolder({
      'articles/a.md': article('甲', {}, '先停,再问。\n'),
      // Larger than a file may be.
      'articles/b.md': '先停,再问。\n'.repeat(200_000),
      // Broken in the middle.
      'articles/c.md': Buffer.from([0xe5, 0x8d, 0x0a, 0xff]),
    });
    expect([...mendFolder(folder, NOW)].map(({ file }) => file)).toEqual(['articles/a.md']);
  });

  it('whose articles are links is mended where they lead (a copy took the place of the link)', () => {
    const folder = contentFolder({ 'vault/a.md': article('甲', {}, '先停,再问。\n') });
    mkdirSync(join(folder, 'articles'));
    symlinkSync('../vault/a.md', join(folder, 'articles/a.md'));
    [...mendFolder(folder, NOW)];
    expect(lstatSync(join(folder, 'articles/a.md')).isSymbolicLink()).toBe(true);
    expect(read(folder, 'vault/a.md')).toBe(article('甲', {}, '先停，再问。\n'));
    expect(readdirSync(join(folder, 'vault'))).toEqual(['a.md']);
  });
});
