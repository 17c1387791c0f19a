import type { Grades, Quality } from './metrics.ts';
import type { MethodResult } from './related.ts';

/** A report for a person, and its figures for a program. */
export type Report = { text: string; figures: Record<string, unknown> };

const WORST = 10;

/** A line for each method, then the cases in which ours did worst, with what it showed. */
export function relatedReport(
  results: readonly MethodResult[],
  judgments: ReadonlyMap<string, Grades>,
  titles: ReadonlyMap<string, string>,
): Report {
  const ours = results.at(-1);
  const worst = [...(ours?.cases ?? [])].sort((a, b) => a.quality.ndcg - b.quality.ndcg).slice(0, WORST);
  const title = (id: string) => `${titles.get(id) ?? ''}（${id}）`;
  const lines = [
    `相关文章：${ours?.cases.length ?? 0} 篇有人工判断的文章`,
    heading('方法'),
    ...results.map(({ name, mean }) => row(name, mean)),
    '',
    `本站最差的 ${worst.length} 篇：`,
  ];
  for (const { source, quality, ranked } of worst) {
    const grades = judgments.get(source) ?? new Map<string, number>();
    lines.push(`  ${quality.ndcg.toFixed(3)}  ${title(source)}`);
    ranked.slice(0, 5).forEach((id, at) => {
      lines.push(`         ${at + 1}. [${grades.get(id) ?? 0}] ${title(id)}`);
    });
    const missed = [...grades].sort((a, b) => b[1] - a[1]).filter(([id]) => !ranked.includes(id));
    for (const [id, grade] of missed.slice(0, 3)) {
      lines.push(`         未列出：[${grade}] ${title(id)}`);
    }
  }
  return {
    text: lines.join('\n'),
    figures: {
      cases: ours?.cases.length ?? 0,
      methods: Object.fromEntries(results.map(({ name, mean }) => [name, mean])),
      worst: worst.map(({ source, quality }) => ({ source, ...quality })),
    },
  };
}

/** The heading of a table of figures. */
export function heading(name: string): string {
  return `  ${pad(name)}  nDCG@10  recall@10    MRR`;
}

/** One line of a table of figures. */
export function row(name: string, { ndcg, recall, reciprocalRank }: Quality): string {
  const figure = (value: number) => value.toFixed(3);
  return `  ${pad(name)}  ${figure(ndcg).padStart(7)}  ${figure(recall).padStart(9)}  ${figure(reciprocalRank).padStart(5)}`;
}

/** Pads to 16 columns, a Han letter or a full-width sign being two wide. */
function pad(name: string): string {
  const width = [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  return name + ' '.repeat(Math.max(0, 16 - width));
}
