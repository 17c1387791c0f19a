import type { ArticleCard } from '../../lib/library/cards.ts';
import { formatDate } from '../../lib/site/dates.ts';
import { topicPath } from '../../lib/site/urls.ts';
import { PreviewMark } from './preview-mark.tsx';
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
          <p className="meta">
            <PreviewMark article={article} />
            {showTopic && article.mainTopic && (
              <a href={topicPath(article.mainTopic.id)}>{article.mainTopic.name}</a>
            )}
            <time dateTime={formatDate(article.publishedAt, timeZone)}>
              {formatDate(article.publishedAt, timeZone)}
            </time>
          </p>
        </li>
      ))}
    </ul>
  );
}
