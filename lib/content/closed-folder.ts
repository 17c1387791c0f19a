import { join } from 'node:path';
import { UserError } from '../site/errors.ts';
import type { Problem } from './problem.ts';

/** @throws UserError when these problems say that none of a content folder can be read */
export function refuseClosed(contentDir: string, problems: readonly Pick<Problem, 'file' | 'rule'>[]): void {
  const closed = problems.find(
    ({ rule, file }) => rule === 'unreadable-file' && (file === '.' || file === 'articles'),
  );
  if (closed === undefined) return;
  const folder = closed.file === '.' ? contentDir : join(contentDir, closed.file);
  throw new UserError(`读不了内容文件夹：${folder}\n检查它的权限：运行命令的用户要能读它和里面的文件`);
}
