import type { ArticleRecord } from '../../../lib/library/articles.ts';
import { formatDate, formatIso, formatTimestamp, isStartOfDay } from '../../../lib/site/dates.ts';
import { readingMinutes } from '../../../lib/text/reading-time.ts';
import { PreviewMark } from '../../parts/preview-mark.tsx';

/** Who wrote the article, when it appeared, changed and was checked, and how long it takes. */
export function ArticleMeta({ article, timeZone }: { article: ArticleRecord; timeZone: string }) {
  const { authors, publishedAt, updatedAt, verifiedAt } = article;
  return (
    <div className="meta article-meta">
      <PreviewMark article={article} />
      {authors.length > 0 && <span>作者：{authors.join('、')}</span>}
      <Moment label="发布时间" ms={publishedAt} timeZone={timeZone} />
      {updatedAt !== null && updatedAt !== publishedAt && (
        <Moment label="更新" ms={updatedAt} timeZone={timeZone} />
      )}
      {verifiedAt !== null && <Moment label="核实" ms={verifiedAt} timeZone={timeZone} />}
      <span>约 {readingMinutes(article.characters)} 分钟读完</span>
    </div>
  );
}

/** A time of day only where the editor gave one. */
function Moment({ label, ms, timeZone }: { label: string; ms: number; timeZone: string }) {
  const text = isStartOfDay(ms, timeZone) ? formatDate(ms, timeZone) : formatTimestamp(ms, timeZone);
  return (
    <span>
      {label}：<time dateTime={formatIso(ms, timeZone)}>{text}</time>
    </span>
  );
}
