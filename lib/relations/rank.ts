import { isNameTerm, type Term } from '../text/terms.ts';
import type { TermVector } from '../text/vector.ts';
import { ranking } from './constants.ts';
import type { TermIndex } from './term-index.ts';

/** What the ranking compares of an article besides its terms. */
export type Candidate = {
  titleTerms: Uint32Array;
  /** When it was published, in ms since the epoch, if that is known. */
  time: number | undefined;
};

/** A document by its key, with what the ranking gave it: the higher, the better. */
export type Scored = { key: string; score: number };

const DAY = 24 * 60 * 60 * 1000;

/**
 * The documents that a reader of the source would want next, best first:
 *
 *     likeness · (1 + cover · share of the target's title that the source speaks of)
 *              · (1 + covered · share of the source's title that the target speaks of)
 *              · (1 + topics · share of the source's topics that the target has)
 *              · (1 + time · e^(−days apart / timeDays))
 *
 * A title says what its article is for: a source that speaks of a target's title raises the question that the target
 * answers.
 * @param describe what is known of a document; undefined leaves it out
 */
export function rankDocuments(
  index: TermIndex,
  source: Candidate & { key: string; vector: TermVector },
  describe: (key: string) => Candidate | undefined,
): Scored[] {
  const near = index.nearest(source.vector, ranking.candidates);
  const keys = near.map(({ key }) => key);
  const covered = index.cover(source.titleTerms, keys);
  const topics = index.cover(namesOf(source.vector), keys);
  const counts = countsOf(source.vector);
  const ranked: Scored[] = [];
  for (const [at, { key, likeness }] of near.entries()) {
    const target = key === source.key ? undefined : describe(key);
    if (target === undefined) continue;
    const score =
      likeness *
      (1 + ranking.cover * titleCover(index, target.titleTerms, counts)) *
      (1 + ranking.covered * (covered[at] ?? 0)) *
      (1 + ranking.topics * (topics[at] ?? 0)) *
      (1 + ranking.time * closeness(source, target));
    ranked.push({ key, score });
  }
  return ranked.sort((a, b) => b.score - a.score);
}

/** The terms of topics: names stand last in a vector (see `Term`). */
function namesOf({ terms }: TermVector): Uint32Array {
  let first = terms.length;
  while (first > 0 && isNameTerm(terms[first - 1] ?? 0)) first--;
  return terms.subarray(first);
}

/** How often each term of the vector occurs. */
function countsOf({ terms, counts }: TermVector): ReadonlyMap<Term, number> {
  const byTerm = new Map<Term, number>();
  for (let at = 0; at < terms.length; at++) byTerm.set(terms[at] ?? 0, counts[at] ?? 0);
  return byTerm;
}

/** The share of the title's terms, by rarity, that the source has, 0 to 1. */
function titleCover(index: TermIndex, title: Uint32Array, source: ReadonlyMap<Term, number>): number {
  let covered = 0;
  let whole = 0;
  for (const term of title) {
    const rarity = index.rarity(term);
    const count = source.get(term) ?? 0;
    whole += rarity;
    covered += (rarity * count) / (count + 1);
  }
  return whole === 0 ? 0 : covered / whole;
}

/** 1 for articles of one moment, nearing 0 with the years between them; 0 when either has no date. */
function closeness(source: Candidate, target: Candidate): number {
  if (source.time === undefined || target.time === undefined) return 0;
  return Math.exp(-Math.abs(source.time - target.time) / DAY / ranking.timeDays);
}
