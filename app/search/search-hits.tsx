import { Fragment } from 'react';
import type { Segment } from '../../lib/relations/passages.ts';
import type { SearchHit } from '../../lib/relations/search.ts';
import { languageOfText } from '../../lib/text/language.ts';
import { CardMeta, TitleLink } from '../parts/article-list.tsx';

/** What a search found, with the matching passage of each article. */
export function SearchHits({ hits, timeZone }: { hits: readonly SearchHit[]; timeZone: string }) {
  return (
    <ol className="cards article-list">
      {hits.map(({ card, title, passage }) => (
        <li key={card.slug}>
          <h2>
            <TitleLink article={card}>
              <Marked segments={title} />
            </TitleLink>
          </h2>
          <p lang={languageOfText(passage.map(({ text }) => text).join(''))}>
            <Marked segments={passage} />
          </p>
          <CardMeta article={card} timeZone={timeZone} />
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
