import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { photo, startPictureSite } from './picture-site.ts';

const { contentDir, save, get, filesAnew, picture } = await startPictureSite();
afterEach(() => {
  vi.useRealTimers();
});

describe('a smaller version of a picture', () => {
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
