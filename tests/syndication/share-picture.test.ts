import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { countArticles, newestArticles } from '../../lib/library/cards.ts';
import { importContent } from '../../lib/library/import.ts';
import { site } from '../../lib/library/meta.ts';
import { openForImport } from '../../lib/library/open.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { openHanFont } from '../../lib/syndication/han-font.ts';
import { sharePicture, shareSvg } from '../../lib/syndication/share-picture.ts';
import { storedSharePicture } from '../../lib/syndication/share-store.ts';

const FONT = join('node_modules', '@fontsource-variable', 'noto-serif-sc');
const font = openHanFont(FONT);
const folder = mkdtempSync(join(tmpdir(), 'share-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const library = openForImport(join(folder, 'library.db'));
importContent(library, { contentDir: 'content', preview: false });
const now = Date.now();
const titles = newestArticles(library, { now, limit: countArticles(library, now) }).map(({ title }) => title);
const small = [site(library).name, ...topicsWithCounts(library, now).map(({ name }) => name)];

const missing = (await font.glyphs('〓', 700))[0]?.path;

describe('the letters of share pictures', () => {
  it('has every letter of every title, topic and the site in this repository', async () => {
    expect(titles.length).toBeGreaterThan(100);
    for (const text of [...titles, ...small]) {
      const glyphs = await font.glyphs(text, 700);
      expect(glyphs, text).toHaveLength([...text].length);
      const boxes = [...text].filter((_, index) => glyphs[index]?.path === missing);
      expect(boxes, text).toEqual([]);
    }
  });

  it('draws something for every letter but blanks', async () => {
    for (const character of new Set(titles.join('').replace(/\s/g, ''))) {
      const [glyph] = await font.glyphs(character, 700);
      expect(glyph?.path.length, character).toBeGreaterThan(10);
    }
  });

  it('sets 〓 for a letter that the typeface does not have, and nothing for what has no shape', async () => {
    expect((await font.glyphs('𠮷😀', 700)).map(({ path }) => path)).toEqual([missing, missing]);
    expect(await font.glyphs('\u200D\uFE0F\u0007', 700)).toEqual([]);
  });

  // Slices of Latin say that they have these, and don't: the first slice that names a letter is the right one.
  it('has the marks that slices of other scripts name, too', async () => {
    const marks = '‰―‧※‥‖†‡';
    const glyphs = await font.glyphs(marks, 700);
    expect([...marks].filter((_, index) => glyphs[index]?.path === missing)).toEqual([]);
  });

  it('are there again with the file of the typeface that was missing for a moment', async () => {
    const copy = join(folder, 'font');
    mkdirSync(copy);
    symlinkSync(resolve(FONT, 'unicode.json'), join(copy, 'unicode.json'));
    const installed = openHanFont(copy);
    await expect(installed.glyphs('消费', 700)).rejects.toThrow('ENOENT');
    symlinkSync(resolve(FONT, 'files'), join(copy, 'files'));
    expect(await installed.glyphs('消费', 700)).toEqual(await font.glyphs('消费', 700));
  });

  it('is the same when many texts are set at once', async () => {
    const cold = openHanFont(FONT);
    const text = titles.slice(0, 12);
    const together = await Promise.all(text.map((title) => cold.glyphs(title, 700)));
    for (const [index, title] of text.entries())
      expect(together[index]).toEqual(await font.glyphs(title, 700));
  });
});

/** The lines of text in a picture, from the first to the last as they are drawn. */
const linesOf = (svg: string) =>
  [...svg.matchAll(/<g [^>]*transform="translate\((\S+) (\S+)\)[^>]*>(.*?)<\/g>/gs)].map(
    ([, left, baseline, letters = '']) => ({
      left: Number(left),
      baseline: Number(baseline),
      letters: [...letters.matchAll(/<path d="([^"]*)" transform="translate\((\S+) 0\)/g)].map(
        ([, path = '', at]) => ({ path, left: Number(at) }),
      ),
    }),
  );

describe('a share picture', () => {
  const text = { title: titles[0] ?? '', topic: small[1] ?? '', site: small[0] ?? '' };

  it('is a PNG of 1200 × 630 that is not heavy', async () => {
    const picture = await sharePicture(text, font);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(picture.byteLength).toBeLessThan(150_000);
  });

  it.each([
    ['the longest title', { title: '长'.repeat(80) }],
    ['a title of one endless word', { title: 'a'.repeat(80) }],
    ['one letter', { title: '退' }],
    ['nothing that has a shape', { title: '\u200B' }],
    ['marks alone', { title: '《》？！……'.repeat(10) }],
    ['long names of topic and site', { topic: '长'.repeat(60), site: 'W'.repeat(90) }],
  ])('holds %s inside its margins', async (_what, shown) => {
    const svg = await shareSvg({ ...text, ...shown }, font);
    const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number): number[] => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    const paper = [0xfb, 0xfa, 0xf6];
    for (let y = 14; y < info.height; y += 1) {
      for (const x of [0, 20, 40, info.width - 41, info.width - 21, info.width - 1])
        expect(pixel(x, y)).toEqual(paper);
    }
    for (let x = 0; x < info.width; x += 1) {
      // Between topic and title, between title and rule, below the site's name.
      for (const y of [138, 505, 625]) expect(pixel(x, y), `${x},${y}`).toEqual(paper);
    }
  });

  it('has every letter of the topic, the title and the site once, each beside the one before, in lines below each other', async () => {
    const title = '“先享后付”逾期了会怎样？先看清合同里的每一笔费用，再决定要不要还';
    const lines = linesOf(await shareSvg({ ...text, title }, font));
    const [topic, ...others] = lines;
    const name = others.pop();
    const shown = async (letters: string, weight: 500 | 700) =>
      (await font.glyphs(letters, weight)).map(({ path }) => path);
    expect(topic?.letters.map(({ path }) => path)).toEqual(await shown(text.topic, 500));
    expect(name?.letters.map(({ path }) => path)).toEqual(await shown(text.site, 700));
    expect(others.length).toBeGreaterThan(1);
    expect(others.flatMap(({ letters }) => letters.map(({ path }) => path))).toEqual(await shown(title, 700));
    const advances = new Map((await font.glyphs(title, 700)).map(({ path, advance }) => [path, advance]));
    for (const { letters } of others) {
      let at = 0;
      for (const { path, left } of letters) {
        expect(left).toBe(at);
        at += advances.get(path) ?? 0;
      }
    }
    const baselines = lines.map(({ baseline }) => baseline);
    expect(baselines).toEqual([...new Set(baselines)].sort((a, b) => a - b));
    // The opening mark has its ink in its right half.
    expect(others.map(({ left }) => left < (topic?.left ?? 0))).toEqual(others.map((_, at) => at === 0));
  });

  it('is the same however the letters of a name and the blanks around it were typed', async () => {
    const typed = { title: ' Café\n  怎么退 '.normalize('NFD'), topic: 'é'.normalize('NFD'), site: '站' };
    expect(await shareSvg(typed, font)).toBe(
      await shareSvg({ title: 'Café 怎么退', topic: 'é', site: '站' }, font),
    );
  });

  it('ends in an ellipsis where the title is too long for it', async () => {
    const [, ...others] = linesOf(await shareSvg({ ...text, title: '长'.repeat(145) }, font));
    const letters = others.slice(0, -1).flatMap((line) => line.letters.map(({ path }) => path));
    const [long, ellipsis] = (await font.glyphs('长…', 700)).map(({ path }) => path);
    expect(letters.length).toBeGreaterThan(80);
    expect(letters).toEqual([...letters.slice(1).map(() => long), ellipsis]);
  });

  it('is made once for what it shows, and again when that changes, which leaves nothing of the old one', async () => {
    const store = { folder: join(folder, 'share'), font: () => font };
    const first = await storedSharePicture(text, store);
    const [file = ''] = readdirSync(store.folder);
    expect(file).toMatch(/^[0-9a-f]{64}\.png$/);
    writeFileSync(join(store.folder, file), 'stored');
    expect(Buffer.from(await storedSharePicture(text, store)).toString()).toBe('stored');
    const renamed = await storedSharePicture({ ...text, title: '新题' }, store);
    expect(Buffer.from(renamed).equals(Buffer.from(first))).toBe(false);
    expect(readdirSync(store.folder)).toHaveLength(1);
    expect(readdirSync(store.folder)).not.toContain(file);
    const names = new Set([file, ...readdirSync(store.folder)]);
    for (const change of [{ topic: '新主题' }, { site: '新站' }]) {
      await storedSharePicture({ ...text, ...change }, store);
      for (const name of readdirSync(store.folder)) names.add(name);
    }
    expect(names.size).toBe(4);
  });

  it('is made all the same where nothing can be stored', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const picture = await storedSharePicture(text, { folder: join(file, 'share'), font: () => font });
    expect(picture.byteLength).toBeGreaterThan(1000);
    expect(existsSync(join(file, 'share'))).toBe(false);
  });
});
