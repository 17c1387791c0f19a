import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { type LiveLibrary, openLiveLibrary } from '../../lib/library/live.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

interface Told {
  readonly live: LiveLibrary;
  readonly log: string[];
}

async function open({ environment }: TestFolders): Promise<Told> {
  const log: string[] = [];
  const live = await openLiveLibrary(environment, (line) => log.push(line));
  onTestFinished(() => live.close());
  return { live, log };
}

/** With what the threads of a test end: 0 by themselves, 1 when they are ended. */
function exitCodes(): number[] {
  const codes: number[] = [];
  const onWorker = (worker: Worker): void => void worker.once('exit', (code) => codes.push(code));
  process.on('worker', onWorker);
  onTestFinished(() => void process.off('worker', onWorker));
  return codes;
}

const titleOf = ({ library }: LiveLibrary, slug: string) =>
  publishedArticle(library, slug, Date.now())?.title;

it('who follows another process says so once, and once that it has taken its place', async () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  const first = await open(folders);
  const second = await open(folders);
  await first.live.close();
  await eventually(() => expect(second.live.status().importer).toBe(true));
  expect(second.log.filter((line) => line.includes('本进程'))).toEqual([
    '另一个进程在导入内容，本进程跟随它',
    '原来导入内容的进程不在了，本进程接替它',
  ]);
  // Its own sign of an import is not another's.
  folders.write('articles/a.md', articleText('乙'));
  await eventually(() => expect(titleOf(second.live, 'a')).toBe('乙'));
  await sleep(300);
  expect(second.live.status().importer).toBe(true);
});

it('two processes imported at once after the data folder, with the lock of the first, had been deleted', async () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  const codes = exitCodes();
  const first = await open(folders);
  rmSync(folders.dataDir, { recursive: true, maxRetries: 10 });
  const second = await open(folders);
  await eventually(() => {
    const importers = [first, second].filter(({ live }) => live.status().importer);
    expect(importers).toHaveLength(1);
  });
  // Of the import that lost its lock nothing is left that would keep its thread from ending.
  for (const { live } of [first, second]) await live.close();
  expect(codes).toEqual([0, 0]);
}, 60_000);

it('what is saved is seen at once in a process that follows, too (it looks by itself at full seconds only)', async () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  await open(folders);
  const { live } = await open(folders);
  let seen = 0;
  live.onChange(() => {
    seen = Date.now();
  });
  const delays: number[] = [];
  // On a busy machine one or the other may take longer.
  for (let save = 0; save < 10 && !delays.some((delay) => delay < 900); save += 1) {
    await sleep(1_050 - (Date.now() % 1_000));
    const second = Math.floor(Date.now() / 1_000) * 1_000;
    seen = 0;
    folders.write('articles/a.md', articleText(`甲${save}`));
    await eventually(() => expect(seen).toBeGreaterThan(0));
    delays.push(seen - second);
  }
  expect(Math.min(...delays)).toBeLessThan(900);
}, 60_000);

it('a site took five seconds to stop where its thread did not end by itself, whether it imports or follows', async () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  const codes = exitCodes();
  const [first, second] = [await open(folders), await open(folders)];
  await second.live.close();
  await first.live.close();
  expect(codes).toEqual([0, 0]);
});

it('a thread that failed is started again, and what was saved meanwhile is seen', async () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  const workers: Worker[] = [];
  const onWorker = (worker: Worker): void => void workers.push(worker);
  process.on('worker', onWorker);
  onTestFinished(() => void process.off('worker', onWorker));
  const { live, log } = await open(folders);
  const [worker] = workers;
  // As a worker ends that failed: the error, then the end. To terminate it would take the database's library along.
  worker?.emit('error', new Error('out of memory'));
  worker?.postMessage('close');
  expect(live.failure()).toContain('out of memory');
  folders.write('articles/b.md', articleText('乙'));
  await eventually(() => {
    expect(titleOf(live, 'b')).toBe('乙');
    expect(live.failure()).toBeNull();
  });
  expect(log.filter((line) => line.includes('将重新启动'))).toHaveLength(1);
  expect(log).toContain('导入恢复正常');
});
