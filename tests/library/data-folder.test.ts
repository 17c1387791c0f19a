import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { explained } from '../../lib/library/data-folder-errors.ts';
import { importContent } from '../../lib/library/import.ts';
import { Importer } from '../../lib/library/importer.ts';
import { type LiveLibrary, openLiveLibrary } from '../../lib/library/live.ts';
import { libraryFile, openForImport, openForReading } from '../../lib/library/open.ts';
import { firstValue, numberValue } from '../../lib/library/rows.ts';
import { inTransaction } from '../../lib/library/transaction.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

let folders: TestFolders;
let live: LiveLibrary | null = null;
let log: string[];
const file = () => libraryFile(folders.dataDir, false);
const titleOf = (slug: string) =>
  live === null ? undefined : publishedArticle(live.library, slug, Date.now())?.title;

beforeEach(() => {
  folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  log = [];
});
afterEach(async () => {
  await live?.close();
  live = null;
});
const open = async () => {
  live = await openLiveLibrary(folders.environment, (line) => log.push(line));
};

it('a damaged lock is nobody who imports', () => {
  mkdirSync(folders.dataDir);
  writeFileSync(`${file()}-writer`, 'no database'.repeat(1000));
  const lock = takeWriterLock(file());
  expect(lock?.isHeld()).toBe(true);
  expect(takeWriterLock(file())).toBeNull();
  lock?.release();
});

it('a full disk is called a full disk, and nothing of the import stays', () => {
  const library = openForImport(file());
  importContent(library, folders.environment);
  const pages = firstValue(library.db, numberValue, 'select page_count value from pragma_page_count') ?? 0;
  library.db.pragma(`max_page_count = ${pages + 2}`);
  for (let index = 0; index < 100; index += 1)
    folders.write(`articles/b-${index}.md`, articleText(`乙${index}`));
  const attempt = (): void => void importContent(library, folders.environment);
  expect(attempt).toThrow('database or disk is full');
  let told = '';
  try {
    attempt();
  } catch (error) {
    told = explained(error, folders.environment).message;
  }
  expect(told).toBe(
    `磁盘满了，数据文件夹 ${folders.dataDir} 写不下。腾出空间，或用环境变量 DATA_DIR 换一个文件夹`,
  );
  expect(publishedArticle(library, 'b-0', Date.now())).toBeNull();
  library.db.pragma('max_page_count = 1000000');
  expect(importContent(library, folders.environment)).toMatchObject({ read: 100 });
  library.db.close();
});

it('an error of the content is not put down to a data folder beside or around it', () => {
  const told = (path: string, contentDir: string): string => {
    const error = Object.assign(new Error('EACCES'), { code: 'EACCES', path });
    return explained(error, { contentDir, dataDir: '/srv/site' }).message;
  };
  expect(told('/srv/site-content/articles', '/srv/site-content')).toBe('EACCES');
  expect(told('/srv/site/content/articles', '/srv/site/content')).toBe('EACCES');
  expect(told('/srv/site/library.db', '/srv/site/content')).toContain('数据文件夹 /srv/site 打不开');
  expect(told('/srv/site', '/srv/site-content')).toContain('数据文件夹 /srv/site 打不开');
  expect(told('/srv/site/library.db', '/srv')).toContain('数据文件夹 /srv/site 打不开');
});

it('a folder that cannot be used is named with what to do', async () => {
  writeFileSync(folders.dataDir, 'a file');
  await expect(open()).rejects.toThrow(
    `数据文件夹 ${folders.dataDir} 打不开或不能写入。检查它的权限，或用环境变量 DATA_DIR 换一个文件夹`,
  );
});

it('so is one whose lock cannot be opened (SQLite gives a number)', async () => {
  mkdirSync(`${file()}-writer`, { recursive: true });
  await expect(open()).rejects.toThrow(`数据文件夹 ${folders.dataDir} 打不开或不能写入`);
});

it('a database that another program holds is called so', () => {
  const library = openForImport(file());
  library.db.pragma('busy_timeout = 0');
  const other = openForImport(file());
  other.db.exec('begin immediate');
  let told = '';
  try {
    importContent(library, folders.environment);
  } catch (error) {
    told = explained(error, folders.environment).message;
  }
  expect(told).toBe(`数据文件夹 ${folders.dataDir} 里的数据库被别的程序锁住了。关掉打开着它的程序`);
  // A folder that is as before asks nothing of it.
  other.db.exec('rollback');
  importContent(library, folders.environment);
  other.db.exec('begin immediate');
  expect(importContent(library, folders.environment)).toMatchObject({ changed: false });
  other.db.close();
  library.db.close();
});

it.skipIf(!existsSync('/proc/self'))(
  'a folder in which nothing can be made kept the start waiting for ever',
  async () => {
    for (const dataDir of ['/proc/data', '/proc/data/of/a/site']) {
      const environment = { ...folders.environment, dataDir };
      await expect(openLiveLibrary(environment, () => {})).rejects.toThrow(
        `数据文件夹 ${dataDir} 打不开或不能写入`,
      );
    }
  },
);

it('a folder that something else takes the place of is missed once in the log (not at all the second time), and the site can be stopped', async () => {
  await open();
  renameSync(folders.dataDir, `${folders.dataDir}-moved`);
  writeFileSync(folders.dataDir, 'a file');
  await eventually(() => expect(log.join('\n')).toContain('打不开或不能写入'));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(log.filter((line) => line.includes('打不开或不能写入'))).toHaveLength(1);
  rmSync(folders.dataDir);
  folders.write('articles/a.md', articleText('甲改'));
  await eventually(() => expect(titleOf('a')).toBe('甲改'));
  await eventually(() => expect([log.at(-1), live?.failure()]).toEqual(['导入恢复正常', null]));
  renameSync(folders.dataDir, `${folders.dataDir}-moved-again`);
  writeFileSync(folders.dataDir, 'a file');
  await eventually(() => expect(log.at(-1)).toContain('打不开或不能写入'));
  expect(live?.failure()).toContain('打不开或不能写入');
});

it('what a build has left on a full disk kept it full', () => {
  folders.write('articles/b.md', articleText('乙'));
  const broken = new Error('no space');
  const prepareFiles = () => {
    throw broken;
  };
  const build = () => openUpToDate(file(), { ...folders.environment, prepareFiles });
  expect(build).toThrow(broken);
  expect(readdirSync(folders.dataDir)).toEqual([]);
});

it('a database that could not be built again is not given up when the old one is readable again', async () => {
  const lock = takeWriterLock(file());
  if (lock === null) throw new Error('no lock');
  const events = {
    onState: () => {},
    onFailure: (message: string | null) => void log.push(`导入失败：${message}`),
    log: (line: string) => void log.push(line),
  };
  const importer = new Importer(folders.environment, file(), lock, events);
  const good = readFileSync(file());
  mkdirSync(`${file()}-building`);
  writeFileSync(file(), 'something else'.repeat(1000));
  importer.look();
  expect(log.at(-1)).toContain('导入失败');
  writeFileSync(file(), good);
  rmSync(`${file()}-building`, { recursive: true });
  importer.look();
  folders.write('articles/b.md', articleText('乙'));
  const library = openForReading(file());
  await eventually(() => expect(publishedArticle(library, 'b', Date.now())?.title).toBe('乙'));
  library.db.close();
  importer.close();
});

it('a transaction that SQLite has taken back by itself ends with the error that made it do so', () => {
  const library = openForImport(file());
  const twice = "insert or rollback into meta (key, value) values ('a', '1')";
  const work = () => [1, 2].map(() => library.db.exec(twice));
  expect(() => inTransaction(library, work)).toThrow('UNIQUE constraint failed');
  expect(inTransaction(library, () => 'and the next one works')).toBe('and the next one works');
  library.db.close();
});
