import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importContent } from '../../lib/library/import.ts';
import { libraryFile, openForImport } from '../../lib/library/open.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

/** Of a user who owns nothing. */
const NOBODY = 65_534;
/** Only the administrator can start a process as somebody else, and give files away. */
const isAdministrator = process.getuid?.() === 0;

let folders: TestFolders;
let child: ChildProcess;
/** What the process has printed: its log, and how many articles it sees. */
let said: string[];

function startAsNobody(): void {
  child = spawn(process.execPath, ['--import', 'tsx', 'tests/library/telling-process.ts'], {
    env: { ...process.env, CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    uid: NOBODY,
    gid: NOBODY,
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => lines.push(line));
  said = lines;
}

beforeEach(() => {
  folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  chmodSync(join(folders.contentDir, '..'), 0o755);
});
afterEach(() => child?.kill('SIGKILL'));

it.skipIf(!isAdministrator)(
  'a data folder that could not be written at the start stayed so when it could be, and its lock locked nobody out',
  async () => {
    const file = libraryFile(folders.dataDir, false);
    // Open as long as the folder is closed: the files beside the database stay.
    const library = openForImport(file);
    importContent(library, folders.environment);
    takeWriterLock(file)?.release();
    startAsNobody();
    const closed = `导入失败：数据文件夹 ${folders.dataDir} 打不开或不能写入。检查它的权限，或用环境变量 DATA_DIR 换一个文件夹`;
    await eventually(() => expect(said).toEqual([closed, 'articles 1']));
    folders.write('articles/b.md', articleText('乙'));
    library.db.close();
    for (const name of ['', ...readdirSync(folders.dataDir)])
      chownSync(join(folders.dataDir, name), NOBODY, NOBODY);
    await eventually(() => expect(said.slice(-2).sort()).toEqual(['articles 2', '导入恢复正常']));
    expect(said.filter((line) => line === closed)).toHaveLength(1);
    expect(takeWriterLock(file)).toBeNull();
  },
);

it.skipIf(!isAdministrator)('a lock that the process may only read is not held by it', async () => {
  chmodSync(join(folders.contentDir, '..'), 0o777);
  const file = libraryFile(folders.dataDir, false);
  takeWriterLock(file)?.release();
  chownSync(folders.dataDir, NOBODY, NOBODY);
  startAsNobody();
  await once(child, 'exit');
  expect(said).toEqual([expect.stringContaining('打不开或不能写入')]);
});

it.skipIf(!isAdministrator).each(['.', 'articles'])(
  'a site whose content was closed to it, and which had no database yet, told readers that every page was missing: %s',
  async (closed) => {
    chmodSync(join(folders.contentDir, closed), 0o700);
    chmodSync(join(folders.contentDir, '..'), 0o777);
    startAsNobody();
    await once(child, 'exit');
    expect(said).toEqual([
      `读不了内容文件夹：${join(folders.contentDir, closed)}`,
      '检查它的权限：运行命令的用户要能读它和里面的文件',
    ]);
  },
);
