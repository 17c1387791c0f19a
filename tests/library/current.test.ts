import { beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { deleteLibrary, inodeOf, libraryFile, openForReading } from '../../lib/library/open.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';

let folders: TestFolders;
const file = () => libraryFile(folders.dataDir, false);
const titleOf = (slug: string) => publishedArticle(currentLibrary(), slug, Date.now())?.title;
const build = (): void => void openUpToDate(file(), folders.environment).library.db.close();

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
    // Opened once for all pages; and who is started beside can import.
    expect(currentLibrary()).toBe(currentLibrary());
    const lock = takeWriterLock(file());
    expect(lock).not.toBeNull();
    lock?.release();
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

  it('that is missing is told so, and no empty one made', () => {
    expect(() => openForReading(file())).toThrow('没有数据库');
    expect(inodeOf(file())).toBe(0);
  });
});
