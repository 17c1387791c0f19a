/**
 * The one condition for what readers can see: published, not expired, no draft.
 * Bind `:now` (ms). In a preview database everything is visible from the beginning of time.
 * @param alias name of the `articles` table in the query
 */
export const publishedNow = (alias: string): string =>
  `(${alias}.visible_from <= :now and ${alias}.visible_until > :now)`;
