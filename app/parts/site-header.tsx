import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { SearchForm } from './search-form.tsx';

/**
 * The site's name, its main places and the search box; each page begins with it.
 * @param ownSearch the page has a larger search box itself, and one a page is enough
 */
export function SiteHeader({ ownSearch = false }: { ownSearch?: boolean }) {
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="site-name" href="/">
          {site(currentLibrary()).name}
        </a>
        <nav aria-label="主导航">
          <a href="/topics">主题</a>
          <a href="/archive">归档</a>
          <a href="/about">关于</a>
        </nav>
        {!ownSearch && <SearchForm id="header-search" />}
      </div>
    </header>
  );
}
