import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Page } from '../../delivery/page.ts';
import type { FromPageThread, PageThreadData } from './page-thread.ts';

/** Each thread holds an application and an index of the articles: some 200 MB for 10,000 of them. */
const MOST_THREADS = 4;
/** How many pages one thread makes in the time that another takes to start. */
const WORTH_A_THREAD = 80;

interface Waiting {
  readonly resolve: (page: Page) => void;
  readonly reject: (error: Error) => void;
}

interface PageThread {
  readonly worker: Worker;
  /** By address, each asked for once. */
  readonly waiting: Map<string, Waiting>;
}

/** Makes pages on all cores: rendering keeps one busy, and an export has nothing else to do. */
export interface PageThreads {
  /** Pages that may well be asked for at the same time. */
  readonly atOnce: number;
  /**
   * The finished page of an address in normal form.
   * @throws Error when it can't be rendered, with a message for the person who exports
   */
  make(address: string): Promise<Page>;
  close(): Promise<void>;
}

/**
 * @param pages how many there will be, at least
 * @param warn told of what should not happen but does not keep a page from being made
 */
export async function startPageThreads(
  data: PageThreadData,
  pages: number,
  warn: (message: string) => void,
): Promise<PageThreads> {
  const count = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(pages / WORTH_A_THREAD));
  const threads = await Promise.all(Array.from({ length: count }, () => start(data, warn)));
  return {
    // Two for each: while one page's data is on its way, the next is made.
    atOnce: count * 2,
    make: (address) =>
      new Promise((resolve, reject) => {
        const [free] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size);
        if (free === undefined) throw new Error('no thread to make pages');
        free.waiting.set(address, { resolve, reject });
        free.worker.postMessage(address);
      }),
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function start(data: PageThreadData, warn: (message: string) => void): Promise<PageThread> {
  // Only the build has this module: see lib/commands/compile.mjs.
  const worker = new Worker(new URL('./page-thread.mjs', import.meta.url), { workerData: data });
  const thread: PageThread = { worker, waiting: new Map() };
  const settle = (address: string, how: (waiting: Waiting) => void): void => {
    const waiting = thread.waiting.get(address);
    thread.waiting.delete(address);
    if (waiting !== undefined) how(waiting);
  };
  return new Promise((ready, failed) => {
    worker.on('message', (message: FromPageThread) => {
      if (message.kind === 'ready') ready(thread);
      else if (message.kind === 'warning') warn(message.message);
      else if (message.kind === 'failed') {
        const error = new Error(`${message.address} 生成失败：${message.message}`);
        settle(message.address, ({ reject }) => reject(error));
      } else {
        const { address, page } = message;
        const { buffer, byteOffset, length } = page.body;
        // A message brings a Buffer as plain bytes.
        settle(address, ({ resolve }) => resolve({ ...page, body: Buffer.from(buffer, byteOffset, length) }));
      }
    });
    worker.on('error', (error) => {
      failed(error);
      for (const address of [...thread.waiting.keys()]) settle(address, ({ reject }) => reject(error));
    });
  });
}
