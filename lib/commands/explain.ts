import { dirname } from 'node:path';
import { codeOf, UserError } from '../site/errors.ts';

/**
 * Runs an editor's command and sets the exit code of the process. An error is printed and ends with exit code 1.
 * @param usage how the command is typed
 * @param command returns the exit code
 */
export function explainMistakes(usage: string, command: () => number): void {
  try {
    process.exitCode = command();
  } catch (error) {
    console.error(explanation(error, usage));
    process.exitCode = 1;
  }
}

/** What to print of an error: one message where the person who typed the command can mend it, otherwise the stack. */
export function explanation(error: unknown, usage: string): string {
  if (!(error instanceof Error)) return String(error);
  // `parseArgs` couldn't make sense of what was typed.
  if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return `参数不对：${error.message}\n用法：${usage}`;
  if (/^(?:ENOSPC|EDQUOT)$/.test(codeOf(error))) return '磁盘满了，写不下。腾出空间，再运行一次';
  if (/^E[MN]FILE$/.test(codeOf(error)))
    return '能打开的文件数太少：用 ulimit -n 4096（systemd 里是 LimitNOFILE=4096）调高，再运行一次';
  if ('path' in error && /^(?:EACCES|EPERM|EROFS)$/.test(codeOf(error)))
    return `没有权限读写 ${dirname(String(error.path))} 里的文件：检查这个文件夹和文件的权限，运行命令的用户要能写`;
  return error instanceof UserError ? error.message : (error.stack ?? error.message);
}
