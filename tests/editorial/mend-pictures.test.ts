import { expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
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
