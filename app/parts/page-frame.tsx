import type { ReactNode } from 'react';
import { SiteHeader } from './site-header.tsx';

interface PageFrameProps {
  /** Whether the page has a larger search box of its own: one on a page is enough. */
  readonly ownSearch?: boolean;
  /** Class of `<main>`, for the styles of one kind of page. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** What every page begins with, and its main part; the layout adds the footer. */
export function PageFrame({ ownSearch = false, className, children }: PageFrameProps) {
  return (
    <>
      <SiteHeader search={!ownSearch} />
      <main id="content" className={className === undefined ? 'wrap' : `wrap ${className}`}>
        {children}
      </main>
    </>
  );
}
