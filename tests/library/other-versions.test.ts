import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { libraryFile } from '../../lib/library/open.ts';
import { deleteOtherVersions } from '../../lib/library/other-versions.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { testFolders } from './content-folder.ts';

const LEFT = ['', '-wal', '-shm', '-generation', '-building', '-building-wal'];

it('an earlier version leaves nothing but its lock, which is free: going back to it, a process imports again', () => {
  const { dataDir } = testFolders();
  mkdirSync(dataDir);
  const earlier = join(dataDir, 'library-1.db');
  for (const end of LEFT) writeFileSync(`${earlier}${end}`, '');
  const others = [libraryFile(dataDir, true), join(dataDir, 'notes.txt')];
  for (const file of others) writeFileSync(file, '');
  expect(deleteOtherVersions(dataDir)).toEqual(['library-1.db']);
  expect(
    readdirSync(dataDir)
      .map((name) => join(dataDir, name))
      .sort(),
  ).toEqual([`${earlier}-writer`, ...others].sort());
  const lock = takeWriterLock(earlier);
  expect(lock).not.toBeNull();
  lock?.release();
});

it('a version that a process imports for keeps its database', () => {
  const { dataDir } = testFolders();
  mkdirSync(dataDir);
  const earlier = join(dataDir, 'library-1.db');
  writeFileSync(earlier, '');
  const lock = takeWriterLock(earlier);
  expect(deleteOtherVersions(dataDir)).toEqual([]);
  expect(readdirSync(dataDir)).toContain('library-1.db');
  lock?.release();
});
