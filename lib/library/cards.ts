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
export const cardColumns = `a.slug, a.title, a.summary, a.main_topic as topicId, mt.name as topicName,
  a.published_at as publishedAt, a.updated_at as updatedAt, a.expires_at as expiresAt, a.draft`;
export const cardJoin = 'left join topics mt on mt.id = a.main_topic';
export const cardRow = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    topicId: z.string().nullable(),
    topicName: z.string().nullable(),
    publishedAt: z.number(),
    updatedAt: z.number().nullable(),
    expiresAt: z.number().nullable(),
    draft: z.number(),
  })
  .transform(({ topicId, topicName, draft, ...row }): ArticleCard => {
    const mainTopic = topicId === null ? null : { id: topicId, name: topicName ?? topicId };
    return { ...row, mainTopic, draft: draft === 1 };
  });

/** Which part of a list, and as of when. */
export interface ListPart {
  /** Milliseconds since the epoch: what is published at this moment. */
  readonly now: number;
  readonly limit: number;
  readonly offset?: number;
}

/** Published articles, newest first. */
export const newestArticles = ({ db }: Library, { now, limit, offset = 0 }: ListPart): ArticleCard[] =>
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
  { now, limit, offset = 0 }: ListPart,
): ArticleCard[] =>
  rows(
    db,
    cardRow,
    `select ${cardColumns} from articles a ${cardJoin}
      where a.published_at >= :from and a.published_at < :until and ${publishedNow('a')}
      order by a.published_at desc, a.slug limit :limit offset :offset`,
    { from, until, now, limit, offset },
  );
