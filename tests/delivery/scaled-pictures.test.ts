import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { StaticFiles } from '../../lib/delivery/static-files.ts';
import { startTestSite, type TestSite } from './site.ts';

let contentDir: string;
let site: TestSite;
beforeAll(async () => {
  contentDir = mkdtempSync(join(tmpdir(), 'scaled-'));
  site = await startTestSite({
    render: () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('none') }),
    contentDir,
  });
});
afterAll(async () => {
  await site.server.stop();
  rmSync(contentDir, { recursive: true });
});

/** Noise: as hard to compress as a photo of grass. */
const photo = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });

function save(name: string, bytes: Buffer | string): void {
  const file = join(contentDir, 'images', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

/** As another process has them. */
const filesAnew = (): StaticFiles =>
  new StaticFiles({
    root: contentDir,
    buildDir: contentDir,
    contentDir,
    scaledDir: join(contentDir, 'scaled'),
    secure: false,
    metrics: new Metrics(),
  });

const get = (name: string): Promise<Response> => fetch(`${site.url}/images/${name}`);

async function picture(name: string): Promise<{ type: string | null; bytes: Buffer }> {
  const response = await get(name);
  expect(response.status, name).toBe(200);
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
}

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

  it('is made once for all who ask at the same time, and kept for the next process', async () => {
    save('b.jpg', await photo(1300, 500).jpeg().toBuffer());
    const all = await Promise.all(Array.from({ length: 5 }, () => picture('b.jpg.1200.webp')));
    expect(new Set(all.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1);
    const folder = join(contentDir, 'scaled', 'images', 'b.jpg');
    const [name = ''] = readdirSync(folder);
    // A name that every file system takes.
    expect(name).toMatch(/^1200-[0-9a-z-]+\.webp$/);
    writeFileSync(join(folder, name), 'kept');
    const next = filesAnew();
    expect((await next.locate('/images/b.jpg.1200.webp'))?.size).toBe('kept'.length);
  });

  it.each([
    ['broken.webp', async () => Buffer.from('no picture')],
    ['coarse.webp', () => photo(90, 90).webp({ quality: 1 }).toBuffer()],
  ])('is the editor’s own file where none can be made that is smaller: %s', async (name, make) => {
    const original = await make();
    save(name, original);
    // Also for the next reader, for whom it isn't tried again.
    for (const _reader of [1, 2])
      expect(await picture(`${name}.400.webp`)).toEqual({ type: 'image/webp', bytes: original });
    expect(readdirSync(join(contentDir, 'scaled', 'images')).includes(name)).toBe(name === 'coarse.webp');
  });

  it('is made again when somebody has deleted what was kept', async () => {
    save('again.jpg', await photo(500, 300).jpeg().toBuffer());
    const first = await picture('again.jpg.400.webp');
    rmSync(join(contentDir, 'scaled'), { recursive: true });
    expect(await picture('again.jpg.400.webp')).toEqual(first);
  });

  it('is the editor’s own file where unpacking it would take all of the memory', async () => {
    const poster = sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: '#fff' } });
    const original = await poster.png().toBuffer();
    save('poster.png', original);
    expect(await picture('poster.png.400.webp')).toEqual({ type: 'image/png', bytes: original });
  });

  it('is the editor’s own file when the disk can’t be written to', async () => {
    const original = await photo(900, 300).jpeg().toBuffer();
    save('full/x.jpg', original);
    mkdirSync(join(contentDir, 'scaled', 'images'), { recursive: true });
    writeFileSync(join(contentDir, 'scaled', 'images', 'full'), 'in the way');
    expect(await picture('full/x.jpg.400.webp')).toEqual({ type: 'image/jpeg', bytes: original });
  });

  it('comes in no other sizes, and not of other versions: nobody can fill the disk', async () => {
    save('c.jpg', await photo(500, 300).jpeg().toBuffer());
    await picture('c.jpg.800.webp');
    for (const name of ['c.jpg.500.webp', 'c.jpg.1200.webp', 'c.jpg.400.webp.400.webp', 'd.jpg.400.webp'])
      expect((await get(name)).status, name).toBe(404);
    expect(readdirSync(join(contentDir, 'scaled', 'images', 'c.jpg'))).toHaveLength(1);
  });
});

it('an export lists the sizes that pages offer', async () => {
  rmSync(join(contentDir, 'images'), { recursive: true });
  save('large.jpg', await photo(3000, 300).jpeg().toBuffer());
  save('small.png', await photo(300, 30).png().toBuffer());
  save('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const files = filesAnew();
  expect((await files.paths()).sort()).toEqual([
    '/images/drawing.svg',
    '/images/large.jpg',
    '/images/large.jpg.1200.webp',
    '/images/large.jpg.400.webp',
    '/images/large.jpg.800.webp',
    '/images/small.png',
    '/images/small.png.400.webp',
  ]);
});
