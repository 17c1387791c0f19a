import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { watchContent } from '../../lib/library/watch.ts';
import { testFolders } from './content-folder.ts';

const ROUNDS = 300;

/** Makes a folder with another in it and a file in that one, each `pause` ms after the other. */
const WRITER = `
const { mkdirSync, writeFileSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
const pass = (ms) => { for (const end = performance.now() + ms; performance.now() < end; ); };
parentPort.on('message', ({ folder, pause }) => {
  mkdirSync(folder);
  pass(pause);
  mkdirSync(folder + '/deep');
  pass(5);
  writeFileSync(folder + '/deep/b.md', '文');
  parentPort.postMessage('written');
});`;

it('a folder that came while another was being listed was not watched, and its articles were never seen', async () => {
  const folders = testFolders();
  let expected = '';
  let seen = false;
  const watch = watchContent(folders.contentDir, () => {
    seen ||= existsSync(expected);
  });
  const writer = new Worker(WRITER, { eval: true });
  onTestFinished(async () => {
    watch.close();
    await writer.terminate();
  });
  const lost: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = join(folders.contentDir, `articles/${round}`);
    expected = join(folder, 'deep/b.md');
    seen = false;
    // A hint comes some 2 ms after the first event: the second folder is made before, during and after that.
    const pause = 1.5 + (round % 30) / 15;
    const written = new Promise((resolve) => writer.once('message', resolve));
    writer.postMessage({ folder, pause });
    await written;
    for (let wait = 0; wait < 400 && !seen; wait += 1) await sleep(5);
    if (!seen) lost.push(pause);
  }
  expect(lost).toEqual([]);
}, 60_000);
