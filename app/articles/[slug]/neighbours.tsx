import type { ArticleCard } from '../../../lib/library/cards.ts';
import { articlePath } from '../../../lib/site/urls.ts';
import { titleClass } from '../../../lib/text/title-measure.ts';
import { WIDEST_LINK } from '../../parts/widest.ts';

/** The articles before and after this one in its topic. */
export function Neighbours({ previous, next }: { previous: ArticleCard | null; next: ArticleCard | null }) {
  if (previous === null && next === null) return null;
  return (
    <nav className="neighbours" aria-label="同主题的上一篇和下一篇">
      {previous && (
        <a href={articlePath(previous.slug)} rel="prev">
          <span>上一篇</span>
          <div className={titleClass(previous.title, WIDEST_LINK)}>{previous.title}</div>
        </a>
      )}
      {next && (
        <a href={articlePath(next.slug)} rel="next">
          <span>下一篇</span>
          <div className={titleClass(next.title, WIDEST_LINK)}>{next.title}</div>
        </a>
      )}
    </nav>
  );
}
