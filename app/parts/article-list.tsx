import type { ArticleCard } from '../../lib/library/cards.ts';
import { CardMeta } from './card-meta.tsx';
import { Summary } from './summary.tsx';
import { TitleLink } from './title-link.tsx';

interface ArticleListProps {
  readonly articles: readonly ArticleCard[];
  readonly timeZone: string;
  /** Level of the titles in the page's outline. */
  readonly heading?: 'h2' | 'h3';
  readonly showTopic?: boolean;
}

/** Articles as a list of title, summary, topic and date. */
export function ArticleList({
  articles,
  timeZone,
  heading: Heading = 'h3',
  showTopic = true,
}: ArticleListProps) {
  return (
    <ul className="cards article-list">
      {articles.map((article) => (
        <li key={article.slug}>
          <Heading>
            <TitleLink article={article} />
          </Heading>
          <Summary of={article.summary} />
          <CardMeta article={article} timeZone={timeZone} showTopic={showTopic} />
        </li>
      ))}
    </ul>
  );
}
