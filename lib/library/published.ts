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

/**
 * The rest of a query after its columns: what published articles (`s`) say in `table` of the one that readers open by
 * this slug, by its present or a former one; what it says of itself doesn't count. Bind `:now` (ms).
 * @param table `article_related` or `article_links`
 * @param slug an expression of SQL
 */
export const leadingTo = (table: string, slug: string): string =>
  `from ${table} r join articles s on s.id = r.article_id
    where r.target_slug in (select ${slug} union all select substr(f.path, length('/articles/') + 1) from aliases f
        join articles n on n.id = f.article_id where n.slug = ${slug})
      and s.slug <> ${slug} and ${publishedNow('s')} and ${openSlugOf('r.target_slug')} = ${slug}`;
