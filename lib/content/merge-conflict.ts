import { fenceReader } from '../markdown/fence.ts';
import { finding, type Mistake, positionAt } from './problem.ts';

/** The first conflict that `git merge` has left in a text; null without one. Marks in code don't count. */
export function mergeConflict(text: string): Mistake | null {
  if (!/^<{7} /m.test(text)) return null;
  const kindOf = fenceReader();
  let offset = 0;
  let start: number | null = null;
  let isHalved = false;
  for (const line of text.split('\n')) {
    const isText = kindOf(line) === 'text';
    if (isText && line.startsWith('<<<<<<< ')) [start, isHalved] = [offset, false];
    else if (isText && line === '=======' && start !== null) isHalved = true;
    else if (isText && line.startsWith('>>>>>>> ') && start !== null && isHalved) {
      const fix = '在两种写法里选定一种，删掉 <<<<<<<、=======、>>>>>>> 这几行';
      const message = '这里还留着 Git 合并时的冲突标记';
      return finding(positionAt(text, start), 'merge-conflict', message, fix);
    }
    offset += line.length + 1;
  }
  return null;
}
