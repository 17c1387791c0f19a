import type { ArticleCard } from '../../lib/library/cards.ts';
import { articlePath } from '../../lib/site/urls.ts';
import { titleClass } from '../../lib/text/title-measure.ts';
import { WIDEST_CARD } from './widest.ts';

/** An article's title in a list, leading to it. */
export function TitleLink({ article: { slug, title } }: { article: ArticleCard }) {
  return (
    <a href={articlePath(slug)} className={titleClass(title, WIDEST_CARD)}>
      {title}
    </a>
  );
}
