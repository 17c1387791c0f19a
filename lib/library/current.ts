import { type Environment, readEnvironment } from '../site/environment.ts';
import { closeLater, inodeOf, isSound, type Library, libraryFile, openForReading } from './open.ts';
import { openUpToDate } from './up-to-date.ts';
import { takeWriterLock } from './writer-lock.ts';

export interface OpenLibrary extends Library {
  readonly environment: Environment;
  /** Identity of the database file, to notice that it was replaced. */
  readonly inode: number;
}

const OPEN = Symbol.for('lib/library/current');
/** Next bundles pages and route handlers apart, each with modules of their own: they share one connection. */
const shared: typeof globalThis & { [OPEN]?: OpenLibrary } = globalThis;

/**
 * The library of this process's settings, open for reading; pages begin here. The one place that holds a
 * connection for the whole process. Imports the content first when there is no database yet and nobody else does,
 * so that plain `next start` and `next dev` work.
 * @throws Error when there is no database and another process is building it
 */
export function currentLibrary(): OpenLibrary {
  const open = shared[OPEN];
  const environment = open?.environment ?? readEnvironment(process.env);
  const file = libraryFile(environment.dataDir, environment.preview);
  const inode = inodeOf(file);
  if (open?.inode === inode) return open;
  if (!isSound(file)) {
    // Deleted, and being built anew: the open file is whole as long as it is open.
    if (open !== undefined) return open;
    build(file, environment);
  }
  // The identity first: a file that is replaced in between is noticed at the next call.
  const opened = { inode: inodeOf(file), ...openForReading(file), environment };
  shared[OPEN] = opened;
  if (open !== undefined) closeLater(open);
  return opened;
}

function build(file: string, environment: Environment): void {
  const lock = takeWriterLock(file);
  if (lock === null) throw new Error('数据库正在由另一个进程建立');
  try {
    openUpToDate(file, environment).library.db.close();
  } finally {
    lock.release();
  }
}
