import { readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { imageSize } from '../../lib/library/images.ts';
import { renderMarkdown } from '../../lib/markdown/render.ts';
import { photo, startPictureSite } from './picture-site.ts';

const { contentDir, save, get, filesAnew, picture } = await startPictureSite();

describe('a picture for a phone', () => {
  it('is a part of the photo’s bytes, upright, and without the place where it was taken', async () => {
    const exif = { IFD0: { Make: '相机' }, IFD3: { GPSLatitude: '31/1 12/1 0/1', GPSLatitudeRef: 'N' } };
    const original = await photo(1600, 900).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    save('旅行/小票.jpg', original);
    const { type, bytes } = await picture(
      `${encodeURIComponent('旅行')}/${encodeURIComponent('小票.jpg')}.400.webp`,
    );
    const { format, width, height, exif: kept, orientation } = await sharp(bytes).metadata();
    expect({ type, format, width, height, kept, orientation }).toEqual({
      type: 'image/webp',
      format: 'webp',
      width: 400,
      height: 711,
      kept: undefined,
      orientation: undefined,
    });
    expect(bytes.length * 4).toBeLessThan(original.length);
  });

  it('keeps the edges of a screenshot when that takes fewer bytes', async () => {
    const letters = Array.from(
      { length: 12 },
      (_, line) => `<rect x="9" y="${line * 20}" width="${90 + line}" height="2"/>`,
    );
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="240"><rect width="300" height="240" fill="#fff"/>${letters.join('')}</svg>`;
    const original = await sharp(Buffer.from(drawn)).png().toBuffer();
    save('screen.png', original);
    const { bytes } = await picture('screen.png.400.webp');
    const pixels = (image: Buffer): Promise<Buffer> => sharp(image).removeAlpha().raw().toBuffer();
    expect((await pixels(bytes)).equals(await pixels(original))).toBe(true);
  });

  it('still moves', async () => {
    const frames = await Promise.all(
      [photo(500, 100), photo(500, 100)].map((frame) => frame.png().toBuffer()),
    );
    save(
      'steps.gif',
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    const { bytes } = await picture('steps.gif.400.webp');
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({
      pages: 2,
      width: 400,
      pageHeight: 80,
    });
  });

  it('is another one once the editor has saved another', async () => {
    save('a.png', await photo(900, 300).png().toBuffer());
    await picture('a.png.800.webp');
    const first = await get('a.png.800.webp');
    save('a.png', await photo(900, 600).png().toBuffer());
    utimesSync(join(contentDir, 'images', 'a.png'), 1, 2_000_000);
    const { bytes } = await picture('a.png.800.webp');
    expect((await sharp(bytes).metadata()).height).toBe(533);
    const second = await get('a.png.800.webp');
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect(second.headers.get('last-modified')).toBe(new Date(2_000_000_000).toUTCString());
    expect(readdirSync(join(contentDir, 'scaled', 'images', 'a.png'))).toHaveLength(1);
  });

  it.each(['webp', 'gif', 'png', 'jpeg', 'avif'] as const)(
    'shows what the editor has saved in the place of another of the same size: %s',
    async (format) => {
      const name = `replaced.${format}`;
      for (const background of ['#f00', '#00f']) {
        const plain = sharp({ create: { width: 900, height: 300, channels: 3, background } });
        save(name, await plain.toFormat(format).toBuffer());
        utimesSync(join(contentDir, 'images', name), 1, background === '#f00' ? 1 : 2);
        const { bytes } = await picture(`${name}.400.webp`);
        const [red = 0, , blue = 0] = await sharp(bytes).raw().toBuffer();
        expect(red > blue, background).toBe(background === '#f00');
      }
    },
  );

  it('is there in each width that a page offers, also of a picture that a camera has turned, or of none', async () => {
    const turned = (): Sharp => photo(900, 90).withMetadata({ orientation: 6 });
    save('turned.webp', await turned().webp().toBuffer());
    save('turned.png', await turned().png().toBuffer());
    const bitmap = Buffer.alloc(54 + 900 * 90 * 3);
    bitmap.write('BM');
    bitmap.writeUInt32LE(40, 14);
    bitmap.writeInt32LE(900, 18);
    bitmap.writeInt32LE(90, 22);
    save('bitmap.png', bitmap);
    for (const name of ['turned.webp', 'turned.png', 'bitmap.png']) {
      const { html } = renderMarkdown(`![](/images/${name})`, {
        openSlug: () => null,
        imageSize: (src) => imageSize(contentDir, src),
      });
      const offered = [...html.matchAll(/\/images\/(\S+) \d+w/g)].map(([, version = '']) => version);
      expect(offered, name).toHaveLength(3);
      for (const version of offered) await picture(version);
      const paths = filesAnew().scaledPaths([`/images/${name}`]);
      expect(paths, name).toEqual(offered.map((version) => `/images/${version}`));
    }
  });

  it('is the editor’s own file when only the first picture of a moving PNG would be left', async () => {
    const still = await photo(900, 90).png().toBuffer();
    // After the header (8 + 25 bytes), a chunk that says how many pictures there are. Its check sum isn't read.
    const moves = Buffer.concat([
      still.subarray(0, 33),
      Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1'),
      still.subarray(33),
    ]);
    save('moves.png', moves);
    expect(await picture('moves.png.400.webp')).toEqual({ type: 'image/png', bytes: moves });
  });
});

it('an export lists the sizes that pages offer', async () => {
  rmSync(join(contentDir, 'images'), { recursive: true });
  save('large.jpg', await photo(3000, 300).jpeg().toBuffer());
  save('small.png', await photo(300, 30).png().toBuffer());
  save('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const files = filesAnew();
  expect(files.scaledPaths(await files.paths()).sort()).toEqual([
    '/images/large.jpg.1200.webp',
    '/images/large.jpg.400.webp',
    '/images/large.jpg.800.webp',
    '/images/small.png.400.webp',
  ]);
});
