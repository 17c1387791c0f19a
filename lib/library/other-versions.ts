import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deleteLibrary, signalFile } from './open.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { takeWriterLock } from './writer-lock.ts';

/**
 * Names of databases (`libraryFile`) and of the files beside them, which may be left without the database by a process
 * that was killed. The first versions of the program had no number in the name.
 */
const DATABASE = /^((?:library|preview)(?:-(\d+))?\.db)(?:-(?:building|generation|wal|shm|journal))*$/;

/**
 * Deletes the databases of other versions of the program that no process keeps up to date any more. Their empty lock
 * files stay: two processes that wait for one must wait for the same.
 * @returns the names of the deleted
 */
export function deleteOtherVersions(dataDir: string): string[] {
  const names = namesIn(dataDir).flatMap((name) => {
    const [, database = '', version = ''] = DATABASE.exec(name) ?? [];
    return database === '' || version === String(SCHEMA_VERSION) ? [] : database;
  });
  return [...new Set(names)].filter((name) => deleteUnused(join(dataDir, name)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Who imports notices by itself that the folder has gone, and says so.
    return [];
  }
}

function deleteUnused(file: string): boolean {
  try {
    const lock = takeWriterLock(file);
    if (lock === null) return false;
    try {
      deleteLibrary(file);
      deleteLibrary(`${file}-building`);
      rmSync(signalFile(file), { force: true });
      return true;
    } finally {
      lock.release();
    }
  } catch {
    // Windows deletes no file that somebody reads: it is tried again with the next comparison.
    return false;
  }
}
