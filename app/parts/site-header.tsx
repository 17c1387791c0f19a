import { hasAboutPage } from '../../lib/library/about.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { SearchForm } from './search-form.tsx';

/** The site's name, links to its main pages and the search box. */
export function SiteHeader({ search }: { search: boolean }) {
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
