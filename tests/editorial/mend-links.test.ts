import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { mendLinks } from '../../lib/editorial/mend-links.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { article, checked, contentFolder, NOW, read } from './folder.ts';

const SLUGS = new Set(['退款', 'java-集合', 'b']);
const NO_PICTURES = { pictureAt: () => null, pictureNamed: () => null };
const mended = (markdown: string, file = 'articles/卡/a.md'): string =>
  mendLinks(markdown, file, { articleCalled: (slug) => (SLUGS.has(slug) ? slug : null), ...NO_PICTURES })
    .markdown;

describe('links to files of articles', () => {
  it.each([
    ['[退](../退款.md)', '[退](/articles/退款)'],
    ['[退](<./Java 集合.md#二> "题")', '[退](</articles/java-集合#二> "题")'],
    [
      '[退](%E9%80%80%E6%AC%BE.md?x=1)、[乙][b]\n\n[b]: ../c/b/',
      '[退](/articles/退款?x=1)、[乙][b]\n\n[b]: /articles/b',
    ],
    [
      '见 [[退款]] 和 [[卡/Java 集合#一#二节|集合]]。',
      '见 [退款](/articles/退款) 和 [集合](/articles/java-集合#二节)。',
    ],
    ['[[#二节]]、[[退款#^块]]', '[二节](#二节)、[退款](/articles/退款)'],
    ['| 甲 |\n| - |\n| [[退款\\|退]] |', '| 甲 |\n| - |\n| [退](/articles/退款) |'],
  ])('of %j lead to pages', (markdown, after) => {
    expect(mended(markdown)).toBe(after);
    expect(mended(after)).toBe(after);
  });

  it.each([
    '[甲](没有.md)、[[没有]]、[[没有|退款]]',
    '![[退款]]、![[图.png]]、[[图.png]]、[[#^块]]',
    '`[[退款]]`、`[退](退款.md)`',
    '```\n[[退款]]\n```',
    '\\[[退款]]',
    '[甲](https://a.example/退款.md)、[乙](/退款.md)、[丙](#退款)、[丁](mailto:b)',
    '<!-- [[退款]] -->',
    '[看 *[[退款]]* 吧](/topics)、[看 [[退款]]][b]\n\n[b]: /topics',
    '[[toc]]',
    // A link ends the one around it.
    '[看 [[退款]] 吧](https://a.example/)',
    '[甲](b&#46;md)',
  ])('%j stays', (markdown) => {
    expect(mended(markdown)).toBe(markdown);
  });

  it('are mended by --fix, those to files that it renames, too (a vault of notes had each link to write anew)', () => {
    const files = {
      'articles/A.md': article('甲', {}, '见 [[B 二|这,里]]、[三](./C.markdown) 和 [[没有]]。\n'),
      'articles/B 二.md': article('乙', {}, '见 [甲](A.md)。\n'),
      'articles/C.markdown': article('丙'),
    };
    const folder = contentFolder(files);
    [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/a.md')).toBe(
      article('甲', {}, '见 [这，里](/articles/b-二)、[三](/articles/c) 和 [[没有]]。\n'),
    );
    expect(read(folder, 'articles/b-二.md')).toBe(article('乙', {}, '见 [甲](/articles/a)。\n'));
    expect([...mendFolder(folder, NOW)]).toEqual([]);
  });

  it('are told to be mended so', () => {
    const files = {
      'articles/a.md': article('甲', {}, '[乙](b.md)、[[b]]\n'),
      'articles/b.md': article('乙'),
    };
    expect(checked(files, 'broken-link', 'foreign-markup')).toEqual([
      expect.stringMatching(/写成 \/articles\/b；npm run check -- --fix 可以代劳$/),
      expect.stringMatching(/写成 \[b\]\(\/articles\/b\)；npm run check -- --fix 可以代劳$/),
    ]);
  });
});

it('pictures beside a text are copied by --fix to where pages show them from (each was to be moved by hand)', () => {
  const body =
    '![一](图 1.PNG "题")、[![二](<./b/c.png>)](c.md)、![三](没有.png)、[图](图 1.PNG)\n\n![一](图%201.PNG)\n';
  const folder = contentFolder({
    'articles/a/A.md': article('甲', {}, body),
    'articles/a/A/b/c.png': 'c',
    'articles/a/图 1.PNG': '1',
  });
  const report = diffReport([...mendFolder(folder, NOW)], '', false);
  expect(read(folder, 'articles/a/a.md')).toContain(
    '![一](图 1.PNG "题")、[![二](</images/a/c.png>)](c.md)、![三](没有.png)、[图](图 1.PNG)\n\n![一](/images/a/图-1.png)\n',
  );
  expect(report).toContain('  图片 articles/a/图 1.PNG 复制到了 images/a/图-1.png\n');
  expect(read(folder, 'images/a/c.png') + read(folder, 'images/a/图-1.png')).toBe('c1');
  expect(read(folder, 'articles/a/图 1.PNG')).toBe('1');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});

it('pictures that are defined below the text, or linked to, are copied as well (their readers came to no page)', () => {
  const files = {
    'articles/a.md': article('甲', {}, '![一][p]、[看大图](b.png)、[表](c.xlsx)\n\n[p]: p.png "题"\n'),
    'articles/p.png': 'p',
    'articles/b.png': 'b',
    'articles/c.xlsx': 'c',
  };
  expect(checked(files, 'broken-link')).toEqual([
    expect.stringContaining(
      '把 articles/b.png 放到 images/a/b.png，写成 /images/a/b.png；npm run check -- --fix',
    ),
    expect.stringContaining('把文件放进内容文件夹的 public/'),
    expect.stringContaining('把 articles/p.png 放到 images/a/p.png'),
  ]);
  const folder = contentFolder(files);
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain(
    '![一][p]、[看大图](/images/a/b.png)、[表](c.xlsx)\n\n[p]: /images/a/p.png "题"\n',
  );
  expect(read(folder, 'images/a/p.png') + read(folder, 'images/a/b.png')).toBe('pb');
});

describe('links to C++.md', () => {
  const body = '[C](C.md)、[C++](C++.md)、[[C++]]、[[c]]、[C#](C%23.md)\n';
  const files = {
    'articles/C.md': article('C', {}, body),
    'articles/C++.md': article('C++'),
    'articles/C#.md': article('C#'),
  };

  it('don’t lead to the article of C.md (its name meant the same address)', () => {
    const folder = contentFolder(files);
    [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/c.md')).toContain(
      '[C](/articles/c)、[C++](C++.md)、[[C++]]、[c](/articles/c)、[C#](C%23.md)\n',
    );
  });

  it('is told to be called otherwise (it was to be c.md, too)', () => {
    expect(checked(files, 'slug').map((told) => told.split(' → ')[1])).toEqual([
      '换一个名字：c.md 是 articles/C.md 的',
      '换一个名字：c.md 是 articles/C.md 的',
      '改名为 c.md：只用小写字母、数字、汉字和单个连字符',
    ]);
  });

  it('aren’t told to lead there', () => {
    const fixes = checked(files, 'broken-link', 'foreign-markup').map((told) => told.split(' → ')[1]);
    const other = '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）';
    const by = '；npm run check -- --fix 可以代劳';
    expect(fixes).toEqual([
      `写成 /articles/c${by}`,
      other,
      '写成 [文字](/articles/文件名)',
      `写成 [c](/articles/c)${by}`,
      other,
    ]);
  });
});

it('links to a folder lead to its index.md, also where that is the only one and keeps its name (they stayed)', () => {
  const body = '[[退款]]、[退](退款/#一)、[退](./退款/index.md)、[[没有]]\n';
  const files = { 'a.md': article('甲', {}, body), '退款/index.md': article('退款', {}, '[甲](../a.md)\n') };
  const folder = contentFolder(files);
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'a.md')).toContain(
    '[退款](/articles/index)、[退](/articles/index#一)、[退](/articles/index)、[[没有]]\n',
  );
  expect(read(folder, '退款/index.md')).toContain('[甲](/articles/a)\n');
  expect(checked(files, 'foreign-markup')[0]).toMatch(/写成 \[退款\]\(\/articles\/index\)；npm run check/);
});

it('words of a wiki’s link are mended at once (a second --fix changed the file again)', () => {
  const folder = contentFolder({
    'articles/a.md': article('甲', {}, '[[b|文(字)]]\n'),
    'articles/b.md': article('乙'),
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain('\n[文（字）](/articles/b)\n');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});

it('two pictures of one name stay two (a text showed the first in the place of the second)', () => {
  const folder = contentFolder({
    'articles/a.md': article('甲', {}, '![一](p.png)、![二](x/p.png)、![[p_.png]]、![一](p.png)\n'),
    'articles/p.png': '1',
    'articles/x/p.png': '2',
    'articles/y/p_.png': '3',
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain(
    '![一](/images/a/p.png)、![二](x/p.png)、![[p_.png]]、![一](/images/a/p.png)\n',
  );
  expect(read(folder, 'images/a/p.png')).toBe('1');
});

it('a picture that was copied before --fix was broken off is shown by the next (its text was never mended)', () => {
  const folder = contentFolder({
    'articles/a.md': article('甲', {}, '![](p.png)、![](q.png)\n'),
    'articles/p.png': '1',
    'images/a/p.png': '1',
    'articles/q.png': '1',
    'images/a/q.png': '2',
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain('![](/images/a/p.png)、![](q.png)\n');
});

it('only pictures are copied to where everyone can read them (a draft that ![] named was online as a file)', () => {
  const body = '![](b.md)、![](../site.yaml)、![](c.pdf)\n';
  const folder = contentFolder({
    'articles/a.md': article('甲', {}, body),
    'articles/b.md': article('乙', { draft: 'true' }),
    'articles/c.pdf': 'c',
    'site.yaml': 'name: 站\n',
  });
  [...mendFolder(folder, NOW)];
  expect(existsSync(join(folder, 'images'))).toBe(false);
  expect(read(folder, 'articles/a.md')).toContain(body);
});

it('pictures of a wiki are found by their names, wherever they are, if no other is called so', () => {
  const folder = contentFolder({
    'articles/a.md': article(
      '甲',
      {},
      '![[图 1.png|300]]、![[x/图 1.png|说明]]、![[两.png]]、`![[图 1.png]]`\n',
    ),
    '附件/图 1.png': '1',
    '附件/两.png': '2',
    'articles/两.png': '2',
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain(
    '![](/images/a/图-1.png)、![说明](/images/a/图-1.png)、![[两.png]]、`![[图 1.png]]`\n',
  );
  expect(read(folder, 'images/a/图-1.png')).toBe('1');
  writeFileSync(join(folder, 'articles/b.md'), article('乙', {}, '![[c.png]]、![[d.png]]\n'));
  for (const name of ['附件/c.png', 'images/a/c.png', 'images/d.png']) writeFileSync(join(folder, name), 'c');
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/b.md')).toContain('![](/images/b/c.png)、![[d.png]]\n');
});

it('whatever the text, only links change, and none a second time', () => {
  const piece = fc.constantFrom(
    '[[退款]]',
    '[[',
    ']]',
    '[b](',
    'b.md',
    ')',
    '`',
    '\\',
    '\n',
    '\n\n',
    '    ',
    '|',
    '甲',
    '<',
    '>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const once = mended(text);
      expect(mended(once)).toBe(once);
      expect(once.split('\n')).toHaveLength(text.split('\n').length);
      const lettersOf = (markdown: string): string => markdown.replace(/\/articles\/|\.md|[^\p{L}]/gu, '');
      expect(new Set(lettersOf(once))).toEqual(new Set(lettersOf(text)));
    }),
    { numRuns: 500 },
  );
});
