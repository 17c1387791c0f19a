import type { ArticleRecord } from '../library/articles.ts';

/** When the text last changed for its readers (ms). */
export const changedAt = (
  { publishedAt, updatedAt, corrections }: Pick<ArticleRecord, 'publishedAt' | 'updatedAt' | 'corrections'>,
  now: number,
): number =>
  Math.max(
    publishedAt,
    ...[updatedAt ?? 0, ...corrections.map(({ date }) => date)].filter((time) => time <= now),
  );
