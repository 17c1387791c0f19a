import type { Metadata } from 'next';
import { cache } from 'react';
import { archiveMonths } from '../../../lib/library/archive.ts';
import { articlesBetween } from '../../../lib/library/cards.ts';
import { currentLibrary } from '../../../lib/library/current.ts';
import { site } from '../../../lib/library/meta.ts';
import { startOfMonth } from '../../../lib/site/dates.ts';
import { archiveYearPath } from '../../../lib/site/urls.ts';
import { ArticleList } from '../../parts/article-list.tsx';
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx';
import { MonthList } from '../../parts/month-list.tsx';
import { notFoundMetadata } from '../../parts/not-found-metadata.ts';
import { NotFoundPage } from '../../parts/not-found-page.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { pageMetadata } from '../../parts/page-metadata.ts';
import { PAGE_SIZE } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { decodeSegment } from '../../parts/segment.ts';

interface YearPageProps {
  readonly params: Promise<{ year: string }>;
}

/** The months with articles of a year as its address has it; read once for the page's head and its body. */
const monthsOf = cache((year: string) =>
  archiveMonths(currentLibrary(), Date.now()).filter((entry) => String(entry.year) === year),
);

export async function generateMetadata({ params }: YearPageProps): Promise<Metadata> {
  const { year } = await params;
  if (monthsOf(year).length === 0) return notFoundMetadata;
  return pageMetadata(`${year} 年的文章`, archiveYearPath(Number(year)));
}

export default async function YearPage({ params }: YearPageProps) {
  const { year } = await params;
  const months = monthsOf(year);
  if (months.length === 0) return <NotFoundPage path={`/archive/${decodeSegment(year)}`} />;
  const library = currentLibrary();
  const { timeZone } = site(library);
  const from = startOfMonth(Number(year), 1, timeZone);
  const until = startOfMonth(Number(year), 13, timeZone);
  const total = months.reduce((sum, { articles }) => sum + articles, 0);
  return (
    <PageFrame>
      <Breadcrumbs crumbs={[{ name: '全部文章', href: '/archive' }]} />
      <h1>{year} 年</h1>
      <MonthList months={months} />
      <Section id="articles" title={total > PAGE_SIZE ? '这一年最新的文章' : '这一年的文章'}>
        <ArticleList
          articles={articlesBetween(library, from, until, { now: Date.now(), limit: PAGE_SIZE })}
          timeZone={timeZone}
        />
      </Section>
    </PageFrame>
  );
}
