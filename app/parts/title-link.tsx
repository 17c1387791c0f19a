import type { ReactNode } from 'react';
import type { ArticleCard } from '../../lib/library/cards.ts';
import { articlePath } from '../../lib/site/urls.ts';
import { languageOfHeadline } from '../../lib/text/language.ts';
import { titleClass } from '../../lib/text/title-measure.ts';
import { WIDEST_CARD } from './widest.ts';

interface TitleLinkProps {
  readonly article: ArticleCard;
  /** The title with marks in it. */
  readonly children?: ReactNode;
}

/** An article's title in a list, leading to it. */
export function TitleLink({ article: { slug, title }, children = title }: TitleLinkProps) {
  return (
    <a href={articlePath(slug)} lang={languageOfHeadline(title)} className={titleClass(title, WIDEST_CARD)}>
      {children}
    </a>
  );
}
