import { mkdirSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { type LiveLibrary, openLiveLibrary } from '../../lib/library/live.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

const TIME = new Date('2024-01-01');

async function open(environment: TestFolders['environment']): Promise<LiveLibrary> {
  const live = await openLiveLibrary(environment, () => {});
  onTestFinished(() => live.close());
  return live;
}
const titleOf = (live: LiveLibrary) => publishedArticle(live.library, 'a', Date.now())?.title;

it('a file of the same size and time that was moved over another went unnoticed', async () => {
  const folders = testFolders();
  const path = (file: string): string => join(folders.contentDir, 'articles', file);
  folders.write('articles/a.md', articleText('甲'));
  utimesSync(path('a.md'), TIME, TIME);
  const live = await open(folders.environment);
  folders.write('articles/a.md.new', articleText('乙'));
  utimesSync(path('a.md.new'), TIME, TIME);
  renameSync(path('a.md.new'), path('a.md'));
  await eventually(() => expect(titleOf(live)).toBe('乙'));
});

it('a content folder that is a link was read again a minute after the link led elsewhere', async () => {
  const folders = testFolders();
  const parent = dirname(folders.contentDir);
  folders.write('articles/a.md', articleText('甲'));
  renameSync(folders.contentDir, join(parent, 'first'));
  symlinkSync('first', folders.contentDir);
  const live = await open(folders.environment);
  // A start compares everything again right after it.
  await sleep(1_500);
  mkdirSync(join(parent, 'second', 'articles'), { recursive: true });
  symlinkSync('second', join(parent, 'link'));
  renameSync(join(parent, 'link'), folders.contentDir);
  folders.write('articles/a.md', articleText('乙'));
  await eventually(() => expect(titleOf(live)).toBe('乙'));
  // And the folder behind the new link is watched.
  folders.write('articles/a.md', articleText('丙'));
  await eventually(() => expect(titleOf(live)).toBe('丙'));
});
