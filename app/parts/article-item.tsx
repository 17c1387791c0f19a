import type { ReactNode } from 'react';
import type { ArticleCard } from '../../lib/library/cards.ts';
import { Summary } from './summary.tsx';
import { TitleLink } from './title-link.tsx';

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
      <Summary of={article.summary} />
      {children}
    </li>
  );
}
