import * as z from 'zod';
import { type Correction, type Source, sourceSchema } from '../content/article.ts';
import { type ArticleCard, cardColumns, cardJoin, cardRow } from './cards.ts';
import type { Library } from './open.ts';
import { publishedNow, topicHasPage } from './published.ts';
import { firstRow, firstValue, rows, textValue } from './rows.ts';

/** One published article with everything that its page shows. */
export interface ArticleRecord extends ArticleCard {
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  readonly sources: readonly Source[];
  readonly corrections: readonly Correction[];
  readonly verifiedAt: number | null;
  /** Characters to read. */
  readonly characters: number;
  readonly markdown: string;
}

const recordSchema = z.object({
  authors: z.array(z.string()),
  keywords: z.array(z.string()),
  sources: z.array(sourceSchema),
  corrections: z.array(z.object({ date: z.number(), text: z.string() })),
  verifiedAt: z.number().optional(),
});
const ownRow = z.object({
  id: z.number(),
  record: z.string().transform((json) => recordSchema.parse(JSON.parse(json))),
  markdown: z.string(),
  characters: z.number(),
});
const articleRow = z.unknown().transform((row) => ({ card: cardRow.parse(row), ...ownRow.parse(row) }));
const topicRow = z.object({ id: z.string(), name: z.string() });

/** A published article as of now, or null: what has a date to come is not in it. */
export function publishedArticle({ db }: Library, slug: string, now: number): ArticleRecord | null {
  const found = firstRow(
    db,
    articleRow,
    `select ${cardColumns}, a.id, a.characters, x.record, x.markdown from articles a ${cardJoin}
      join article_texts x on x.article_id = a.id where a.slug = :slug and ${publishedNow('a')}`,
    { slug, now },
  );
  if (found === undefined) return null;
  const { card, id, record, markdown, characters } = found;
  const topics = rows(
    db,
    topicRow,
    `select at.topic_id id, coalesce(t.name, at.topic_id) name from article_topics at
      left join topics t on t.id = at.topic_id
      where at.article_id = :id and ${topicHasPage} order by at.position`,
    { id },
  );
  // A time to come, mostly a slip of the hand, is not told as if it had been.
  const past = (time: number | null | undefined): number | null =>
    typeof time === 'number' && time <= now ? time : null;
  return {
    ...card,
    ...record,
    updatedAt: past(card.updatedAt),
    topics,
    corrections: record.corrections.filter(({ date }) => date <= now),
    verifiedAt: past(record.verifiedAt),
    characters,
    markdown,
  };
}

/** Title of an article that has expired, or null when there is none of this slug. */
export const expiredTitle = ({ db }: Library, slug: string, now: number): string | null =>
  firstValue(
    db,
    textValue,
    `select a.title value from articles a
      where a.slug = :slug and a.visible_from <= :now and a.visible_until <= :now`,
    { slug, now },
  ) ?? null;

/**
 * The slug of the article that has this former address, or null. A published one comes before one that has expired:
 * to this, too, its former addresses lead, since its own says what to read instead.
 * @param path no published article's own address
 */
export const aliasTarget = ({ db }: Library, path: string, now: number): string | null =>
  firstValue(
    db,
    textValue,
    `select a.slug value from aliases l join articles a on a.id = l.article_id
      where l.path = :path and a.visible_from <= :now and (a.visible_until > :now
        or not exists (select 1 from articles o where '/articles/' || o.slug = :path and o.visible_from <= :now))
      order by a.visible_until > :now desc, a.slug limit 1`,
    { path, now },
  ) ?? null;

/** The articles before and after one in its main topic, by time of publication. */
export function neighboursInTopic(
  { db }: Library,
  article: Pick<ArticleCard, 'slug' | 'publishedAt' | 'mainTopic'>,
  now: number,
): { previous: ArticleCard | null; next: ArticleCard | null } {
  const { mainTopic } = article;
  if (mainTopic === null) return { previous: null, next: null };
  const beside = (comparison: string, order: string) =>
    firstRow(
      db,
      cardRow,
      `select ${cardColumns} from articles a ${cardJoin}
        where a.main_topic = :topic and (a.published_at, a.slug) ${comparison} (:at, :slug) and ${publishedNow('a')}
        order by a.published_at ${order}, a.slug ${order} limit 1`,
      { topic: mainTopic.id, at: article.publishedAt, slug: article.slug, now },
    ) ?? null;
  return { previous: beside('<', 'desc'), next: beside('>', 'asc') };
}
