import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { contentFolder, NOW, read } from './folder.ts';

const SENTENCE = '正文,有:标点?这是一段足够长的文字,用来当摘要,一共要四十个字以上才行,所以再写一点。';
const front = fc.constantFrom(
  '',
  '---\ntitle: 甲\ndate: 2020-01-02\n---\n',
  '---\r\ntitle: 甲\r\nlayout: post\r\n---\r\n',
  '---\ntags: [a]\ncategories:\n- [甲, 乙]\n- 丙\n---\n',
  '+++\ntitle = "x"\ndate = 2020-01-02\n+++\n',
  '---\ntitle: 甲\npublishedAt: 2020-01-02\ntopics: [a]\n---\n',
  '---\naliases: [面 条]\ncreated: 2020-01-01\n# 注\n---\n',
  '---\n  title: 甲\n  date: 2020-01-02\n---\n',
  '---\ndescription: 短\ndate: 2020-1-2\nx: |\n  a\n  b\n---\n',
  '---\ntitle: 甲\ntitle: 乙\ndate: 1\n---\n',
  '---\na: &x 1\ndate: 2020-01-02\nb: *x\n---\n',
  '---\n{date: 2020-01-02, title: 甲}\n---\n',
  '---\ntitle: 甲\n---\n',
  '---\nsidebar: auto\n---\n',
  '---\nslug: x\ntags: a b\ntags: [c]\nlayout: post\n---\n',
  '---\nslug: /p/z/\npassword: 1\nauthor:\n  name: 甲\n  url: b\n---\n',
  '---\ntags:\n  -\n来源: 甲\nhidden: true\ndraft: false\n---\n',
  '\ufeff---\ndate：2020年1月2日\ntitle：甲\n---\n',
);
const block = fc.constantFrom(
  '# 题 *目*\n',
  '题\n===\n',
  `${SENTENCE}\n`,
  '[甲](<./B 二.md>)、[乙](b-二.md#x "t")\n',
  '[[B 二|别,名]]、![[图 1.png|30]]\n',
  '![a](图%201.png)、![b](<图 1.png>)、[甲](./B 二.md)\n',
  '![a][p]、![b](/图%201.png)、![c](图%201.png?raw=true#x)\n\n[p]: <图 1.png>\n',
  '[甲]({{< ref "C.md" >}})、{% post_link C 乙,丙 %}、{% asset_img 图%201.png %}\n',
  '中%%甲,乙%%文(^_^),%%丙%%\n\n%%丁%%\n',
  '| a | [[C\\|c]] |\n| - | - |\n| 1,2 | 二,三 |\n',
  '```js\n[[C]],中文:(x)\n```\n',
  '`[[C]]`,中、$x_1,中$、:smile:,好:)\n',
  '> 引,用\n',
  '[^1]: 注,[[C]]\n\n文[^1]\n',
  '[r]: ./C.md\n\n[r],见 [x][r]\n',
  '\\[[C]]、[看 [[C]]](/topics)\n',
  '{{< x "a,b" >}} <!-- [[C]],中 -->\n',
  '\n',
);
const NAMES = [
  'README.md',
  'articles/2020-01-02 e.md',
  'articles/B 二.md',
  'articles/C.md',
  'articles/D.markdown',
  'articles/丙/index.md',
  'articles/子/a.md',
  'articles/子/index.md',
];
const text = fc
  .tuple(front, fc.array(block, { maxLength: 8 }))
  .map(([fields, blocks]) => fields + blocks.join('\n'));

const codeIn = (markdown: string): string[] => markdown.match(/```js\n[\s\S]*?```|`\[\[C\]\]`/g) ?? [];
const linesOf = (written: string): number => written.split(/\r\n?|\n/).length;

it('whatever lies in a folder, --fix loses no file, line or code, and finds nothing to mend a second time', () => {
  fc.assert(
    fc.property(fc.tuple(...NAMES.map(() => fc.option(text))), (texts) => {
      const files = NAMES.flatMap((name, index) => {
        const written = texts[index] ?? null;
        return written === null ? [] : [[name, written] as const];
      });
      const folder = contentFolder({ ...Object.fromEntries(files), 'articles/图 1.png': 'p' });
      for (const { file, before, after, given } of mendFolder(folder, NOW)) {
        expect(read(folder, file)).toBe(after);
        expect(linesOf(after)).toBe(
          linesOf(before) + (given?.added.count ?? 0) - (given?.removed.count ?? 0),
        );
        expect(codeIn(after)).toEqual(codeIn(before.replaceAll('\r\n', '\n')));
      }
      const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      expect(left.filter((name) => /\.(?:md|markdown)$/.test(name))).toHaveLength(files.length);
      expect([...mendFolder(folder, NOW)]).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
