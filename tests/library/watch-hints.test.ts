import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it as test, vi } from 'vitest';
import { BUSY_QUIET, type ContentWatch, type Hint, PATIENCE, watchContent } from '../../lib/library/watch.ts';
import { asSomebody, type TestFolders, testFolders } from './content-folder.ts';

let folders: TestFolders;
let watch: ContentWatch;
let hints: Hint[];

// Linux has an event ready when the change is made; others make it while the clock below stands still.
const it = test.runIf(process.platform === 'linux');

// The events are the system's, the clock is not: it stands still while they come.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  folders = testFolders();
  hints = [];
  watch = watchContent(folders.contentDir, (hint) => hints.push(hint));
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

const inContent = (file: string): string => join(folders.contentDir, file);
/** Lets events come that are on their way. */
async function events(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
}
/** The hints that are given within so many milliseconds. */
async function hintsWithin(milliseconds: number): Promise<Hint[]> {
  await events();
  hints = [];
  vi.advanceTimersByTime(milliseconds);
  await events();
  return hints;
}
const write = (...names: string[]): void => {
  for (const name of names) folders.write(`articles/${name}.md`, '文');
};
const checkout = (group: string): void => write(...Array.from({ length: 20 }, (_, at) => `${group}-${at}`));

it('a save is told at once, one into a checkout after that has ended, and the next one at once again', async () => {
  write('a');
  expect(await hintsWithin(2)).toEqual([['articles/a.md']]);
  checkout('b');
  expect(await hintsWithin(2)).toHaveLength(1);
  write('c');
  expect(await hintsWithin(BUSY_QUIET - 1)).toEqual([]);
  expect(await hintsWithin(1)).toEqual([['articles/c.md']]);
  expect(await hintsWithin(BUSY_QUIET)).toEqual([]);
  write('d');
  expect(await hintsWithin(2)).toEqual([['articles/d.md']]);
});

it('files that come for longer than a second are told of each second', async () => {
  checkout('a');
  await hintsWithin(2);
  const step = BUSY_QUIET - 1;
  let before = 0;
  for (let passed = 0; passed + step < 1_000; passed += step) {
    write(`b-${passed}`);
    before += (await hintsWithin(step)).length;
  }
  write('c');
  expect([before, (await hintsWithin(step)).length]).toEqual([0, 1]);
});

it('an event that comes as the quiet ends is told with those before it', async () => {
  write('a');
  await events();
  write('b');
  vi.advanceTimersByTime(2);
  await events();
  expect(hints).toEqual([]);
  expect(await hintsWithin(2)).toEqual([['articles/a.md', 'articles/b.md']]);
});

it('more files than the system may have kept the events of are told as anything', async () => {
  for (let file = 0; file <= 2000; file += 1) writeFileSync(inContent(`articles/${file}.md`), '');
  expect(await hintsWithin(2)).toEqual(['anything']);
});

it('a folder that comes, goes or takes the place of another may hold anything, a file in it is told by its name', async () => {
  const saved = async (): Promise<Hint[]> => {
    write('new/a');
    return hintsWithin(2);
  };
  mkdirSync(inContent('articles/new'));
  expect(await hintsWithin(2)).toEqual(['anything']);
  expect(await saved()).toEqual([['articles/new/a.md']]);
  // Its name makes it a problem.
  mkdirSync(inContent('articles/b.md'));
  expect(await hintsWithin(2)).toEqual(['anything']);
  mkdirSync(inContent('other'));
  expect(await hintsWithin(2)).toEqual(['anything']);
  renameSync(inContent('articles/new'), inContent('old'));
  renameSync(inContent('other'), inContent('articles/new'));
  expect(await hintsWithin(2)).toEqual(['anything']);
  expect(await saved()).toEqual([['articles/new/a.md']]);
  rmSync(inContent('articles/new'), { recursive: true });
  expect(await hintsWithin(BUSY_QUIET)).toEqual(['anything']);
  expect(watch.isComplete()).toBe(true);
});

it('a folder that was away for a moment, between mv articles old and mv new articles, was believed to be gone: every page was 404 until all was read again', async () => {
  renameSync(inContent('articles'), inContent('old'));
  expect(await hintsWithin(BUSY_QUIET - 1)).toEqual([]);
  renameSync(inContent('old'), inContent('articles'));
  expect(await hintsWithin(BUSY_QUIET)).toEqual(['anything']);
});

it('a folder that cannot be watched, or is gone, is one whose changes must be looked for, until it can be', () => {
  chmodSync(join(folders.contentDir, '..'), 0o755);
  mkdirSync(inContent('articles/closed'));
  chmodSync(inContent('articles/closed'), 0);
  asSomebody(watch.refresh);
  expect(watch.isComplete()).toBe(false);
  chmodSync(inContent('articles/closed'), 0o755);
  watch.refresh();
  expect(watch.isComplete()).toBe(true);
  rmSync(folders.contentDir, { recursive: true });
  watch.refresh();
  expect([watch.isComplete(), watch.hasMoved()]).toEqual([false, false]);
  mkdirSync(inContent('articles'), { recursive: true });
  watch.refresh();
  expect([watch.isComplete(), watch.hasMoved()]).toEqual([true, false]);
});

it('nothing is told once it is closed', async () => {
  write('a');
  await events();
  watch.close();
  write('b');
  expect(await hintsWithin(PATIENCE)).toEqual([]);
});
