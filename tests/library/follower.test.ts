import Database from 'libsql';
import { expect, it } from 'vitest';
import { Follower } from '../../lib/library/follower.ts';
import type { LiveState } from '../../lib/library/live-messages.ts';
import { deleteLibrary, libraryFile } from '../../lib/library/open.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { articleText, testFolders } from './content-folder.ts';

it('a process followed a database of another version, which it cannot read', () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  const file = libraryFile(folders.dataDir, false);
  const build = (): void => void openUpToDate(file, folders.environment).library.db.close();
  build();
  const db = new Database(file);
  db.pragma('user_version = 1');
  db.close();
  const states: LiveState[] = [];
  const log: string[] = [];
  const follower = new Follower(file, {
    onState: (state) => states.push(state),
    log: (line) => log.push(line),
  });
  follower.look();
  expect(states).toEqual([]);
  expect(log).toEqual([`数据库 ${file} 是另一个版本的程序建的。停掉那个版本的进程，就会重建`]);
  deleteLibrary(file);
  build();
  follower.look();
  expect(states).toHaveLength(1);
  follower.close();
});
