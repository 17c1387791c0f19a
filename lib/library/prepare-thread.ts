// The second thread of prepare-in-parallel.ts.
import { workerData } from 'node:worker_threads';
import { prepareFiles } from './prepare-article.ts';
import {
  CHUNK,
  MAX_WAITING,
  type PreparedChunk,
  type PrepareThreadData,
  shared,
} from './prepare-in-parallel.ts';

const { contentDir, files, zone, numbers, port }: PrepareThreadData = workerData;

for (;;) {
  const start = Atomics.add(numbers, shared.next, CHUNK);
  if (start >= files.length) break;
  const chunk: PreparedChunk = {
    start,
    prepared: [...prepareFiles(contentDir, files.slice(start, start + CHUNK), zone)],
  };
  port.postMessage(chunk);
  const sent = Atomics.add(numbers, shared.sent, 1) + 1;
  Atomics.notify(numbers, shared.sent);
  for (;;) {
    const received = Atomics.load(numbers, shared.received);
    if (sent - received < MAX_WAITING) break;
    Atomics.wait(numbers, shared.received, received);
  }
}
port.close();
