import type { Metadata } from 'next';
import { archiveMonths } from '../../lib/library/archive.ts';
import { newestArticles } from '../../lib/library/cards.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { archiveYearPath } from '../../lib/site/urls.ts';
import { ArticleList, NoArticles } from '../parts/article-list.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { MonthList } from '../parts/month-list.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { pageMetadata } from '../parts/page-metadata.ts';
import { PAGE_SIZE } from '../parts/pager.tsx';
import { Section } from '../parts/section.tsx';

export const generateMetadata = (): Metadata => pageMetadata('全部文章', '/archive');

export default function ArchivePage() {
  const library = currentLibrary();
  const now = Date.now();
  const months = archiveMonths(library, now);
  const years = [...new Set(months.map(({ year }) => year))];
  return (
    <PageFrame>
      <Breadcrumbs crumbs={[]} />
      <h1>全部文章</h1>
      {years.map((year) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>
            <a href={archiveYearPath(year)}>{year} 年</a>
          </h2>
          <MonthList months={months.filter((entry) => entry.year === year)} />
        </section>
      ))}
      {months.length === 0 ? (
        <NoArticles />
      ) : (
        <Section id="newest" title="最新文章">
          <ArticleList
            articles={newestArticles(library, { now, limit: PAGE_SIZE })}
            timeZone={site(library).timeZone}
          />
        </Section>
      )}
    </PageFrame>
  );
}
