import { notFoundMetadata } from './parts/not-found-page.tsx';
import { SearchForm } from './parts/search-form.tsx';
import { SiteHeader } from './parts/site-header.tsx';

export const metadata = notFoundMetadata;

/**
 * Next renders this page beside every other one, in case it is needed: so it asks the library for little. The
 * page that readers see at a wrong address is `NotFoundPage`.
 */
export default function NotFound() {
  return (
    <>
      <SiteHeader ownSearch />
      <main id="content" className="wrap">
        <h1>没有这个页面</h1>
        <p className="lead">地址可能抄漏了一段，或者页面已经改名。</p>
        <SearchForm id="missing-search" />
        <p>
          <a href="/topics">看看全部主题</a>
        </p>
      </main>
    </>
  );
}
