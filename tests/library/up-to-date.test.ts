import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inodeOf, libraryFile } from '../../lib/library/open.ts';
import { firstValue, numberValue } from '../../lib/library/rows.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import { articleText, testFolders } from './content-folder.ts';

function built() {
  const { dataDir, environment, write } = testFolders();
  write('articles/a.md', articleText('甲'));
  const file = libraryFile(dataDir, false);
  openUpToDate(file, environment).library.db.close();
  return { file, environment, write };
}

it('a start that finds nothing new writes nothing, so that a full disk does not matter to it', () => {
  const { file, environment } = built();
  const { library } = openUpToDate(file, environment);
  expect(statSync(`${file}-wal`).size).toBe(0);
  library.db.close();
});

it('an import that fails for another reason than damage is not tried with a new database, which takes minutes', () => {
  const { file, environment, write } = built();
  const inode = inodeOf(file);
  write('articles/b.md', articleText('乙'));
  let attempts = 0;
  const prepareFiles = () => {
    attempts += 1;
    throw new Error('no space');
  };
  expect(() => openUpToDate(file, { ...environment, prepareFiles })).toThrow('no space');
  expect([attempts, inodeOf(file)]).toEqual([1, inode]);
});

it('a database that was built has its indexes: pages of a large site would take seconds', () => {
  const { file, environment } = built();
  const { library } = openUpToDate(file, environment);
  const indexes =
    "select count(*) value from sqlite_schema where type = 'index' and name = 'articles_by_date'";
  expect(firstValue(library.db, numberValue, indexes)).toBe(1);
  library.db.close();
});
