import { Fragment } from 'react';
import type { Segment } from '../../lib/relations/passages.ts';
import type { SearchHit } from '../../lib/relations/search.ts';
import { formatDate } from '../../lib/site/dates.ts';
import { articlePath, topicPath } from '../../lib/site/urls.ts';
import { languageOfHeadline, languageOfText } from '../../lib/text/language.ts';
import { titleClass } from '../../lib/text/title-measure.ts';
import { PreviewMark } from '../parts/preview-mark.tsx';
import { WIDEST_CARD } from '../parts/widest.ts';

/** What a search found, with the matching passage of each article. */
export function SearchHits({ hits, timeZone }: { hits: readonly SearchHit[]; timeZone: string }) {
  return (
    <ol className="cards article-list">
      {hits.map(({ card, title, passage }) => (
        <li key={card.slug}>
          <h2>
            <a
              href={articlePath(card.slug)}
              lang={languageOfHeadline(card.title)}
              className={titleClass(card.title, WIDEST_CARD)}
            >
              <Marked segments={title} />
            </a>
          </h2>
          <p lang={languageOfText(passage.map(({ text }) => text).join(''))}>
            <Marked segments={passage} />
          </p>
          <p className="meta">
            <PreviewMark article={card} />
            {card.mainTopic && <a href={topicPath(card.mainTopic.id)}>{card.mainTopic.name}</a>}
            <time dateTime={formatDate(card.publishedAt, timeZone)}>
              {formatDate(card.publishedAt, timeZone)}
            </time>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, marked }, index) => {
    // The segments of one text never change places.
    const key = `${index}`;
    return marked ? <mark key={key}>{text}</mark> : <Fragment key={key}>{text}</Fragment>;
  });
}
