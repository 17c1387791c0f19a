import type { ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { nginxInReadme, startNginx } from './nginx.ts';
import { runServe, type ServeProcess } from './serve.ts';

// Two processes of `npm start` on one DATA_DIR behind nginx, as README.md has them.
const { contentDir, dataDir, replace } = testFolders();
const settings = { CONTENT_DIR: contentDir, DATA_DIR: dataDir, SITE_URL: 'https://site.example' };
const processes: { process: ServeProcess; url: string }[] = [];
let nginx: ChildProcess;
let proxy: string;

beforeAll(async () => {
  replace('articles/a.md', articleText('第一版的题目'));
  for (const process of [runServe(settings), runServe(settings)])
    processes.push({ process, url: await process.ready });
  let config = nginxInReadme('upstream').replace(/^\s*ssl_.*$/gm, '');
  for (const [index, { url }] of processes.entries())
    config = config.replace(`127.0.0.1:300${index + 1}`, new URL(url).host);
  ({ url: proxy, nginx } = await startNginx(dirname(contentDir), (listen) =>
    config.replace('listen 443 ssl', `listen ${listen}`),
  ));
}, 120_000);

afterAll(async () => {
  nginx?.kill();
  await Promise.all(processes.map(({ process }) => process.stop()));
});

const article = async (origin: string): Promise<string> => (await fetch(`${origin}/articles/a`)).text();

it('readers of both get the same bytes, so that either tells what has not changed', async () => {
  const answers = await Promise.all(processes.map(({ url }) => fetch(`${url}/articles/a`)));
  const tags = answers.map(({ headers }) => headers.get('etag'));
  expect(tags[0]).toMatch(/^"/);
  expect(tags[1]).toBe(tags[0]);
  for (const { url } of processes)
    expect((await fetch(`${url}/articles/a`, { headers: { 'if-none-match': tags[0] ?? '' } })).status).toBe(
      304,
    );
});

it('nobody is led back to an old text who has seen the new one', async () => {
  replace('articles/a.md', articleText('第二版的题目'));
  await expect.poll(() => article(proxy), { interval: 1, timeout: 10_000 }).toContain('第二版的题目');
  for (let request = 0; request < 20; request += 1) expect(await article(proxy)).toContain('第二版的题目');
});

it('readers notice nothing when both are restarted, one after the other (they got 502 for ten seconds)', async () => {
  const statuses: number[] = [];
  for (const one of processes) {
    await one.process.stop();
    // nginx finds out which one is away.
    for (let request = 0; request < 4; request += 1)
      statuses.push((await fetch(`${proxy}/articles/a`)).status);
    one.process = runServe({ ...settings, PORT: new URL(one.url).port });
    await one.process.ready;
  }
  expect([...new Set(statuses)]).toEqual([200]);
});

it('readers notice nothing when the process that imports is killed, and its work goes on', async () => {
  const importer = await importerOf();
  let asking = true;
  const statuses = new Set<number>();
  const readers = Array.from({ length: 3 }, async () => {
    while (asking) statuses.add((await fetch(`${proxy}/articles/a`)).status);
  });
  importer.child.kill('SIGKILL');
  await importer.ended;
  replace('articles/a.md', articleText('第三版的题目'));
  await expect.poll(() => article(proxy), { timeout: 20_000 }).toContain('第三版的题目');
  asking = false;
  await Promise.all(readers);
  expect([...statuses]).toEqual([200]);
});

async function importerOf(): Promise<ServeProcess> {
  for (const { process, url } of processes)
    if (/^content_importer 1$/m.test(await (await fetch(`${url}/metrics`)).text())) return process;
  throw new Error('nobody imports');
}
