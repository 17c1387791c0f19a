import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { codeOf } from '../site/errors.ts';
import { makeFolder } from './make-folder.ts';
import { firstValue, textValue } from './rows.ts';
import { libraryIndexes, librarySchema, SCHEMA_VERSION } from './schema.ts';

/** The derived database, open. Everything in it comes from the content folder and can be thrown away. */
export interface Library {
  readonly db: Database.Database;
}

/**
 * The database file. A preview has one of its own because it sees drafts; each version of the program, because the old
 * one serves readers until the new one is ready.
 */
export const libraryFile = (dataDir: string, preview: boolean): string =>
  join(dataDir, `${preview ? 'preview' : 'library'}-${SCHEMA_VERSION}.db`);

/** File beside the database that the importer writes after a commit, so that other processes notice at once. */
export const signalFile = (file: string): string => `${file}-generation`;

/** Identity of the database file, to notice that it was replaced; 0 when there is none, or none that may be seen. */
export function inodeOf(file: string): number {
  try {
    return statSync(file).ino;
  } catch {
    return 0;
  }
}

/**
 * Opens the database for import, or makes an empty one that the next import fills: for commands and tests that
 * have a folder to themselves. A damaged file is replaced.
 */
export function openForImport(file: string): Library {
  const existing = openExisting(file);
  if (existing !== null) return existing;
  deleteLibrary(file);
  const empty = createLibrary(file);
  createIndexes(empty);
  empty.db.close();
  return openBuilt(file);
}

/** Opens for import what has just been built. */
export function openBuilt(file: string): Library {
  const library = openExisting(file);
  if (library === null) throw new Error(`数据库 ${file} 建不起来，检查磁盘空间和权限`);
  return library;
}

/**
 * Opens a whole database for import; null when there is none that can be written. SQLite opens others for reading, and
 * all connections of the process stay so, whatever becomes of the file: another one must take its place.
 */
export function openExisting(file: string): Library | null {
  if (!isSound(file)) return null;
  const db = new Database(file);
  try {
    db.pragma('busy_timeout = 5000');
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = normal');
    db.pragma('cache_size = -16000');
    db.exec('begin immediate; pragma user_version = 1; rollback');
    return { db };
  } catch (error) {
    db.close();
    if (codeOf(error).startsWith('SQLITE_READONLY')) return null;
    throw error;
  }
}

/**
 * Moves what was written into the database file (https://www.sqlite.org/wal.html#ckpt). Otherwise every fortieth save
 * finds a thousand pages to move, within its commit, and keeps the reader of its page waiting for twice as long.
 */
export function emptyLog({ db }: Library): void {
  try {
    db.pragma('wal_checkpoint(passive)');
  } catch {
    // The disk is full, perhaps; SQLite moves it with a later commit.
  }
}

/**
 * Opens an existing database for reading only.
 * @throws Error when there is none
 */
export function openForReading(file: string): Library {
  // libsql makes an empty one, whatever it is told.
  if (inodeOf(file) === 0) throw new Error(`没有数据库 ${file}`);
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.pragma('query_only = on');
    db.pragma('busy_timeout = 5000');
    return { db };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** How long (ms) a page that is being made may go on reading a database after another one has taken its place. */
const LONGEST_USE = 60_000;

/** Closes a database that was replaced, once nobody can be reading it any more. */
export const closeLater = ({ db }: Library): void => {
  setTimeout(() => db.close(), LONGEST_USE).unref();
};

/**
 * Makes an empty database without a journal, for a file that nobody sees until it is whole. The indexes are left for
 * `createIndexes`, when it is filled.
 */
export function createLibrary(file: string): Library {
  makeFolder(dirname(file));
  const db = new Database(file);
  // A row with an article's text fits into a page, instead of into a chain of three: written in nine tenths of the
  // time, and flushed in half of it.
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  db.pragma('cache_size = -24000');
  db.exec(`begin immediate;${librarySchema}
    insert into meta (key, value) values ('generation', '${Date.now()}');commit;`);
  return { db };
}

/** Makes the indexes that `createLibrary` has left out. */
export const createIndexes = ({ db }: Library): void => {
  db.exec(`begin immediate;${libraryIndexes}commit;`);
};

/** Deletes a database and SQLite's files beside it: those of an old one would be taken for the next one's. */
export function deleteLibrary(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

/** Whether SQLite says that a file is damaged or no database (https://www.sqlite.org/rescode.html). */
export const isDamage = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/.test(codeOf(error));

/**
 * Answers a question by a connection of its own; false where there is no file.
 * @param failed the answer where the database can't be read
 */
function looked(
  file: string,
  question: (library: Library) => boolean,
  failed: (error: unknown) => boolean,
): boolean {
  if (inodeOf(file) === 0) return false;
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    db.exec('pragma busy_timeout = 5000');
    return question({ db });
  } catch (error) {
    return failed(error);
  } finally {
    db?.close();
  }
}

/** Whether some part of a database can't be read; looks at all of it (0.4 s with 10,000 articles). */
export const isDamaged = (file: string): boolean =>
  looked(
    file,
    ({ db }) => firstValue(db, textValue, 'select quick_check value from pragma_quick_check(1)') !== 'ok',
    isDamage,
  );

/** Reads the first row of every table. */
const FIRST_ROWS = Array.from(
  librarySchema.matchAll(/^create table (\w+)/gm),
  ([, table]) => `select * from ${table} limit 1;`,
).join('');

/** Whether the process may open no file more, as when too many connections are open: that tells nothing of this one. */
function isOutOfFiles(file: string): boolean {
  try {
    closeSync(openSync(file, 'r'));
    return false;
  } catch (error) {
    return /^E[MN]FILE$/.test(codeOf(error));
  }
}

/**
 * Whether the file is a database that can be read. Asked every second: by `exec`, because a prepared statement keeps
 * its closed connection in memory, and the files of it open, until it is collected as garbage.
 */
export const isSound = (file: string): boolean =>
  looked(
    file,
    ({ db }) => {
      db.exec(FIRST_ROWS);
      return true;
    },
    () => isOutOfFiles(file),
  );
