import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { explained } from '../../lib/library/data-folder-errors.ts';
import { importContent } from '../../lib/library/import.ts';
import { type LiveLibrary, openLiveLibrary } from '../../lib/library/live.ts';
import { isDamaged, isSound, type Library, libraryFile } from '../../lib/library/open.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';

let folders: TestFolders;
let live: LiveLibrary | null = null;
let log: string[];
const file = () => libraryFile(folders.dataDir, false);

beforeEach(() => {
  folders = testFolders();
  for (let index = 0; index < 50; index += 1)
    folders.write(
      `articles/a-${index}.md`,
      articleText(`甲${index}`, { body: `关键的字。${'正文。'.repeat(500)}` }),
    );
  log = [];
});
afterEach(async () => {
  await live?.close();
  live = null;
});
const open = async (): Promise<LiveLibrary> => {
  live = await openLiveLibrary(folders.environment, (line) => log.push(line));
  return live;
};

/** Overwrites the beginning of pages in the middle that hold the text of articles. */
function damage(): void {
  const bytes = readFileSync(file());
  const pages: number[] = [];
  for (let at = 0; at < bytes.length; at += 16_384)
    if (bytes.subarray(at, at + 16_384).includes('关键的字')) pages.push(at);
  for (const at of pages.slice(-5, -2)) bytes.fill(0xff, at, at + 64);
  writeFileSync(file(), bytes);
}

it('damage in the middle of the database, which no import comes upon, was an error on pages for ever', async () => {
  await (await open()).close();
  damage();
  expect([isSound(file()), isDamaged(file())]).toEqual([true, true]);
  log = [];
  const again = await open();
  expect(log).toEqual([]);
  expect(await again.mend()).toBe(true);
  expect(log[0]).toBe('数据库不见了或已损坏，正在从文件重建');
  expect(isDamaged(file())).toBe(false);
  for (let index = 0; index < 50; index += 1)
    expect(publishedArticle(again.library, `a-${index}`, Date.now())?.title).toBe(`甲${index}`);
});

it('a whole database is not built again because a page could not be made', async () => {
  const opened = await open();
  const before = opened.status();
  expect(await opened.mend()).toBe(false);
  expect(opened.status()).toEqual(before);
});

it('who asks while the thread has been importing for a minute waits for the same answer (the first question had none)', async () => {
  const opened = await open();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const first = opened.mend();
  vi.advanceTimersByTime(60_000);
  const second = opened.mend();
  vi.useRealTimers();
  expect(await Promise.all([first, second])).toEqual([false, false]);
});

it('what had been written into the log of the damaged database was read as part of the one that took its place', () => {
  const log = `${file()}-wal`;
  const { library } = openUpToDate(file(), folders.environment);
  folders.write('articles/a-1.md', articleText('改过的'));
  importContent(library, folders.environment);
  const written = readFileSync(log);
  library.db.close();
  // As a process that was killed leaves it.
  writeFileSync(log, written);
  folders.write('articles/a-1.md', articleText('又改过的'));
  const built = openUpToDate(file(), folders.environment, true);
  expect(publishedArticle(built.library, 'a-1', Date.now())?.title).toBe('又改过的');
  built.library.db.close();
  expect(isDamaged(file())).toBe(false);
});

it('damage that an import comes upon is told in words (the log had “database disk image is malformed”)', async () => {
  await (await open()).close();
  const { library } = openUpToDate(file(), folders.environment);
  const bytes = readFileSync(file());
  for (let at = 16_384; at < bytes.length; at += 16_384) bytes.fill(0xff, at, at + 64);
  writeFileSync(file(), bytes);
  folders.write('articles/a-1.md', articleText('乙'));
  try {
    expect(() => importAndExplain(library)).toThrow(
      `数据文件夹 ${folders.dataDir} 里的数据库损坏了，马上从文件重建`,
    );
  } finally {
    library.db.close();
  }
});

function importAndExplain(library: Library): void {
  try {
    importContent(library, folders.environment);
  } catch (error) {
    throw explained(error, folders.environment);
  }
}
