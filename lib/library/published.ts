/**
 * SQL: the one condition for what readers can see, published, not expired and no draft. Bind `:now` (ms since the
 * epoch). In a preview's database every article is visible from the beginning of time.
 * @param alias name of the `articles` table in the query
 */
export const publishedNow = (alias: string): string =>
  `(${alias}.visible_from <= :now and ${alias}.visible_until > :now)`;

/**
 * SQL: whether the topic that a query joins as `t` (`left join topics t`) has a page: it stands in `topics.yaml`;
 * without that file every topic does that an article names.
 */
export const topicHasPage = '(t.id is not null or not exists (select 1 from topics))';

/**
 * SQL: the slug of the article that readers can open at `/articles/` and the given slug, because it has this slug, or
 * had it as an alias; null if there is none. Bind `:now` (ms).
 * @param slug an SQL expression
 */
export const openSlugOf = (slug: string): string =>
  `coalesce((select a.slug from articles a where a.slug = ${slug} and ${publishedNow('a')}),
    (select a.slug from aliases l join articles a on a.id = l.article_id
      where l.path = '/articles/' || ${slug} and ${publishedNow('a')} order by a.slug limit 1))`;

/**
 * SQL: `from … where …` of the published articles (`s`) that refer in `table` to the article of this slug, by its
 * present slug or a former one. What an article says of itself doesn't count. Bind `:now` (ms).
 * @param table `article_related` or `article_links`
 * @param slug an SQL expression: the article's present slug
 */
export const leadingTo = (table: string, slug: string): string =>
  `from ${table} r join articles s on s.id = r.article_id
    where r.target_slug in (select ${slug} union all select substr(f.path, length('/articles/') + 1) from aliases f
        join articles n on n.id = f.article_id where n.slug = ${slug})
      and s.slug <> ${slug} and ${publishedNow('s')} and ${openSlugOf('r.target_slug')} = ${slug}`;
