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
    expect(publishedArticle(live.library, 'b', Date.now())?.title).toBe('乙');
    expect(live.failure()).toBeNull();
  });
  expect(log.filter((line) => line.includes('将重新启动'))).toHaveLength(1);
  expect(log).toContain('导入恢复正常');
});
