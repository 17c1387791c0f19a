import type { ReactNode } from 'react';
import type { ArticleCard } from '../../lib/library/cards.ts';
import { formatDate } from '../../lib/site/dates.ts';
import { articlePath } from '../../lib/site/urls.ts';
import { languageOfHeadline, languageOfText } from '../../lib/text/language.ts';
import { titleClass } from '../../lib/text/title-measure.ts';
import { PreviewMark } from './preview-mark.tsx';
import { TopicLink } from './topic-link.tsx';
import { WIDEST_CARD } from './widest.ts';

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

/** What stands in the place of articles on a site that has none yet. */
export function NoArticles() {
  return <p className="lead">还没有文章。</p>;
}

interface ArticleItemProps {
  readonly article: ArticleCard;
  readonly heading?: 'h2' | 'h3';
  /** What stands below the summary. */
  readonly children: ReactNode;
}

/** An item of a list of articles: its title, which leads to it, and its summary. */
export function ArticleItem({ article, heading: Heading = 'h3', children }: ArticleItemProps) {
  return (
    <li>
      <Heading>
        <TitleLink article={article} />
      </Heading>
      <p lang={languageOfText(article.summary)}>{article.summary}</p>
      {children}
    </li>
  );
}

interface TitleLinkProps {
  readonly article: ArticleCard;
  /** The title with marks in it. */
  readonly children?: ReactNode;
}

export function TitleLink({ article: { slug, title }, children = title }: TitleLinkProps) {
  return (
    <a href={articlePath(slug)} lang={languageOfHeadline(title)} className={titleClass(title, WIDEST_CARD)}>
      {children}
    </a>
  );
}

interface CardMetaProps {
  readonly article: ArticleCard;
  readonly timeZone: string;
  readonly showTopic?: boolean;
}

export function CardMeta({ article, timeZone, showTopic = true }: CardMetaProps) {
  const { mainTopic, publishedAt } = article;
  const date = formatDate(publishedAt, timeZone);
  return (
    <p className="meta">
      <PreviewMark article={article} />
      {showTopic && mainTopic && <TopicLink topic={mainTopic} />}
      <time dateTime={date}>{date}</time>
    </p>
  );
}
