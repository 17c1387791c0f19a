import { readFileSync } from 'node:fs';
import sharp, { type Exif } from 'sharp';
import { expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const PNG = readFileSync(new URL('../../public/icon-192.png', import.meta.url));
const GIF = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

it('pictures that browsers don’t show, that can’t be opened or that are very large are told (a phone’s HEIC was none to readers)', () => {
  const names = [
    'a.heic',
    'bad.png',
    'big.png',
    'photo.png',
    'steps.gif',
    'map.svg',
    'ok 1#.png',
    'drawing.svg',
  ];
  const files = {
    'articles/a.md': article(
      '甲',
      {},
      names.map((name) => `![图](/images/${encodeURIComponent(name)})\n`).join('\n'),
    ),
    'images/a.heic': 'x',
    'images/bad.png': 'x',
    'images/big.png': Buffer.concat([PNG, new Uint8Array(3_500_000)]),
    // Pages offer it in smaller versions.
    'images/photo.png': Buffer.concat([PNG, new Uint8Array(2_500_000)]),
    // Its versions, if any, have most of its bytes.
    'images/steps.gif': Buffer.concat([GIF, new Uint8Array(2_500_000)]),
    'images/map.svg': `<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(1_200_000)}</svg>`,
    'images/ok 1#.png': PNG,
    'images/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'images/unused.tiff': 'x',
  };
  expect(checked(files, 'image-format', 'large-image', 'missing-image')).toEqual([
    'images/a.heic:1:1 warn 很多浏览器不显示这种图片 → 另存为 JPEG、PNG 或 WebP',
    'images/bad.png:1:1 warn 读不出图片的尺寸，可能打不开 → 文件可能坏了，或扩展名不对：重新导出一次',
    'images/big.png:1:1 warn 图片有 3.5 MB，网页会自动缩小，用订阅阅读和点开原图的人却要等很久 → 缩到 1600 像素宽以内，另存为 WebP 或 JPEG',
    'images/map.svg:1:1 warn 图片有 1.2 MB，手机上要等很久 → 用 SVGO 等工具精简，或另存为 WebP',
    'images/steps.gif:1:1 warn 图片有 2.5 MB，手机上要等很久 → 缩小尺寸、减少帧数，或另存为动态 WebP',
  ]);
});

it('a missing picture is told with a like name, not with any that is short (mao.jpg was said to be da-tu.jpg)', () => {
  const files = {
    'articles/a.md': article('甲', {}, '![猫](/images/mao.jpg)\n\n![大](/images/datu.jpg)\n'),
    'images/da-tu.jpg': PNG,
  };
  expect(checked(files, 'missing-image').map((line) => line.replace(/^.* → /, ''))).toEqual([
    '把图片放进内容文件夹的 images/，写成 /images/文件名',
    '是不是 /images/da-tu.jpg？',
  ]);
});

it('a picture beside its text is told with the place where it belongs (editors of Hexo and Hugo had to find out)', () => {
  const files = {
    'articles/b/index.md': article('甲', {}, '![图](./图%201.PNG?v=2)\n'),
    'articles/b/图 1.PNG': PNG,
    'articles/c.md': article('乙', {}, '![图](d.png)\n\n![图](../../d.png)\n'),
    'articles/c/d.png': PNG,
    'images/c/e.png': PNG,
    'articles/e.md': article('丙', {}, '![图](e.png)\n'),
    'articles/e.png': PNG,
    'images/e/e.png': 'another',
  };
  expect(checked(files, 'missing-image').map((line) => line.replace(/ error .* → /, ' '))).toEqual([
    'articles/b/index.md:9:6 把 articles/b/图 1.PNG 放到 images/b/图-1.png，写成 /images/b/图-1.png；npm run check -- --fix 可以代劳',
    'articles/c.md:9:6 把 articles/c/d.png 放到 images/c/d.png，写成 /images/c/d.png；npm run check -- --fix 可以代劳',
    expect.stringMatching(/^articles\/c.md:11:6 /),
    // Its place is taken.
    expect.stringMatching(/^articles\/e.md:9:6 (?!把 articles)/),
  ]);
});

it.each(['jpeg', 'webp', 'png'] as const)(
  'a photo that tells where it was taken is told: %s',
  async (format) => {
    const taken = (exif: Exif): Promise<Buffer> =>
      sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } })
        .withExif(exif)
        .toFormat(format)
        .toBuffer();
    const place = { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1', GPSLongitude: '116/1 23/1 0/1' };
    const files = {
      'articles/a.md': article(
        '甲',
        {},
        `![图](/images/here.${format})\n\n![图](/images/camera.${format})\n`,
      ),
      [`images/here.${format}`]: await taken({ IFD0: { Make: 'X' }, IFD3: place }),
      [`images/camera.${format}`]: await taken({ IFD0: { Make: 'X', Copyright: '甲' } }),
    };
    expect(checked(files, 'picture-location')).toEqual([
      expect.stringMatching(`^images/here.${format}:1:1 warn 照片里存着拍摄地点`),
    ]);
  },
);

it('a photo with damaged notes of its camera is looked at no further', () => {
  const damaged = Buffer.concat([PNG, Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1')]);
  const files = { 'articles/a.md': article('甲', {}, '![图](/images/a.png)'), 'images/a.png': damaged };
  expect(checked(files, 'picture-location')).toEqual([]);
});

it('a picture written into its address is told as one: nothing is missing that could be looked for', () => {
  const files = { 'articles/a.md': article('甲', {}, '![图](data:image/png;base64,iVBORw0KGgo=)\n') };
  expect(checked(files, 'missing-image')).toEqual([
    'articles/a.md:9:6 error 图片写在了地址里（data:），网页不显示它 → 存成文件，放进内容文件夹的 images/，写成 /images/文件名',
  ]);
});

it('a picture whose name macOS has taken apart is neither missing nor unused (it was both), and is looked at', () => {
  const files = {
    'articles/a.md': article('甲', {}, '![图](/images/が.png)\n\n![图](/images/é.gif)\n'),
    [`images/${'が.png'.normalize('NFD')}`]: PNG,
    [`images/${'é.gif'.normalize('NFD')}`]: Buffer.concat([GIF, new Uint8Array(2_500_000)]),
  };
  expect(checked(files, 'missing-image', 'unused-image', 'large-image', 'image-format')).toEqual([
    expect.stringMatching(/^images\/é\.gif:1:1 warn 图片有 2\.5 MB/),
  ]);
});

it('links to files whose names macOS has taken apart are none that lead nowhere, in whatever way they are written', () => {
  const [apart, whole] = ['NFD', 'NFC'].map((form) => '[一](/images/が.png) [二](/が.pdf)\n'.normalize(form));
  const files = {
    'articles/a.md': article('甲', {}, apart),
    'articles/b.md': article('乙', {}, whole),
    [`images/${'が.png'.normalize('NFD')}`]: PNG,
    [`public/${'が.pdf'.normalize('NFD')}`]: 'x',
  };
  expect(checked(files, 'broken-link', 'unused-image')).toEqual([]);
});
