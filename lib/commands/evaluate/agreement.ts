import type { Grades } from './metrics.ts';

const HIGHEST_GRADE = 3;

/** How far two readers agree on the sources that both judged. */
export type Agreement = { sources: number; pairs: number; kappa: number };

/**
 * Cohen's kappa with quadratic weights (Cohen 1968, Psychological Bulletin 70(4)) over every
 * pair that at least one reader graded, an unlisted pair being grade 0. Pairs that neither
 * listed are left out: there are so many that they would make any two readers agree.
 */
export function agreement(one: ReadonlyMap<string, Grades>, other: ReadonlyMap<string, Grades>): Agreement {
  const sources = [...one.keys()].filter((source) => other.has(source));
  const pairs = sources.flatMap((source) => {
    const [first, second] = [one.get(source), other.get(source)];
    const targets = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
    return [...targets].map((target): [number, number] => [
      first?.get(target) ?? 0,
      second?.get(target) ?? 0,
    ]);
  });
  return { sources: sources.length, pairs: pairs.length, kappa: weightedKappa(pairs) };
}

function weightedKappa(pairs: readonly [number, number][]): number {
  const shares = (grades: readonly number[]) =>
    Array.from(
      { length: HIGHEST_GRADE + 1 },
      (_, grade) => grades.filter((one) => one === grade).length / grades.length,
    );
  const first = shares(pairs.map(([grade]) => grade));
  const second = shares(pairs.map(([, grade]) => grade));
  const seen = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / pairs.length;
  let byChance = 0;
  for (const [a, shareA] of first.entries()) {
    for (const [b, shareB] of second.entries()) byChance += shareA * shareB * (a - b) ** 2;
  }
  return byChance === 0 ? 1 : 1 - seen / byChance;
}
