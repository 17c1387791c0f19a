/** The right answers for one case: each relevant document's grade, 1 or more. */
export type Grades = ReadonlyMap<string, number>;

/** How good one ranking is, each from 0 to 1. */
export type Quality = { ndcg: number; recall: number; reciprocalRank: number };

const DEPTH = 10;

/**
 * nDCG@10 (gain 2^grade − 1, discount log2(rank + 1); Burges et al. 2005, ICML 22, §6),
 * recall@10 (against at most ten, so that a full list can reach 1) and the reciprocal rank of the first relevant
 * document in the whole ranking.
 */
export function quality(ranked: readonly string[], grades: Grades): Quality {
  const first = ranked.findIndex((key) => grades.has(key));
  const found = ranked.slice(0, DEPTH).filter((key) => grades.has(key)).length;
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return {
    ndcg: ideal === 0 ? 0 : gain(ranked.map((key) => grades.get(key) ?? 0)) / ideal,
    recall: grades.size === 0 ? 0 : found / Math.min(DEPTH, grades.size),
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
  };
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** The mean of each figure; zeros for no cases at all. */
export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (pick: (one: Quality) => number) =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return {
    ndcg: mean((one) => one.ndcg),
    recall: mean((one) => one.recall),
    reciprocalRank: mean((one) => one.reciprocalRank),
  };
}
