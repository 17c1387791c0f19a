import { expect, it, onTestFinished } from 'vitest';
import { Follower } from '../../lib/library/follower.ts';
import type { LiveState } from '../../lib/library/live-messages.ts';
import { deleteLibrary, inodeOf, libraryFile } from '../../lib/library/open.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { articleText, testFolders } from './content-folder.ts';

it('a process that follows tells of the database that takes the place of another, and of the problems in it', () => {
  const { dataDir, environment, write } = testFolders();
  write('articles/a.md', articleText('甲'));
  const file = libraryFile(dataDir, false);
  openUpToDate(file, environment).library.db.close();
  const states: LiveState[] = [];
  const follower = new Follower(environment, file, {
    log: () => {},
    onState: (state) => void states.push(state),
  });
  onTestFinished(() => follower.close());
  follower.look();
  expect(states.map(({ problems }) => problems)).toEqual([0]);

  deleteLibrary(file);
  follower.look();
  expect(states).toHaveLength(1);
  write('articles/b.md', '没有字段');
  openUpToDate(file, environment).library.db.close();
  follower.look();
  expect(states.at(-1)).toMatchObject({ importer: false, inode: inodeOf(file) });
  expect(states.at(-1)?.problems).toBeGreaterThan(0);
});
