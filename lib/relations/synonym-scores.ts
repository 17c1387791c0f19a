import type { Postings } from './postings.ts';
import type { WeightedConcept, WeightedTerm } from './query-weights.ts';

/** What stands for terms that were typed, with how often each document has it (`synonymCounts`), by number. */
export type CountedConcept = WeightedConcept & { counts: Uint8Array };

/** By the documents' numbers, as in `TermMatch`. */
type Scores = { scores: Float64Array; present: Float32Array };

/**
 * Adds the weights of the terms that a document has to its `present`, and to its `scores` times c / (c + 1) for a term
 * that occurs c times there.
 */
export function addTerms(
  postings: Postings,
  terms: readonly WeightedTerm[],
  { scores, present }: Scores,
): void {
  for (const { term, kind, weight } of terms) {
    const typed = kind === 'joined' ? 0 : weight;
    const list = postings.list(term);
    for (let at = 0; at < list.length; at++) {
      const posting = list[at] ?? 0;
      const document = posting >>> 8;
      const count = posting & 0xff;
      scores[document] = (scores[document] ?? 0) + (weight * count) / (count + 1);
      present[document] = (present[document] ?? 0) + typed;
    }
  }
}

/**
 * Adds to `scores` and `present` of each document what its best synonym is worth beyond those terms of the concept that
 * the document has as they were typed. Counts are damped as in `TermIndex.matching`.
 */
export function addSynonyms(
  postings: Postings,
  { typed, counts, weight }: CountedConcept,
  terms: readonly WeightedTerm[],
  { scores, present }: Scores,
): void {
  const asTyped = { scores: new Float64Array(scores.length), present: new Float32Array(scores.length) };
  addTerms(
    postings,
    terms.filter(({ term }) => typed.has(term)),
    asTyped,
  );
  for (let document = 0; document < counts.length; document++) {
    const count = counts[document] ?? 0;
    if (count === 0) continue;
    const more = (weight * count) / (count + 1) - (asTyped.scores[document] ?? 0);
    if (more > 0) scores[document] = (scores[document] ?? 0) + more;
    const morePresent = weight - (asTyped.present[document] ?? 0);
    if (morePresent > 0) present[document] = (present[document] ?? 0) + morePresent;
  }
}

/**
 * For each document by its number, how often it has the synonym that it has most often. A synonym of several terms
 * occurs as often as the rarest of them.
 */
export function synonymCounts(
  postings: Postings,
  { synonyms }: WeightedConcept,
  documents: number,
): Uint8Array {
  const most = new Uint8Array(documents);
  const counts = new Uint8Array(documents);
  const least = new Uint8Array(documents);
  for (const { terms } of synonyms) {
    const lists = [...terms].map((term) => postings.list(term)).sort((a, b) => a.length - b.length);
    const [rarest = new Uint32Array(), ...others] = lists;
    for (const posting of rarest) counts[posting >>> 8] = posting & 0xff;
    for (const list of others) {
      for (let at = 0; at < list.length; at++) {
        const posting = list[at] ?? 0;
        const document = posting >>> 8;
        const count = counts[document] ?? 0;
        if (count !== 0) least[document] = Math.min(count, posting & 0xff);
      }
      for (const posting of rarest) {
        counts[posting >>> 8] = least[posting >>> 8] ?? 0;
        least[posting >>> 8] = 0;
      }
    }
    for (const posting of rarest) {
      const document = posting >>> 8;
      most[document] = Math.max(most[document] ?? 0, counts[document] ?? 0);
      counts[document] = 0;
    }
  }
  return most;
}
