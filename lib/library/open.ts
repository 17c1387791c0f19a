import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { firstValue } from './rows.ts';
import { librarySchema, SCHEMA_VERSION } from './schema.ts';

/** The derived database, open. Everything in it comes from the content folder and can be thrown away. */
export interface Library {
  readonly db: Database.Database;
}

/** The database file; a preview has one of its own because it sees drafts. */
export const libraryFile = (dataDir: string, preview: boolean): string =>
  join(dataDir, preview ? 'preview.db' : 'library.db');

/**
 * Opens the database for import, or makes it. A file of another version, a damaged one or none at all
 * becomes an empty library that the next import fills.
 */
export function openForImport(file: string): Library {
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    const library = openOrCreate(file);
    if (library) return library;
  } catch {
    // Not a database, or a damaged one: it holds nothing that the files don't.
  }
  deleteLibrary(file);
  const library = openOrCreate(file);
  if (!library) throw new Error(`数据库 ${file} 建不起来，检查磁盘空间和权限`);
  return library;
}

/** Opens an existing database for reading only. Throws when there is none. */
export function openForReading(file: string): Library {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('query_only = on');
  db.pragma('busy_timeout = 5000');
  return { db };
}

export function deleteLibrary(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

function openOrCreate(file: string): Library | null {
  const isNew = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const db = new Database(file);
  try {
    db.pragma('busy_timeout = 5000');
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = normal');
    db.pragma('cache_size = -16000');
    if (isNew) {
      db.exec(`begin immediate;${librarySchema}pragma user_version = ${SCHEMA_VERSION};
        insert into meta (key, value) values ('generation', '0');commit;`);
    } else if (version(db) !== SCHEMA_VERSION) {
      db.close();
      return null;
    }
    db.prepare('select count(*) from meta').get();
    return { db };
  } catch (error) {
    db.close();
    throw error;
  }
}

const version = (db: Database.Database): number | undefined =>
  firstValue(db, z.number(), 'select user_version value from pragma_user_version');
