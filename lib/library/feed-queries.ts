import * as z from 'zod';
import { type ArticleRecord, publishedArticle } from './articles.ts';
import type { ListPart } from './cards.ts';
import { raisedAt } from './meta.ts';
import type { Library } from './open.ts';
import { publishedNow, topicHasPage } from './published.ts';
import { firstValue, numberValue, rows, textValue, values } from './rows.ts';

/** Published articles with their texts, newest first; those of one topic when it is given. */
export function newestWithTexts(
  library: Library,
  { now, limit, topic = null }: { now: number; limit: number; topic?: string | null },
): ArticleRecord[] {
  const slugs = values(
    library.db,
    textValue,
    `select a.slug value from articles a
      where ${publishedNow('a')} and (:topic is null or exists (
        select 1 from article_topics at where at.article_id = a.id and at.topic_id = :topic))
      order by a.published_at desc, a.slug limit :limit`,
    { now, limit, topic },
  );
  return slugs.flatMap((slug) => publishedArticle(library, slug, now) ?? []);
}

/** An address of an article and when its text last changed, in milliseconds since the epoch. */
export interface ArticleChange {
  readonly slug: string;
  readonly changedAt: number;
}

/**
 * When an article last changed for its readers: published, updated or corrected, whichever was last. A date to
 * come does not count. Reads the record beside the text, not the text. Bind `:now` (ms).
 */
const changedAt = `max(a.published_at,
  case when a.updated_at <= :now then a.updated_at else 0 end,
  coalesce((select max(json_extract(c.value, '$.date')) from article_texts t, json_each(t.record, '$.corrections') c
    where t.article_id = a.id and json_extract(c.value, '$.date') <= :now), 0))`;

const changeRow = z.object({ slug: z.string(), changedAt: z.number() });

const changes = `select a.slug, ${changedAt} as changedAt from articles a where ${publishedNow('a')}
  order by a.slug limit :limit offset :offset`;

/** Published articles in the order of their slugs, which no change of another article disturbs. */
export const articleChanges = ({ db }: Library, { now, limit, offset = 0 }: ListPart): ArticleChange[] =>
  rows(db, changeRow, changes, { now, limit, offset });

/** When the last change was (ms) among the articles that `articleChanges` gives; null when there are none. */
export const lastArticleChange = ({ db }: Library, { now, limit, offset = 0 }: ListPart): number | null =>
  firstValue(db, numberValue.nullable(), `select max(changedAt) value from (${changes})`, {
    now,
    limit,
    offset,
  }) ?? null;

const topicChangeRow = z.object({ id: z.string(), changedAt: z.number() });

/** Topics with a published article, and when one of their articles last changed (ms). */
export const topicChanges = ({ db }: Library, now: number): { id: string; changedAt: number }[] =>
  rows(
    db,
    topicChangeRow,
    `select at.topic_id id, max(${changedAt}) as changedAt from article_topics at
      join articles a on a.id = at.article_id left join topics t on t.id = at.topic_id
      where ${publishedNow('a')} and ${topicHasPage}
      group by at.topic_id order by coalesce(t.position, 1000000), at.topic_id`,
    { now },
  );

/**
 * When the lists of the site last changed (ms): content was imported, or an article appeared or expired by the
 * clock. The HTTP date of feeds and sitemaps; an article's own dates would not do, because one may be added with a
 * date long past, and a client would then be told that nothing is new (RFC 9110 §13.1.3).
 */
export const listsChangedAt = (library: Library, now: number): number =>
  Math.max(
    raisedAt(library),
    firstValue(
      library.db,
      numberValue,
      `select max(
        coalesce((select max(visible_from) from articles where visible_from <= :now), 0),
        coalesce((select max(visible_until) from articles where visible_until <= :now), 0)) value`,
      { now },
    ) ?? 0,
  );
