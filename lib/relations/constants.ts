/**
 * The numbers of the ranking, in one place. The recipe and its first numbers were found on
 * six sets of hand-made relations from five Chinese sites, judged on sets that the search for
 * them had not seen. `npm run evaluate` measures what a change does here;
 * `npm run evaluate -- --corpus DIR` does so on another site's relations.
 */
export const ranking = {
  /** A term that occurs often in an article counts more, but less than in proportion. */
  countPower: 0.6,
  /** A term counts by ln(1 + N / documents that have it), to this power. */
  rarityPower: 1.5,
  /** How often a term counts that stands in the title. */
  titleWeight: 3,
  /** How often a topic counts, which is one term. */
  topicWeight: 5,
  /** How much a target gains whose whole title the source speaks of. */
  cover: 1.5,
  /** How much a target gains that was published on the same day … */
  time: 0.2,
  /** … and after how many days the gain is down to 1/e. */
  timeDays: 365,
  /** How many documents, nearest by cosine, are ranked with title and date. */
  candidates: 400,
};
