import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { codeOf } from '../site/errors.ts';
import { type ImportOptions, type ImportReport, importContent } from './import.ts';
import { createIndexes, createLibrary, deleteLibrary, type Library, openExisting } from './open.ts';

export interface UpToDateLibrary {
  /** Open for further imports. */
  readonly library: Library;
  readonly report: ImportReport;
}

/**
 * Opens the library of a content folder and imports what changed since. One that is missing or damaged is
 * built beside its place and moved there whole, so that readers never see half of it. The caller holds the writer lock.
 * @throws UserError when the content folder isn't there
 */
export function openUpToDate(file: string, options: ImportOptions): UpToDateLibrary {
  const existing = openExisting(file);
  if (existing !== null) {
    try {
      return { library: existing, report: importContent(existing, options) };
    } catch (error) {
      existing.db.close();
      if (!isDamage(error)) throw error;
    }
  }
  const building = `${file}-building`;
  deleteLibrary(building);
  const library = createLibrary(building);
  let report: ImportReport;
  try {
    report = importContent(library, options);
    createIndexes(library);
  } finally {
    library.db.close();
  }
  // Without it a loss of power leaves a database of this name whose pages were never written.
  flush(building);
  deleteLibrary(file);
  renameSync(building, file);
  const built = openExisting(file);
  if (built === null) throw new Error(`数据库 ${file} 建不起来，检查磁盘空间和权限`);
  return { library: built, report };
}

/** Waits until the disk has the file. */
function flush(file: string): void {
  // Windows flushes only what is open for writing.
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Whether SQLite says that the file is damaged or no database (https://www.sqlite.org/rescode.html). */
export const isDamage = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/.test(codeOf(error));
