import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { refuseClosed } from '../content/closed-folder.ts';
import { type ImportOptions, type ImportReport, importContent } from './import.ts';
import { CONTENT_FOLDER, writeMeta } from './meta.ts';
import {
  createIndexes,
  createLibrary,
  deleteLibrary,
  isDamage,
  type Library,
  openBuilt,
  openExisting,
} from './open.ts';

export interface UpToDateLibrary {
  /** Open for further imports. */
  readonly library: Library;
  readonly report: ImportReport;
}

/**
 * Opens the library of a content folder and imports what changed since. One that is missing or damaged is
 * built beside its place and moved there whole, so that readers never see half of it. The caller holds the writer lock.
 * @param isDamaged when it is known that the database can't be used
 * @throws UserError when the content folder isn't there, or none of it can be read and there is no database
 */
export function openUpToDate(file: string, options: ImportOptions, isDamaged = false): UpToDateLibrary {
  const existing = isDamaged ? null : openExisting(file);
  if (existing !== null) {
    try {
      return { library: existing, report: importAll(existing, options) };
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
    report = importAll(library, options);
    // Without a last good version to stay, an empty site would tell readers and search engines that all pages are gone.
    refuseClosed(options.contentDir, report.problems);
    createIndexes(library);
    library.db.close();
  } catch (error) {
    library.db.close();
    // On a full disk it would keep everybody else from writing, too.
    deleteLibrary(building);
    throw error;
  }
  // Without it a loss of power leaves a database of this name whose pages were never written.
  flush(building);
  deleteLibrary(file);
  renameSync(building, file);
  return { library: openBuilt(file), report };
}

/**
 * Imports the whole folder. Notes before, because it may take minutes, which one it is, for processes that follow and
 * may have been given another.
 */
function importAll(library: Library, options: ImportOptions): ImportReport {
  writeMeta(library, CONTENT_FOLDER, options.contentDir);
  return importContent(library, options);
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
