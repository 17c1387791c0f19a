import type { Metadata } from 'next';
import { cache } from 'react';
import { countBetween } from '../../../../lib/library/archive.ts';
import { type ArticleCard, articlesBetween } from '../../../../lib/library/cards.ts';
import { currentLibrary } from '../../../../lib/library/current.ts';
import { site } from '../../../../lib/library/meta.ts';
import { startOfMonth } from '../../../../lib/site/dates.ts';
import { archiveMonthPath, archiveYearPath } from '../../../../lib/site/urls.ts';
import { ArticleList } from '../../../parts/article-list.tsx';
import { Breadcrumbs } from '../../../parts/breadcrumbs.tsx';
import { notFoundMetadata } from '../../../parts/not-found-metadata.ts';
import { NotFoundPage } from '../../../parts/not-found-page.tsx';
import { PageFrame } from '../../../parts/page-frame.tsx';
import { pageMetadata } from '../../../parts/page-metadata.ts';
import { PAGE_SIZE, Pager, pageNumber, pageSuffix } from '../../../parts/pager.tsx';
import { decodeSegment } from '../../../parts/segment.ts';

interface MonthPageProps {
  readonly params: Promise<{ year: string; month: string }>;
  readonly searchParams: Promise<{ page?: string | string[] }>;
}

interface MonthPageContent {
  readonly year: number;
  readonly month: number;
  readonly page: number;
  readonly articles: readonly ArticleCard[];
  /** Articles of the whole month. */
  readonly total: number;
}

/** What an address shows, null for one without articles; read once for the page's head and its body. */
const contentOf = cache((year: string, month: string, page: number): MonthPageContent | null => {
  if (!/^\d{4}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month)) return null;
  const library = currentLibrary();
  const now = Date.now();
  const { timeZone } = site(library);
  const date = { year: Number(year), month: Number(month) };
  const from = startOfMonth(date.year, date.month, timeZone);
  const until = startOfMonth(date.year, date.month + 1, timeZone);
  const articles = articlesBetween(library, from, until, {
    now,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  if (articles.length === 0) return null;
  return { ...date, page, articles, total: countBetween(library, from, until, now) };
});

async function monthPage(props: MonthPageProps): Promise<MonthPageContent | null> {
  const { year, month } = await props.params;
  return contentOf(year, month, pageNumber((await props.searchParams).page));
}

export async function generateMetadata(props: MonthPageProps): Promise<Metadata> {
  const content = await monthPage(props);
  if (content === null) return notFoundMetadata;
  const { year, month, page } = content;
  return pageMetadata(`${year} 年 ${month} 月的文章${pageSuffix(page)}`, archiveMonthPath(year, month, page));
}

export default async function MonthPage(props: MonthPageProps) {
  const content = await monthPage(props);
  if (content === null) {
    const { year, month } = await props.params;
    const path = `/archive/${decodeSegment(year)}/${decodeSegment(month)}`;
    const list = contentOf(year, month, 1);
    if (list !== null)
      return <NotFoundPage path={path} firstPage={archiveMonthPath(list.year, list.month)} />;
    const written = contentOf(year, `0${month}`, 1);
    return written === null ? (
      <NotFoundPage path={path} />
    ) : (
      <NotFoundPage path={path} meant={archiveMonthPath(written.year, written.month)} />
    );
  }
  const { year, month, page, articles, total } = content;
  const { timeZone } = site(currentLibrary());
  return (
    <PageFrame>
      <Breadcrumbs
        crumbs={[
          { name: '全部文章', href: '/archive' },
          { name: `${year} 年`, href: archiveYearPath(year) },
        ]}
      />
      <h1>
        {year} 年 {month} 月
      </h1>
      <ArticleList articles={articles} timeZone={timeZone} heading="h2" />
      <Pager page={page} total={total} href={(to) => archiveMonthPath(year, month, to)} />
    </PageFrame>
  );
}
