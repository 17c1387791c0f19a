import { statSync } from 'node:fs';
import { type Environment, readEnvironment } from '../site/environment.ts';
import { importContent } from './import.ts';
import { type Library, libraryFile, openForImport, openForReading } from './open.ts';

export interface OpenLibrary extends Library {
  readonly environment: Environment;
  /** Identity of the database file, to notice that it was replaced. */
  readonly inode: number;
}

let open: OpenLibrary | null = null;

/**
 * The library of this process's settings, open for reading; pages begin here. The one place that holds a
 * connection for the whole process. Imports the content first when there is no database yet, so that plain
 * `next start` and `next dev` work.
 */
export function currentLibrary(): OpenLibrary {
  const environment = open?.environment ?? readEnvironment(process.env);
  const file = libraryFile(environment.dataDir, environment.preview);
  let inode = inodeOf(file);
  if (open !== null && open.inode === inode) return open;
  open?.db.close();
  open = null;
  if (inode === 0) {
    const writer = openForImport(file);
    importContent(writer, environment);
    writer.db.close();
    inode = inodeOf(file);
  }
  open = { ...openForReading(file), environment, inode };
  return open;
}

const inodeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
