import type { ArticleCard } from '../../lib/library/cards.ts';

interface PreviewMarkProps {
  readonly article: Pick<ArticleCard, 'draft' | 'publishedAt'> & { readonly expiresAt?: number | null };
}

/** Why readers don't see an article that a preview shows; nothing for one that they see. */
export function PreviewMark({ article: { draft, publishedAt, expiresAt = null } }: PreviewMarkProps) {
  const now = Date.now();
  const reason = draft
    ? '草稿'
    : publishedAt > now
      ? '定时发布'
      : expiresAt !== null && expiresAt <= now
        ? '已过期'
        : null;
  return reason !== null && <span className="draft-mark">{reason}</span>;
}
