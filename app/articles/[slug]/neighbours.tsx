import type { ArticleCard } from '../../../lib/library/cards.ts';
import { articlePath } from '../../../lib/site/urls.ts';

/** The articles before and after this one in its topic. */
export function Neighbours({ previous, next }: { previous: ArticleCard | null; next: ArticleCard | null }) {
  if (previous === null && next === null) return null;
  return (
    <nav className="neighbours" aria-label="同主题的上一篇和下一篇">
      {previous && (
        <a href={articlePath(previous.slug)} rel="prev">
          <span>上一篇</span>
          {previous.title}
        </a>
      )}
      {next && (
        <a href={articlePath(next.slug)} rel="next">
          <span>下一篇</span>
          {next.title}
        </a>
      )}
    </nav>
  );
}
