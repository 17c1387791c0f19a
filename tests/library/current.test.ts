import Database from 'libsql';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import {
  deleteLibrary,
  inodeOf,
  LibraryVersionError,
  libraryFile,
  openForReading,
} from '../../lib/library/open.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';

let folders: TestFolders;
const file = () => libraryFile(folders.dataDir, false);
const titleOf = (slug: string) => publishedArticle(currentLibrary(), slug, Date.now())?.title;
const build = (): void => void openUpToDate(file(), folders.environment).library.db.close();

/** Makes the database one that an earlier version has left, without a column of now. */
function makeOld(): void {
  const db = new Database(file());
  db.exec('alter table articles drop column draft; pragma user_version = 1');
  db.close();
}

beforeEach(() => {
  folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  vi.stubEnv('CONTENT_DIR', folders.contentDir);
  vi.stubEnv('DATA_DIR', folders.dataDir);
  return () => {
    vi.unstubAllEnvs();
    // What the process holds for all its pages.
    Reflect.deleteProperty(globalThis, Symbol.for('lib/library/current'));
  };
});

describe('the library of a process', () => {
  it('is built when there is none', () => {
    expect(titleOf('a')).toBe('甲');
  });

  it('is another one when its file was replaced, and the open one while there is none', () => {
    expect(titleOf('a')).toBe('甲');
    deleteLibrary(file());
    folders.write('articles/a.md', articleText('甲改'));
    expect(titleOf('a')).toBe('甲');
    build();
    expect(titleOf('a')).toBe('甲改');
  });

  it('is not built while another process does it', () => {
    const lock = takeWriterLock(file());
    expect(() => currentLibrary()).toThrow('数据库正在由另一个进程建立');
    lock?.release();
  });
});

describe('a database of another version', () => {
  it('made every page of plain `next start` fail: it is built again', () => {
    build();
    makeOld();
    expect(titleOf('a')).toBe('甲');
  });

  it('is not what pages go on with', () => {
    expect(titleOf('a')).toBe('甲');
    const { inode } = currentLibrary();
    deleteLibrary(file());
    build();
    makeOld();
    expect(inodeOf(file())).not.toBe(inode);
    expect(titleOf('a')).toBe('甲');
  });

  it('is refused by its name', () => {
    build();
    makeOld();
    expect(() => openForReading(file())).toThrow(LibraryVersionError);
  });

  it('that is missing is told so, and no empty one made', () => {
    const missing = `${file()}-missing`;
    expect(() => openForReading(missing)).toThrow('没有数据库');
    expect(inodeOf(missing)).toBe(0);
  });
});
