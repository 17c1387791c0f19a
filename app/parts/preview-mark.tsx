import type { ArticleCard } from '../../lib/library/cards.ts';

/** Why readers don't see an article that a preview shows; null for one that they see. */
export function hiddenBecause({ draft, publishedAt, expiresAt }: ArticleCard): string | null {
  const now = Date.now();
  if (draft) return '草稿';
  if (publishedAt > now) return '定时发布';
  return expiresAt !== null && expiresAt <= now ? '已过期' : null;
}

/** Shows that reason; nothing for an article that readers see. */
export function PreviewMark({ article }: { article: ArticleCard }) {
  const reason = hiddenBecause(article);
  return reason !== null && <span className="draft-mark">{reason}</span>;
}
