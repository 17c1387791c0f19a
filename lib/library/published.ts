/**
 * The one condition for what readers can see: published, not expired, no draft.
 * Bind `:now` (ms). In a preview database everything is visible from the beginning of time.
 * @param alias name of the `articles` table in the query
 */
export const publishedNow = (alias: string): string =>
  `(${alias}.visible_from <= :now and ${alias}.visible_until > :now)`;

/**
 * The slug, in a query, of the article that readers can open at `/articles/` and the slug given, or null: it has this
 * slug, or had it. Bind `:now` (ms).
 * @param slug an expression of SQL
 */
export const openSlugOf = (slug: string): string =>
  `coalesce((select a.slug from articles a where a.slug = ${slug} and ${publishedNow('a')}),
    (select a.slug from aliases l join articles a on a.id = l.article_id
      where l.path = '/articles/' || ${slug} and ${publishedNow('a')} order by a.slug limit 1))`;
