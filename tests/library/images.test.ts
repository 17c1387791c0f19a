import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { imageSize } from '../../lib/library/images.ts';

const contentDir = mkdtempSync(join(tmpdir(), 'images-'));
afterAll(() => rmSync(contentDir, { recursive: true }));
mkdirSync(join(contentDir, 'images'));
const inImages = (name: string): string => join(contentDir, 'images', name);

it('reads no more of a picture than its size takes, however large it is', async () => {
  const size = { width: 40, height: 30 };
  const canvas = sharp({ create: { ...size, channels: 3, background: '#fff' } });
  for (const format of ['png', 'jpeg', 'webp', 'gif', 'avif'] as const) {
    const file = inImages(`a.${format}`);
    writeFileSync(file, await canvas.clone().toFormat(format).toBuffer());
    // 3 GB is more than a process may read at once; the file has a hole in it and takes no room.
    truncateSync(file, 3_000_000_000);
    expect(imageSize(contentDir, `/images/a.${format}`), format).toEqual(size);
  }
});

it('is told as browsers show it, of a photo that a phone took upright, too (it was shown wider than it is)', async () => {
  for (const [orientation, size] of [
    [1, { width: 40, height: 30 }],
    [3, { width: 40, height: 30 }],
    [6, { width: 30, height: 40 }],
    [8, { width: 30, height: 40 }],
  ] as const) {
    const canvas = sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } });
    writeFileSync(inImages('photo.jpg'), await canvas.withMetadata({ orientation }).jpeg().toBuffer());
    expect(imageSize(contentDir, '/images/photo.jpg'), String(orientation)).toEqual(size);
  }
});

it('does not wait for a pipe that has a picture’s name, and takes what is no picture for none', () => {
  expect(spawnSync('mkfifo', [inImages('pipe.png')]).status).toBe(0);
  writeFileSync(inImages('empty.png'), '');
  writeFileSync(inImages('text.png'), '文字');
  for (const name of ['pipe.png', 'empty.png', 'text.png', 'missing.png', '..%2F..%2Fetc%2Fpasswd', ''])
    expect(imageSize(contentDir, `/images/${name}`), name).toBeNull();
});

it('finds a picture whatever comes behind its address, and none outside of the folder or of this site', async () => {
  const size = { width: 4, height: 3 };
  const canvas = sharp({ create: { ...size, channels: 3, background: '#fff' } });
  writeFileSync(inImages('图.png'), await canvas.png().toBuffer());
  copyFileSync(inImages('图.png'), join(contentDir, 'outside.png'));
  const picture = encodeURIComponent('图.png');
  for (const src of [`/images/${picture}`, `/images/a/../${picture}?x#y`, `/images/${picture}#y`])
    expect(imageSize(contentDir, src), src).toEqual(size);
  for (const src of ['/images/../outside.png', '/images/..%2Foutside.png', '/images/%2E%2E/outside.png'])
    expect(imageSize(contentDir, src), src).toBeNull();
  for (const src of [`//images/${picture}`, `images/${picture}`, '/outside.png', '/images/%'])
    expect(imageSize(contentDir, src), src).toBeNull();
});

it('is none with sizes without end (the time to read them grew with their square: half a minute for 1 MB)', () => {
  const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
    const inside = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(inside.length + 8);
    return Buffer.concat([length, Buffer.from(type), inside]);
  };
  const size = box('ispe', Buffer.from([0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 30]));
  const avif = (sizes: number): Buffer => {
    const properties = box('iprp', box('ipco', ...Array<Buffer>(sizes).fill(size)));
    return Buffer.concat([
      box('ftyp', Buffer.from('avif0000avif')),
      box('meta', Buffer.alloc(4), properties),
    ]);
  };
  writeFileSync(inImages('few.avif'), avif(9));
  writeFileSync(inImages('endless.avif'), avif(1_000));
  expect(imageSize(contentDir, '/images/few.avif')).toEqual({ width: 40, height: 30 });
  expect(imageSize(contentDir, '/images/endless.avif')).toBeNull();
});

it('finds a picture in whatever way its name is written, there or here: letters whole (NFC) or taken apart (NFD)', async () => {
  const size = { width: 4, height: 3 };
  const bytes = await sharp({ create: { ...size, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  writeFileSync(inImages('が.png'.normalize('NFD')), bytes);
  writeFileSync(inImages('é.png'.normalize('NFC')), bytes);
  for (const name of ['が.png', 'é.png']) {
    for (const form of ['NFC', 'NFD']) {
      const written = name.normalize(form);
      for (const src of [`/images/${written}`, `/images/${encodeURIComponent(written)}`])
        expect(imageSize(contentDir, src), src).toEqual(size);
    }
  }
});
