import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { StaticFiles } from '../../lib/delivery/static-files.ts';
import { imageSize } from '../../lib/library/images.ts';
import { renderMarkdown } from '../../lib/markdown/render.ts';
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
afterEach(() => {
  vi.useRealTimers();
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

  it('is the editor’s own file for who would wait behind many others', async () => {
    const original = await photo(2000, 2000).jpeg().toBuffer();
    for (const name of ['q1.jpg', 'q2.jpg', 'q3.jpg']) save(name, original);
    const files = filesAnew();
    const before = ['q1', 'q2'].map((name) => files.locate(`/images/${name}.jpg.1200.webp`));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = files.find('/images/q3.jpg.1200.webp');
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
    vi.runAllTimers();
    expect(await waiting).toMatchObject({ file: join(contentDir, 'images', 'q3.jpg') });
    vi.useRealTimers();
    await Promise.all(before);
    const located = await files.locate('/images/q3.jpg.1200.webp');
    expect(new Map(located?.headers).get('Content-Type')).toBe('image/webp');
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
    ['broken.webp', async () => (await photo(90, 90).webp().toBuffer()).subarray(0, 99)],
    ['coarse.webp', () => photo(90, 90).webp({ quality: 1 }).toBuffer()],
  ])('is the editor’s own file where none can be made that is smaller: %s', async (name, make) => {
    const original = await make();
    save(name, original);
    // Also for the next reader, for whom it isn't tried again.
    for (const _reader of [1, 2])
      expect(await picture(`${name}.400.webp`)).toEqual({ type: 'image/webp', bytes: original });
    expect(readdirSync(join(contentDir, 'scaled', 'images', name))).toHaveLength(1);
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

  it('is left alone while another process writes it, unless it is of a former picture', async () => {
    save('both.jpg', await photo(1300, 100).jpeg().toBuffer());
    const folder = join(contentDir, 'scaled', 'images', 'both.jpg');
    await picture('both.jpg.400.webp');
    const [made = ''] = readdirSync(folder);
    const present = `${made.replace('400', '800')}.other`;
    for (const name of [present, '800-former.webp.other']) writeFileSync(join(folder, name), 'half');
    await picture('both.jpg.1200.webp');
    expect(readdirSync(folder).sort()).toEqual([made.replace('400', '1200'), made, present]);
  });

  it('isn’t given up for good when the file can’t be read for a moment', async () => {
    const original = await photo(2000, 2000).jpeg().toBuffer();
    for (const name of ['first.jpg', 'moved.jpg']) save(name, original);
    const images = join(contentDir, 'images');
    const files = filesAnew();
    const first = files.locate('/images/first.jpg.1200.webp');
    const moved = files.locate('/images/moved.jpg.400.webp');
    while (!existsSync(join(contentDir, 'scaled', 'images', 'first.jpg'))) await new Promise(setImmediate);
    renameSync(join(images, 'moved.jpg'), join(images, 'elsewhere.jpg'));
    await Promise.all([first, moved]);
    renameSync(join(images, 'elsewhere.jpg'), join(images, 'moved.jpg'));
    const { type } = await picture('moved.jpg.400.webp');
    expect(type).toBe('image/webp');
  });

  it('comes in no other sizes, and not of other versions: nobody can fill the disk', async () => {
    save('c.jpg', await photo(500, 300).jpeg().toBuffer());
    await picture('c.jpg.800.webp');
    for (const name of [
      'c.jpg.500.webp',
      'c.jpg.1200.webp',
      'c.jpg.400.webp.400.webp',
      'd.jpg.400.webp',
      'c.jpg.400.WEBP',
      '../IMAGES/c.jpg.400.webp',
    ])
      expect((await get(name)).status, name).toBe(404);
    expect(existsSync(join(contentDir, 'scaled', 'IMAGES'))).toBe(false);
    expect(readdirSync(join(contentDir, 'scaled', 'images', 'c.jpg'))).toHaveLength(1);
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
