import type { ArticleCard } from '../../../lib/library/cards.ts';
import { articlePath } from '../../../lib/site/urls.ts';
import { languageOfHeadline } from '../../../lib/text/language.ts';
import { titleClass } from '../../../lib/text/title-measure.ts';
import { PreviewMark } from '../../parts/preview-mark.tsx';
import { WIDEST_CARD } from '../../parts/widest.ts';

/** The articles before and after this one in its topic. */
export function Neighbours({ previous, next }: { previous: ArticleCard | null; next: ArticleCard | null }) {
  if (previous === null && next === null) return null;
  return (
    <nav className="neighbours" aria-label="同主题的上一篇和下一篇">
      {previous && <Neighbour rel="prev" name="上一篇" article={previous} />}
      {next && <Neighbour rel="next" name="下一篇" article={next} />}
    </nav>
  );
}

function Neighbour({ rel, name, article }: { rel: 'prev' | 'next'; name: string; article: ArticleCard }) {
  const { slug, title } = article;
  return (
    <a href={articlePath(slug)} rel={rel}>
      <span>{name}</span>
      <PreviewMark article={article} />
      <div lang={languageOfHeadline(title)} className={titleClass(title, WIDEST_CARD)}>
        {title}
      </div>
    </a>
  );
}
