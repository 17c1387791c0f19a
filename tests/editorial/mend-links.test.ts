import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { mendLinks } from '../../lib/editorial/mend-links.ts';
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
