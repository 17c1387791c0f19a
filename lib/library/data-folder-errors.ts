import type { Environment } from '../site/environment.ts';
import { codeOf, UserError } from '../site/errors.ts';
import { isInside } from '../site/inside.ts';

const FULL = /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/;
/** ENOENT: of a folder in which nothing can be made (`/proc`). */
const CLOSED =
  /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|EEXIST|ENOENT|ENOTDIR|ERR_FS_EISDIR)/;
/** libsql gives no code when it can't open a file, only SQLite's number (https://www.sqlite.org/rescode.html). */
const NOT_OPENED = /^ConnectionFailed\(.*: 14"\)$/s;

/** An error of the data folder or its disk in words that say what to do; any other error as it is. */
export function explained(
  error: unknown,
  { contentDir, dataDir }: Pick<Environment, 'contentDir' | 'dataDir'>,
): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const code = codeOf(error);
  // An error of the file system names the file; it may be one of the content.
  if ('path' in error) {
    const path = String(error.path);
    const isOfContent = isInside(contentDir, dataDir) && isInside(path, contentDir);
    if (!isInside(path, dataDir) || isOfContent) return error;
  }
  if (FULL.test(code)) {
    return new UserError(
      `磁盘满了，数据文件夹 ${dataDir} 写不下。腾出空间，或用环境变量 DATA_DIR 换一个文件夹`,
    );
  }
  if (CLOSED.test(code) || NOT_OPENED.test(error.message)) {
    return new UserError(
      `数据文件夹 ${dataDir} 打不开或不能写入。检查它的权限，或用环境变量 DATA_DIR 换一个文件夹`,
    );
  }
  if (code.startsWith('SQLITE_IOERR'))
    return new UserError(`数据文件夹 ${dataDir} 读写出错（${error.message}）。检查磁盘和它剩下的空间`);
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code))
    return new UserError(`数据文件夹 ${dataDir} 里的数据库损坏了，马上从文件重建`);
  if (code.startsWith('SQLITE_BUSY'))
    return new UserError(`数据文件夹 ${dataDir} 里的数据库被别的程序锁住了。关掉打开着它的程序`);
  return error;
}

/** Whether the same connection may succeed the next time: the disk is full, the content is missing, all are busy. */
export const isPassing = (error: unknown): boolean =>
  FULL.test(codeOf(error)) || !codeOf(error).startsWith('SQLITE_') || codeOf(error).startsWith('SQLITE_BUSY');
