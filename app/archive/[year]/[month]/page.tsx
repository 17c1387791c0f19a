import type { Metadata } from 'next';
import { countBetween } from '../../../../lib/library/archive.ts';
import { articlesBetween } from '../../../../lib/library/cards.ts';
import { currentLibrary } from '../../../../lib/library/current.ts';
import { site } from '../../../../lib/library/meta.ts';
import { startOfMonth } from '../../../../lib/site/dates.ts';
import { archiveMonthPath, archiveYearPath } from '../../../../lib/site/urls.ts';
import { ArticleList } from '../../../parts/article-list.tsx';
import { Breadcrumbs } from '../../../parts/breadcrumbs.tsx';
import { NotFoundPage, notFoundMetadata } from '../../../parts/not-found-page.tsx';
import { PAGE_SIZE, Pager, pageNumber } from '../../../parts/pager.tsx';
import { SiteHeader } from '../../../parts/site-header.tsx';

interface MonthPageProps {
  readonly params: Promise<{ year: string; month: string }>;
  readonly searchParams: Promise<{ page?: string | string[] }>;
}

async function monthOf({ params }: MonthPageProps): Promise<{ year: number; month: number } | null> {
  const { year, month } = await params;
  if (!/^\d{4}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month)) return null;
  return { year: Number(year), month: Number(month) };
}

export async function generateMetadata(props: MonthPageProps): Promise<Metadata> {
  const asked = await monthOf(props);
  if (asked === null) return notFoundMetadata;
  const { year, month } = asked;
  const page = pageNumber((await props.searchParams).page);
  return {
    title: `${year} 年 ${month} 月的文章${page > 1 ? `（第 ${page} 页）` : ''}`,
    alternates: { canonical: archiveMonthPath(year, month, page) },
  };
}

export default async function MonthPage(props: MonthPageProps) {
  const library = currentLibrary();
  const now = Date.now();
  const asked = await monthOf(props);
  if (asked === null) return <NotFoundPage path="archive" />;
  const { year, month } = asked;
  const page = pageNumber((await props.searchParams).page);
  const { timeZone } = site(library);
  const from = startOfMonth(year, month, timeZone);
  const until = startOfMonth(year, month + 1, timeZone);
  const articles = articlesBetween(library, from, until, {
    now,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  if (articles.length === 0) return <NotFoundPage path={`${year} ${month}`} />;
  return (
    <>
      <SiteHeader />
      <main id="content" className="wrap">
        <Breadcrumbs
          crumbs={[
            { name: '归档', href: '/archive' },
            { name: `${year} 年`, href: archiveYearPath(year) },
          ]}
        />
        <h1>
          {year} 年 {month} 月
        </h1>
        <ArticleList articles={articles} timeZone={timeZone} heading="h2" />
        <Pager
          page={page}
          total={countBetween(library, from, until, now)}
          href={(to) => archiveMonthPath(year, month, to)}
        />
      </main>
    </>
  );
}
