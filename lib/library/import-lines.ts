import { byPlace, problemPlace } from '../content/problem.ts';
import { withSteeringNamed } from '../content/unseen.ts';
import type { ImportReport } from './import.ts';

/** Most problems that are told after one import. */
const MOST_PROBLEMS = 20;

/** What the log says of an import. */
export function importLines(
  { read, pictures, removed, problems }: ImportReport,
  milliseconds: number,
): string[] {
  const gone = removed === 0 ? '' : `，${removed} 个文件已删除`;
  const shown = pictures ? '，图片有变化' : '';
  const told = [...problems].sort(byPlace).slice(0, MOST_PROBLEMS);
  const more = problems.length - told.length;
  return [
    `读了 ${read} 个文件${gone}${shown}，用时 ${Math.round(milliseconds)} 毫秒`,
    ...told.map((problem) =>
      withSteeringNamed(`${problemPlace(problem)} ${problem.message}：${problem.fix}`),
    ),
    ...(more > 0 ? [`还有 ${more} 个问题，npm run check 可以看到全部`] : []),
  ];
}
