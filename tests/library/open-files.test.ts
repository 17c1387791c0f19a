import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importContent } from '../../lib/library/import.ts';
import { Importer } from '../../lib/library/importer.ts';
import { libraryFile, openForImport } from '../../lib/library/open.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, testFolders } from './content-folder.ts';

const FILES = '/proc/self/fd';
const openFiles = (): number => readdirSync(FILES).length;

/** How many files more are open after many rounds than after the first. */
function growth(round: () => void): number {
  round();
  const before = openFiles();
  for (let index = 0; index < 30; index += 1) round();
  return openFiles() - before;
}

describe.skipIf(!existsSync(FILES))('the open files of a process', () => {
  it('that imports grew by two each second: a hundred closed connections to the database waited to be collected as garbage', () => {
    const { dataDir, environment, write } = testFolders();
    write('articles/a.md', articleText('甲'));
    const file = libraryFile(dataDir, false);
    const lock = takeWriterLock(file);
    if (lock === null) throw new Error('no lock');
    const events = { onState: () => {}, onFailure: () => {}, log: () => {} };
    const importer = new Importer(environment, file, lock, events);
    onTestFinished(() => importer.close());
    expect(growth(() => importer.look())).toBeLessThan(10);
  });

  it('that follows it do not grow by its questions whether it may import', () => {
    const file = libraryFile(testFolders().dataDir, false);
    const lock = takeWriterLock(file);
    onTestFinished(() => lock?.release());
    expect(growth(() => expect(takeWriterLock(file)).toBeNull())).toBeLessThan(10);
  });

  it('all in use by connections, a whole database was taken for a damaged one, and built anew', () => {
    const { contentDir, dataDir, environment, write } = testFolders();
    write('articles/a.md', articleText('甲'));
    const file = libraryFile(dataDir, false);
    const { db } = openForImport(file);
    importContent({ db }, environment);
    db.close();
    const script = `
      import { openSync } from 'node:fs';
      import { isSound } from ${JSON.stringify(new URL('../../lib/library/open.ts', import.meta.url).href)};
      const path = ${JSON.stringify(join(contentDir, 'articles', 'a.md'))};
      const sound = [isSound(${JSON.stringify(file)})];
      try { for (;;) openSync(path); } catch {}
      sound.push(isSound(${JSON.stringify(file)}));
      process.stdout.write(JSON.stringify(sound));
      process.exit();`;
    const typed = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script];
    const { stdout } = spawnSync('sh', ['-c', 'ulimit -n 100; exec "$0" "$@"', ...typed], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('[true,true]');
  });
});
