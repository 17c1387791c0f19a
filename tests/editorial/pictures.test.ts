import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const PNG = readFileSync(new URL('../../public/icon-192.png', import.meta.url));

it('pictures that browsers don’t show, that can’t be opened or that are very large are told (a phone’s HEIC was none to readers)', () => {
  const names = ['a.heic', 'bad.png', 'big.png', 'ok 1#.png', 'drawing.svg'];
  const files = {
    'articles/a.md': article(
      '甲',
      {},
      names.map((name) => `![图](/images/${encodeURIComponent(name)})\n`).join('\n'),
    ),
    'images/a.heic': 'x',
    'images/bad.png': 'x',
    'images/big.png': Buffer.concat([PNG, new Uint8Array(2_500_000)]),
    'images/ok 1#.png': PNG,
    'images/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'images/unused.tiff': 'x',
  };
  expect(checked(files, 'image-format', 'large-image', 'missing-image')).toEqual([
    'images/a.heic:1:1 warn 很多浏览器不显示这种图片 → 另存为 JPEG、PNG 或 WebP',
    'images/bad.png:1:1 warn 读不出图片的尺寸，可能打不开 → 文件可能坏了，或扩展名不对：重新导出一次',
    'images/big.png:1:1 warn 图片有 2.5 MB，手机上要等很久 → 缩到 1600 像素宽以内，另存为 WebP 或 JPEG',
  ]);
});
