import { z } from 'zod';
import type { Library } from '../library/open.ts';
import { openSlugOf, publishedNow } from '../library/published.ts';
import { rows, textValue, values } from '../library/rows.ts';
import { ranking } from './constants.ts';
import type { Rank } from './rank.ts';

/** What editors wrote about an article's neighbours. */
export type EditorsChoice = {
  /** What the article itself recommends, in the editor's order. */
  own: string[];
  /** Articles that recommend it. */
  recommendedBy: ReadonlySet<string>;
  /** How many other articles recommend both it and the given one. */
  togetherWith: ReadonlyMap<string, number>;
  /** Articles that its text links to, and articles whose text links to it. */
  linksTo: ReadonlySet<string>;
  linkedFrom: ReadonlySet<string>;
};

/** The article's slug and those that it had before. */
const itsSlugs = `select :slug union select substr(f.path, length('/articles/') + 1) from aliases f
  join articles renamed on renamed.id = f.article_id where renamed.slug = :slug and f.path like '/articles/%'`;

/** The slug under which readers find what a reference names, if they do. */
const presentSlug = (reference: string): string =>
  `coalesce(${openSlugOf(`${reference}.target_slug`)}, ${reference}.target_slug)`;

const together = z.object({ slug: z.string(), times: z.number() });

/** Reads what published articles, and the article itself, say about its neighbours. */
export function editorsChoice({ db }: Library, slug: string, now: number): EditorsChoice {
  const outgoing = (table: string) =>
    values(
      db,
      textValue,
      `select value from (select ${presentSlug('r')} value, r.position
          from articles a join ${table} r on r.article_id = a.id where a.slug = :slug)
        where value <> :slug order by position`,
      { slug, now },
    );
  const incoming = (table: string) =>
    values(
      db,
      textValue,
      `select a.slug value from ${table} r join articles a on a.id = r.article_id
        where r.target_slug in (${itsSlugs}) and a.slug <> :slug and ${publishedNow('a')}`,
      { slug, now },
    );
  return {
    own: outgoing('article_related'),
    recommendedBy: new Set(incoming('article_related')),
    togetherWith: new Map(
      rows(
        db,
        together,
        `select slug, count(*) times from (select distinct a.id, ${presentSlug('other')} slug
            from article_related r
            join articles a on a.id = r.article_id and a.slug <> :slug and ${publishedNow('a')}
            join article_related other on other.article_id = r.article_id
            where r.target_slug in (${itsSlugs}))
          where slug <> :slug group by slug`,
        { slug, now },
      ).map(({ slug: other, times }) => [other, times]),
    ),
    linksTo: new Set(outgoing('article_links')),
    linkedFrom: new Set(incoming('article_links')),
  };
}

/**
 * The ranking, with the articles higher that editors put beside this one elsewhere, also those whose texts are too far
 * from it to be ranked: by how much is counted in the best score that the text alone gave.
 */
export function withEditorsChoice(ranks: readonly Rank[], choice: EditorsChoice): Rank[] {
  const best = ranks[0]?.score ?? 0;
  const ranked = new Set(ranks.map(({ key }) => key));
  const others = new Set([...choice.recommendedBy, ...choice.togetherWith.keys()]);
  const unlike = [...others].filter((key) => !ranked.has(key)).map((key) => ({ key, score: 0 }));
  return [...ranks, ...unlike]
    .map(({ key, score }) => {
      const recommends = choice.recommendedBy.has(key) ? ranking.recommends : 0;
      const times = Math.min(1, (choice.togetherWith.get(key) ?? 0) / 2);
      return { key, score: score + best * (recommends + ranking.together * times) };
    })
    .sort((a, b) => b.score - a.score);
}
