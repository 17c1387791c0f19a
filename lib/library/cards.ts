import * as z from 'zod';
import type { Library } from './open.ts';
import { publishedNow } from './published.ts';
import { firstValue, numberValue, rows } from './rows.ts';

/** What a list shows of an article. Times are milliseconds since the epoch. */
export interface ArticleCard {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** The first of its topics that has a page, or null. */
  readonly mainTopic: { readonly id: string; readonly name: string } | null;
  readonly publishedAt: number;
  readonly updatedAt: number | null;
  readonly expiresAt: number | null;
  readonly draft: boolean;
}

/** Columns for `cardRow`; the query names the articles `a` and joins the topics by `cardJoin`. */
export const cardColumns = `a.slug, a.title, a.summary, a.main_topic, mt.name topic_name,
  a.published_at, a.updated_at, a.expires_at, a.draft`;
export const cardJoin = 'left join topics mt on mt.id = a.main_topic';
export const cardRow = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    main_topic: z.string().nullable(),
    topic_name: z.string().nullable(),
    published_at: z.number(),
    updated_at: z.number().nullable(),
    expires_at: z.number().nullable(),
    draft: z.number(),
  })
  .transform(
    (row): ArticleCard => ({
      slug: row.slug,
      title: row.title,
      summary: row.summary,
      mainTopic:
        row.main_topic === null ? null : { id: row.main_topic, name: row.topic_name ?? row.main_topic },
      publishedAt: row.published_at,
      updatedAt: row.updated_at,
      expiresAt: row.expires_at,
      draft: row.draft === 1,
    }),
  );

/** Which part of a list, and as of when. */
export interface Page {
  /** Milliseconds since the epoch: what is published at this moment. */
  readonly now: number;
  readonly limit: number;
  readonly offset?: number;
}

/** Published articles, newest first. */
export const newestArticles = ({ db }: Library, { now, limit, offset = 0 }: Page): ArticleCard[] =>
  rows(
    db,
    cardRow,
    `select ${cardColumns} from articles a ${cardJoin} where ${publishedNow('a')}
      order by a.published_at desc, a.slug limit :limit offset :offset`,
    { now, limit, offset },
  );

/** How many articles readers can see. */
export const countArticles = ({ db }: Library, now: number): number =>
  firstValue(db, numberValue, `select count(*) value from articles a where ${publishedNow('a')}`, { now }) ??
  0;

/** Published articles of a span of time (ms, end not included), newest first. */
export const articlesBetween = (
  { db }: Library,
  from: number,
  until: number,
  { now, limit, offset = 0 }: Page,
): ArticleCard[] =>
  rows(
    db,
    cardRow,
    `select ${cardColumns} from articles a ${cardJoin}
      where a.published_at >= :from and a.published_at < :until and ${publishedNow('a')}
      order by a.published_at desc, a.slug limit :limit offset :offset`,
    { from, until, now, limit, offset },
  );
