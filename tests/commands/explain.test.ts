import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explanation } from '../../lib/commands/explain.ts';

it.each(['EACCES', 'EPERM', 'EROFS'])(
  "a folder that can't be written is told with what to do (an editor got a stack of English lines): %s",
  (code) => {
    const path = join('/srv', 'content', 'articles', '.a.md.7.tmp');
    const error = Object.assign(new Error(`${code}: open '${path}'`), { code, path });
    expect(explanation(error, '')).toBe(
      `没有权限读写 ${join('/srv', 'content', 'articles')} 里的文件：检查这个文件夹和文件的权限，运行命令的用户要能写`,
    );
  },
);

it('a full disk is told as such (whoever exported got a stack of English lines)', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(explanation(error, '')).toBe('磁盘满了，写不下。腾出空间，再运行一次');
});

it('an export that may open too few files says how to raise the number (it printed a stack of English lines)', () => {
  const error = Object.assign(new Error("EMFILE: too many open files, open 'x.mjs'"), { code: 'EMFILE' });
  expect(explanation(error, '')).toContain('ulimit -n 4096');
});
