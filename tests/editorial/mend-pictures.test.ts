import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { article, checked, contentFolder, NOW, read } from './folder.ts';

it('pictures keep what stands behind their path, and may be named below the text (the first was lost, the other stayed)', () => {
  const body =
    '![一](p.svg#x)、![二](p.svg?raw=true)、![三][P]、[四][l]、[五][q]\n\n[p]: <p.svg#y> "题"\n[l]: p.svg\n[q]: b.md\n';
  const folder = contentFolder({
    'articles/a.md': article('甲', {}, body),
    'articles/b.md': article('乙'),
    'articles/p.svg': '<svg/>',
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain(
    '![一](/images/a/p.svg#x)、![二](/images/a/p.svg?raw=true)、![三][P]、[四][l]、[五][q]\n\n[p]: </images/a/p.svg#y> "题"\n[l]: /images/a/p.svg\n[q]: /articles/b\n',
  );
  expect(read(folder, 'images/a/p.svg')).toBe('<svg/>');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});

it('pictures at the root of another system are copied, and those in images/ shown from there (each was to be moved by hand)', () => {
  const body =
    '![一](/assets/一.png)、![二](/b.png)、![三](@site/static/b.png)、![四](../images/c.png)、![五](/images/c.png)、![六](//a.example/d.png)、![七](/没有.png)、[八](/assets/一.png)\n';
  const files = {
    'posts/a.md': article('甲', {}, body),
    'assets/一.png': '1',
    'static/b.png': '2',
    'images/c.png': '3',
    'a.example/d.png': '4',
  };
  expect(checked(files, 'missing-image').map((told) => told.split(' → ')[1])).toEqual([
    '把 assets/一.png 放到 images/a/一.png，写成 /images/a/一.png；npm run check -- --fix 可以代劳',
    '把 static/b.png 放到 images/a/b.png，写成 /images/a/b.png；npm run check -- --fix 可以代劳',
    '把 static/b.png 放到 images/a/b.png，写成 /images/a/b.png；npm run check -- --fix 可以代劳',
    '写成 /images/c.png；npm run check -- --fix 可以代劳',
    '把图片放进内容文件夹的 images/，写成 /images/文件名',
  ]);
  const folder = contentFolder(files);
  const [mended] = mendFolder(folder, NOW);
  expect(mended?.after).toContain(
    '![一](/images/a/一.png)、![二](/images/a/b.png)、![三](/images/a/b.png)、![四](/images/c.png)、![五](/images/c.png)、![六](//a.example/d.png)、![七](/没有.png)、[八](/assets/一.png)\n',
  );
  expect(mended?.pictures.map(({ from }) => from)).toEqual(['assets/一.png', 'static/b.png', 'static/b.png']);
  expect(read(folder, 'images/a/一.png') + read(folder, 'images/a/b.png')).toBe('12');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
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
