import { once } from 'node:events';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listContent } from '../../lib/content/folder.ts';
import { CHUNK, MAX_WAITING, prepareInParallel } from '../../lib/library/prepare-in-parallel.ts';
import { articleText, testFolders } from './content-folder.ts';

const ARTICLES = 2_000;

/** Whether the file system says when a file was last read: mounted with `noatime` it doesn't, and the tests failed. */
function tellsOfReading(): boolean {
  const { contentDir, write } = testFolders();
  write('read.md', 'read');
  utimesSync(join(contentDir, 'read.md'), 0, new Date());
  readFileSync(join(contentDir, 'read.md'));
  return statSync(join(contentDir, 'read.md')).atimeMs > 0;
}
const nameOf = (index: number): string => `articles/a-${String(index).padStart(4, '0')}.md`;

/**
 * Takes the first file of an import by two threads, and waits until the second thread reads.
 * @param body text of the article with that index
 */
async function begin(body: (index: number) => string) {
  const { contentDir, write } = testFolders();
  for (let index = 0; index < ARTICLES; index += 1) {
    write(nameOf(index), articleText(`第 ${index} 篇`, { body: body(index) }));
    // A file that is read then gets a later time of access.
    utimesSync(join(contentDir, nameOf(index)), 0, new Date());
  }
  const workers: Worker[] = [];
  const onWorker = (worker: Worker): void => void workers.push(worker);
  process.on('worker', onWorker);
  onTestFinished(() => void process.off('worker', onWorker));
  const prepared = prepareInParallel(contentDir, listContent(contentDir).files, 'UTC')[Symbol.iterator]();
  onTestFinished(() => void prepared.return?.());
  prepared.next();
  const isRead = (index: number): boolean => statSync(join(contentDir, nameOf(index))).atimeMs > 0;
  await expect.poll(() => isRead(CHUNK), { timeout: 20_000, interval: 1 }).toBe(true);
  const [worker] = workers;
  if (worker === undefined) throw new Error('no thread');
  return { prepared, worker, isRead, write };
}

describe.skipIf(!tellsOfReading())('two threads that read files', () => {
  it('the second thread is as far ahead as eight chunks, so that memory stays small, and ends with the import', async () => {
    const { prepared, worker, isRead } = await begin(() => '正文。');
    /** Files that the second thread has read. */
    const ahead = (): number =>
      Array.from({ length: ARTICLES }, (_, index) => index).filter((index) => index >= CHUNK && isRead(index))
        .length;
    await expect.poll(ahead, { timeout: 20_000 }).toBe(MAX_WAITING * CHUNK);
    await sleep(500);
    expect(ahead()).toBe(MAX_WAITING * CHUNK);
    // One file more than this thread's first chunk: the first of the second thread's.
    for (let index = 1; index <= CHUNK; index += 1) prepared.next();
    await expect.poll(ahead, { timeout: 20_000 }).toBe((MAX_WAITING + 1) * CHUNK);
    const ended = once(worker, 'exit');
    prepared.return?.();
    await ended;
  }, 60_000);

  it('a second thread that ends in the middle of a chunk costs some seconds and no article', async () => {
    const long = '正文里的一段话。'.repeat(50_000);
    const { prepared, worker, write } = await begin((index) =>
      index > CHUNK && index < 2 * CHUNK ? long : '正文。',
    );
    await worker.terminate();
    for (let index = CHUNK; index < 2 * CHUNK; index += 1)
      write(nameOf(index), articleText(`第 ${index} 篇`));
    // Nothing will come, however long this thread waits for it.
    const { wait } = Atomics;
    const waiting = vi.spyOn(Atomics, 'wait');
    onTestFinished(() => waiting.mockRestore());
    waiting.mockImplementation((numbers, index, value) => wait(numbers, index, value, 100));
    const files = new Set([nameOf(0)]);
    for (let next = prepared.next(); next.done !== true; next = prepared.next())
      files.add(next.value?.suspect.file ?? '');
    expect(files.size).toBe(ARTICLES);
    for (const [, , , patience] of waiting.mock.calls) expect(patience).toBeLessThanOrEqual(10_000);
  }, 60_000);
});
