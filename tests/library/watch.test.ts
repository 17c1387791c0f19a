import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { BUSY_QUIET, type Hint, PATIENCE, watchContent } from '../../lib/library/watch.ts';
import { testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

const GROUPS = 50;

it('takes a checkout that stops for a moment now and then for one change, however slow the machine is', async () => {
  const folders = testFolders();
  const hints: Hint[] = [];
  const watch = watchContent(folders.contentDir, (hint) => hints.push(hint));
  onTestFinished(() => watch.close());
  const begun = performance.now();
  let stops = 0;
  for (let group = 0; group < GROUPS; group += 1) {
    for (let file = 0; file < 20; file += 1) folders.write(`articles/${group}-${file}.md`, '文');
    const written = performance.now();
    await sleep(10);
    if (performance.now() - written >= BUSY_QUIET) stops += 1;
  }
  const rounds = Math.floor((performance.now() - begun) / PATIENCE);
  await eventually(() => expect(new Set(hints.flat()).size).toBe(20 * GROUPS));
  // The first files, which may be a save, the last ones, and those before each longer stop.
  expect(hints.length).toBeLessThanOrEqual(2 + stops + rounds);
});

it('tells of one save after the other at once', async () => {
  const folders = testFolders();
  const hints: Hint[] = [];
  const watch = watchContent(folders.contentDir, (hint) => hints.push(hint));
  onTestFinished(() => watch.close());
  for (let save = 1; save <= 20; save += 1) {
    folders.replace(`articles/${save}.md`, '文');
    await eventually(() => expect(hints.flat()).toContain(`articles/${save}.md`));
  }
  expect(hints.length).toBeGreaterThanOrEqual(20);
});

it('watches the whole of a folder that has no pictures, which is not compared every second', () => {
  const watch = watchContent(testFolders().contentDir, () => {});
  onTestFinished(() => watch.close());
  expect(watch.isComplete()).toBe(true);
});
