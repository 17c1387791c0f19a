import type { Site } from '../../lib/site/site.ts';
import { SearchForm } from './search-form.tsx';

export function SiteHeader({ site }: { site: Site }) {
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="site-name" href="/">
          {site.name}
        </a>
        <nav aria-label="主导航">
          <a href="/topics">主题</a>
          <a href="/archive">归档</a>
          <a href="/about">关于</a>
        </nav>
        <SearchForm id="header-search" />
      </div>
    </header>
  );
}
