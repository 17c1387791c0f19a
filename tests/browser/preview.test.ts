import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { runServe, type ServeProcess } from '../delivery/serve.ts';
import { freePort } from '../free-port.ts';
import { newReader } from './reader.ts';
import { Tab } from './tab.ts';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
const contentDir = join(folder, 'content');
let port: number;
let address: string;
let server: ServeProcess;

async function start(): Promise<void> {
  const settings = { CONTENT_DIR: contentDir, DATA_DIR: join(folder, 'data'), PREVIEW: '1' };
  server = runServe({ ...settings, PORT: String(port) });
  address = `${await server.ready}/about`;
}

beforeAll(async () => {
  cpSync('tests/browser/content', contentDir, { recursive: true });
  port = await freePort();
  await start();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const save = (words: string): void => writeFileSync(join(contentDir, 'about.md'), `${words}\n`);
const expectWords = (page: Page, words: string): Promise<void> =>
  expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toContain(words);

it('shows what was saved while the page was on its way (it stayed as it was until the next save)', async () => {
  const { page } = await newReader();
  const saveFirst = async (route: Route): Promise<void> => {
    save('路上保存的');
    await expect.poll(async () => (await fetch(address)).text()).toContain('路上保存的');
    await route.continue();
  };
  await page.route('**/_preview/reload.js', saveFirst, { times: 1 });
  await page.goto(address);
  await expectWords(page, '路上保存的');
});

it('goes on when the server was started again (the browser got 503 once, and never asked again)', async () => {
  const { page } = await newReader();
  await page.goto(address);
  await server.stop();
  const starting = createServer((_request, response) => response.writeHead(503).end());
  starting.listen(port, '127.0.0.1');
  await once(starting, 'request');
  starting.closeAllConnections();
  starting.close();
  await once(starting, 'close');
  save('停下时保存的');
  await start();
  await expectWords(page, '停下时保存的');
});

it('marks a draft before or after an article by no more than its words (the frame was as wide as the column)', async () => {
  const text = (title: string, fields: string): string =>
    `---\ntitle: ${title}\npublishedAt: 2001-01-02\ntopics: [lifetimes]\nsummary: ${'摘要写够四十个字，'.repeat(5)}\n${fields}---\n\n正文。\n`;
  writeFileSync(join(contentDir, 'articles/beside-a.md'), text('相邻的一篇', ''));
  writeFileSync(join(contentDir, 'articles/beside-b.md'), text('相邻的草稿', 'draft: true\n'));
  const { page } = await newReader();
  const beside = page.locator('.neighbours .draft-mark');
  const open = async (): Promise<number> => {
    await page.goto(new URL('/articles/beside-a', address).href);
    return beside.count();
  };
  await expect.poll(open, { timeout: 20_000 }).toBe(1);
  expect((await beside.boundingBox())?.width).toBeLessThan(60);
});

it('opens in more tabs than a browser has connections to one server (the seventh waited for ever)', async () => {
  const tab = new Tab();
  try {
    const page = await tab.open(address);
    const title = await page.evaluate('document.title');
    for (let count = 2; count <= 8; count += 1) {
      await page.send('Target.createTarget', { url: address });
      const found = z.object({ targetInfos: z.array(z.object({ title: z.string() })) });
      const opened = async (): Promise<number> =>
        found
          .parse(await page.send('Target.getTargets'))
          .targetInfos.filter((target) => target.title === title).length;
      await expect.poll(opened, { timeout: 20_000 }).toBe(count);
    }
  } finally {
    await tab.close();
  }
});
