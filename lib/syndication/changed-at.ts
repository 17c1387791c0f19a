import type { ArticleRecord } from '../library/articles.ts';

/** When the text last changed for its readers (ms). Records have no updates and corrections that are still to come. */
export const changedAt = ({
  publishedAt,
  updatedAt,
  corrections,
}: Pick<ArticleRecord, 'publishedAt' | 'updatedAt' | 'corrections'>): number =>
  Math.max(publishedAt, updatedAt ?? 0, ...corrections.map(({ date }) => date));
