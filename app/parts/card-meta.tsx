import type { ArticleCard } from '../../lib/library/cards.ts';
import { formatDate } from '../../lib/site/dates.ts';
import { topicPath } from '../../lib/site/urls.ts';
import { PreviewMark } from './preview-mark.tsx';

interface CardMetaProps {
  readonly article: ArticleCard;
  readonly timeZone: string;
  readonly showTopic?: boolean;
}

/** Topic and date of an article in a list. */
export function CardMeta({ article, timeZone, showTopic = true }: CardMetaProps) {
  const { mainTopic, publishedAt } = article;
  return (
    <p className="meta">
      <PreviewMark article={article} />
      {showTopic && mainTopic && <a href={topicPath(mainTopic.id)}>{mainTopic.name}</a>}
      <time dateTime={formatDate(publishedAt, timeZone)}>{formatDate(publishedAt, timeZone)}</time>
    </p>
  );
}
