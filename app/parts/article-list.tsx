import type { ArticleCard } from '../../lib/library/cards.ts';
import { ArticleItem } from './article-item.tsx';
import { CardMeta } from './card-meta.tsx';

interface ArticleListProps {
  readonly articles: readonly ArticleCard[];
  readonly timeZone: string;
  /** Level of the titles in the page's outline. */
  readonly heading?: 'h2' | 'h3';
  readonly showTopic?: boolean;
}

/** Articles as a list of title, summary, topic and date. */
export function ArticleList({ articles, timeZone, heading = 'h3', showTopic = true }: ArticleListProps) {
  return (
    <ul className="cards article-list">
      {articles.map((article) => (
        <ArticleItem key={article.slug} article={article} heading={heading}>
          <CardMeta article={article} timeZone={timeZone} showTopic={showTopic} />
        </ArticleItem>
      ))}
    </ul>
  );
}
