import type { Library } from './open.ts';

/** Does the work in one transaction; an error takes all of it back. */
export function inTransaction<T>({ db }: Library, work: () => T): T {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    // When the disk is full, SQLite has taken it back itself; to do it again would be an error that hides the first.
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}
