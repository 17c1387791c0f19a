import type { ReactNode } from 'react';
import { hasAboutPage } from '../../lib/library/about.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { SearchForm } from './search-form.tsx';

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

/** The site's name, links to its main pages and the search box. */
function SiteHeader({ search }: { search: boolean }) {
  const library = currentLibrary();
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="site-name" href="/">
          {site(library).name}
        </a>
        <nav aria-label="主导航">
          <a href="/topics">主题</a>
          <a href="/archive">文章</a>
          {hasAboutPage(library) && <a href="/about">关于</a>}
        </nav>
        {search && <SearchForm id="header-search" />}
      </div>
    </header>
  );
}
