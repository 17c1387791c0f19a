import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { codeOf } from '../site/errors.ts';
import { makeFolder } from './make-folder.ts';
import { inodeOf } from './open.ts';

/** The right to write a library. The system takes it back when the process dies, however it dies. */
export interface WriterLock {
  /** False when somebody deleted the lock's file: another process may hold a new one. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes the right to write the library in `file`; null when another process (or another part of this one) has it.
 * It is an exclusive transaction on a file of its own: SQLite's locks are the system's (fcntl), also on Windows,
 * and several connections of one process exclude each other too.
 * @throws Error when the file can't be opened or written
 */
export function takeWriterLock(file: string): WriterLock | null {
  const lockFile = `${file}-writer`;
  makeFolder(dirname(file));
  const db = new Database(lockFile);
  try {
    // Where a file can't be written, SQLite opens it for reading, and then `exclusive` excludes nobody: the second
    // statement, which is never committed, tells.
    db.exec('begin exclusive; pragma user_version = 1');
  } catch (error) {
    db.close();
    // A full disk or a damaged file is nobody who imports: to wait for that one would be to wait for ever.
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    if (!codeOf(error).startsWith('SQLITE_NOTADB')) throw error;
    rmSync(lockFile);
    return takeWriterLock(file);
  }
  const inode = inodeOf(lockFile);
  return {
    isHeld: () => inodeOf(lockFile) === inode,
    release: () => db.close(),
  };
}
