import type { Agreement } from './agreement.ts';
import type { Grades, Quality } from './metrics.ts';
import { byKind, type QueryCase } from './queries.ts';
import type { MethodResult } from './related.ts';

/** A report for a person, and its figures for a program. */
export type Report = { text: string; figures: Record<string, unknown> };

const WORST = 10;

/** A line for each method, then the cases in which ours did worst, with what it showed. */
export function relatedReport(
  name: string,
  results: readonly MethodResult[],
  judgments: ReadonlyMap<string, Grades>,
  titles: ReadonlyMap<string, string>,
): Report {
  const ours = results.at(-1);
  const worst = [...(ours?.cases ?? [])].sort((a, b) => a.quality.ndcg - b.quality.ndcg).slice(0, WORST);
  const title = (id: string) => `${titles.get(id) ?? ''}（${id}）`;
  const lines = [
    `${name}：${ours?.cases.length ?? 0} 篇有人工判断的文章`,
    heading('方法'),
    ...results.map((method) => row(method.name, method.mean)),
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
      methods: Object.fromEntries(results.map((method) => [method.name, method.mean])),
      worst: worst.map(({ source, quality }) => ({ source, ...quality })),
    },
  };
}

/**
 * A line for each kind of query, then the queries that found their target latest.
 * @param isHeldOut whether no query is told: who has seen one may mend the search for it
 */
export function queriesReport(
  name: string,
  cases: readonly QueryCase[],
  titles: ReadonlyMap<string, string>,
  isHeldOut: boolean,
): Report {
  const kinds = byKind(cases);
  const worst = cases
    .filter(({ quality }) => quality.reciprocalRank < 1)
    .sort((a, b) => a.quality.reciprocalRank - b.quality.reciprocalRank)
    .slice(0, isHeldOut ? 0 : WORST);
  const lines = [
    `${name}：${cases.length} 个查询`,
    heading('类别'),
    ...kinds.map(({ name: kind, mean }) => row(kind, mean)),
  ];
  if (worst.length > 0) lines.push('', `最差的 ${worst.length} 个：`);
  for (const { kind, query, targets, ranked, quality } of worst) {
    lines.push(`  ${quality.reciprocalRank.toFixed(3)}  ${kind}  ${query}`);
    lines.push(`         应为：${targets.map((slug) => titles.get(slug) ?? slug).join('；')}`);
    lines.push(
      `         实为：${
        ranked
          .slice(0, 3)
          .map((slug) => titles.get(slug) ?? slug)
          .join('；') || '没有结果'
      }`,
    );
  }
  return {
    text: lines.join('\n'),
    figures: {
      kinds: Object.fromEntries(
        kinds.map(({ name: kind, mean, cases: count }) => [kind, { ...mean, cases: count }]),
      ),
      worst: worst.map(({ kind, query, quality }) => ({ kind, query, ...quality })),
    },
  };
}

/** How far the two readers agree. */
export function agreementReport({ sources, pairs, kappa }: Agreement): Report {
  const told = pairs === 0 ? '没有两位都判断过的文章' : `加权 kappa ${kappa.toFixed(3)}`;
  return {
    text: `两位读者的一致程度：${sources} 篇文章、${pairs} 对，${told}`,
    figures: { sources, pairs, kappa },
  };
}

/** The heading of a table of figures. */
function heading(name: string): string {
  return `  ${pad(name)}  nDCG@10  recall@10    MRR`;
}

/** One line of a table of figures. */
function row(name: string, { ndcg, recall, reciprocalRank }: Quality): string {
  const figure = (value: number) => value.toFixed(3);
  return `  ${pad(name)}  ${figure(ndcg).padStart(7)}  ${figure(recall).padStart(9)}  ${figure(reciprocalRank).padStart(5)}`;
}

/** Pads to 20 columns, a Han letter or a full-width sign being two wide. */
function pad(name: string): string {
  const width = [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  return name + ' '.repeat(Math.max(0, 20 - width));
}
