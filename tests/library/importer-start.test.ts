import { expect, it } from 'vitest';
import { Importer } from '../../lib/library/importer.ts';
import { libraryFile } from '../../lib/library/open.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, testFolders } from './content-folder.ts';

it('an importer whose first state could not be told went on importing, though its lock had been given back', async () => {
  const { environment, dataDir, write } = testFolders();
  write('articles/a.md', articleText('甲'));
  const file = libraryFile(dataDir, false);
  const lock = takeWriterLock(file);
  if (lock === null) throw new Error('no lock');
  const events = {
    onState: () => {
      throw new Error('SQLITE_IOERR');
    },
    onFailure: () => {},
    log: () => {},
  };
  const watches = () => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;
  const before = watches();
  expect(() => new Importer(environment, file, lock, events)).toThrow('SQLITE_IOERR');
  lock.release();
  await expect.poll(watches).toBe(before);
});
