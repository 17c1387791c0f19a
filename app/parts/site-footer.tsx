import { hasAboutPage } from '../../lib/library/about.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import type { Site } from '../../lib/site/site.ts';

export function SiteFooter({ site }: { site: Site }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p>{site.description}</p>
        <p className="links">
          {hasAboutPage(currentLibrary()) && <a href="/about">关于本站</a>}
          <a href="/topics">全部主题</a>
          <a href="/archive">全部文章</a>
          <a href="/feed.xml">RSS 订阅</a>
        </p>
        {(site.licence || site.notice) && (
          <p className="small">
            {site.licence && (
              <>
                文章以{' '}
                <a href={site.licence.url} rel="license noopener">
                  {site.licence.name}
                </a>{' '}
                授权转载。
              </>
            )}
            {site.notice}
          </p>
        )}
      </div>
    </footer>
  );
}
