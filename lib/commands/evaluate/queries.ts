import type { Library } from '../../library/open.ts';
import { search } from '../../relations/search.ts';
import { linesOf, type Remark } from './lines.ts';
import { meanQuality, type Quality, quality } from './metrics.ts';

/** A query, and the articles that answer it, best first. */
export type JudgedQuery = { kind: string; query: string; targets: string[] };

/** What the search gave for a query. */
export type QueryCase = JudgedQuery & { quality: Quality; ranked: string[] };

const DEPTH = 50;

/**
 * Reads `kind`, `query` and `targets` (slugs, comma-separated); the first line is the heading. Targets that aren't
 * `known` don't count, nor do queries without any; other lines are told to `remark`.
 */
export function readQueries(file: string, known: ReadonlySet<string>, remark: Remark): JudgedQuery[] {
  return linesOf(file)
    .slice(1)
    .flatMap(({ text, where }) => {
      const [kind, query, targets] = text.split('\t');
      if (!kind || !query || !targets) {
        remark(`${where}：应为「类别、查询、目标」三列，以制表符分隔，跳过这一行`);
        return [];
      }
      const found = targets.split(',').filter((target) => known.has(target));
      return found.length === 0 ? [] : { kind, query, targets: found };
    });
}

/** Asks the site's search every query. Of several targets the first is worth the most. */
export function askQueries(library: Library, queries: readonly JudgedQuery[], now: number): QueryCase[] {
  return queries.map((one) => {
    const { hits } = search(library, one.query, { now, pageSize: DEPTH });
    const ranked = hits.map(({ card }) => card.slug);
    const grades = new Map(one.targets.map((target, at) => [target, at === 0 ? 3 : 2]));
    return { ...one, ranked, quality: quality(ranked, grades) };
  });
}

/** The mean figures of each kind of query, in the order of the file. */
export function byKind(cases: readonly QueryCase[]): { name: string; mean: Quality; cases: number }[] {
  return [...new Set(cases.map(({ kind }) => kind))].map((name) => {
    const ofKind = cases.filter(({ kind }) => kind === name);
    return { name, mean: meanQuality(ofKind.map((one) => one.quality)), cases: ofKind.length };
  });
}
