import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { type PreparedFile, type PrepareFiles, prepareFiles, type SuspectFile } from './prepare-article.ts';
import { startThread } from './thread.ts';

/** Fewer files than this are prepared sooner than a second thread starts. */
const WORTH_A_THREAD = 2_000;
/** Files that a thread takes at a time. */
export const CHUNK = 50;
/** How many prepared chunks may wait to be stored: 50 articles of 1,000 characters are half a megabyte. */
export const MAX_WAITING = 8;
/** How long (ms) the second thread may take for a chunk before this one does its work. */
const PATIENCE = 5_000;

/** Indexes of the numbers that the threads share, which only `Atomics` reads and writes. */
export const shared = {
  /** Place in the list of the next file that nobody has taken. */
  next: 0,
  /** Chunks that the second thread has sent, and chunks that were received of it. */
  sent: 1,
  received: 2,
};

export interface PrepareThreadData {
  readonly contentDir: string;
  readonly files: readonly SuspectFile[];
  readonly zone: string;
  readonly numbers: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}

export interface PreparedChunk {
  /** Place in the list of the first file. */
  readonly start: number;
  readonly prepared: readonly (PreparedFile | null)[];
}

/**
 * Prepares many files in this thread and a second one, each of which takes the next chunk of the list. This thread
 * first yields what the other one has ready, so that storing never waits. Synchronous, because an import is one
 * transaction.
 */
export const prepareInParallel: PrepareFiles = function* (contentDir, files, zone) {
  if (files.length < WORTH_A_THREAD) {
    yield* prepareFiles(contentDir, files, zone);
    return;
  }
  const numbers = new Int32Array(new SharedArrayBuffer(12));
  const { port1, port2 } = new MessageChannel();
  const data: PrepareThreadData = { contentDir, files, zone, numbers, port: port2 };
  const worker = startThread('prepare-thread', data, [port2]);
  worker.on('error', () => {}); // Its chunks are prepared here when they don't come.
  const missing = new Set<number>();
  for (let start = 0; start < files.length; start += CHUNK) missing.add(start);
  try {
    while (missing.size > 0) {
      const sent = Atomics.load(numbers, shared.sent);
      const received: { message: PreparedChunk } | undefined = receiveMessageOnPort(port1);
      if (received !== undefined) {
        Atomics.add(numbers, shared.received, 1);
        Atomics.notify(numbers, shared.received);
        if (missing.delete(received.message.start)) yield* received.message.prepared;
        continue;
      }
      let start = Atomics.add(numbers, shared.next, CHUNK);
      if (start >= files.length) {
        if (Atomics.wait(numbers, shared.sent, sent, PATIENCE) !== 'timed-out') continue;
        start = missing.values().next().value ?? 0;
      }
      missing.delete(start);
      yield* prepareFiles(contentDir, files.slice(start, start + CHUNK), zone);
    }
  } finally {
    port1.close();
    worker.terminate();
  }
};
