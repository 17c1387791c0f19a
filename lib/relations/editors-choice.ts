import * as z from 'zod';
import type { Library } from '../library/open.ts';
import { leadingTo, openSlugOf } from '../library/published.ts';
import { rows, textValue, values } from '../library/rows.ts';
import { ranking } from './constants.ts';
import type { Scored } from './rank.ts';

/** What editors wrote about an article's neighbours. */
export type EditorsChoice = {
  /** What the article itself recommends, in the editor's order, and why if the editor says so. */
  own: ReadonlyMap<string, string | null>;
  /** Articles that recommend it. */
  recommendedBy: ReadonlySet<string>;
  /** How many other articles recommend both it and the given one. */
  togetherWith: ReadonlyMap<string, number>;
  /** Articles that its text links to, and articles whose text links to it. */
  linksTo: ReadonlySet<string>;
  linkedFrom: ReadonlySet<string>;
};

const outgoing = z.object({ slug: z.string(), reason: z.string().nullable() });
const together = z.object({ slug: z.string(), times: z.number() });

/**
 * Reads what published articles and the article itself say about its neighbours. Former slugs are replaced by present
 * ones.
 */
export function editorsChoice({ db }: Library, slug: string, now: number): EditorsChoice {
  const targets = (table: string, reason: string) =>
    rows(
      db,
      outgoing,
      `select slug, reason from (select ${openSlugOf('r.target_slug')} slug, r.position, ${reason} reason
        from articles a join ${table} r on r.article_id = a.id where a.slug = :slug)
        where slug <> :slug order by position`,
      { slug, now },
    );
  const own = new Map<string, string | null>();
  for (const target of targets('article_related', 'r.reason')) {
    if (!own.has(target.slug)) own.set(target.slug, target.reason);
  }
  const incoming = (table: string) =>
    values(db, textValue, `select distinct s.slug value ${leadingTo(table, ':slug')}`, { slug, now });
  return {
    own,
    recommendedBy: new Set(incoming('article_related')),
    togetherWith: new Map(
      rows(
        db,
        together,
        `with sources as materialized (select distinct s.id, s.slug ${leadingTo('article_related', ':slug')}),
          others as materialized (select distinct sources.slug source, ${openSlugOf('o.target_slug')} slug
            from sources join article_related o on o.article_id = sources.id)
          select slug, count(*) times from others where slug not in (:slug, source) group by slug`,
        { slug, now },
      ).map(({ slug: other, times }) => [other, times]),
    ),
    linksTo: new Set(targets('article_links', 'null').map((target) => target.slug)),
    linkedFrom: new Set(incoming('article_links')),
  };
}

/**
 * The ranking, in which articles that editors put beside this one gain a share of the best score that the text alone
 * gave. Such articles are added when they are missing: the ranking has only the nearest texts.
 */
export function withEditorsChoice(ranked: readonly Scored[], choice: EditorsChoice): Scored[] {
  const best = ranked[0]?.score ?? 0;
  const scores = new Map([...choice.recommendedBy, ...choice.togetherWith.keys()].map((key) => [key, 0]));
  for (const { key, score } of ranked) scores.set(key, score);
  return [...scores]
    .map(([key, score]) => {
      const recommends = choice.recommendedBy.has(key) ? ranking.recommends : 0;
      const times = Math.min(1, (choice.togetherWith.get(key) ?? 0) / 2);
      return { key, score: score + best * (recommends + ranking.together * times) };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}
