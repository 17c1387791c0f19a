import type { Metadata } from 'next';
import { cache } from 'react';
import { countBetween } from '../../../../lib/library/archive.ts';
import { articlesBetween } from '../../../../lib/library/cards.ts';
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

/** What an address shows, null for one without articles; read once for the page's head and its body. */
const contentOf = cache((year: string, month: string, page: number) => {
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

async function monthPage(props: MonthPageProps) {
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
    const [firstPage, meant] = [month, `0${month}`].map((written) => {
      const list = contentOf(year, written, 1);
      return list === null ? undefined : archiveMonthPath(list.year, list.month);
    });
    return <NotFoundPage path={path} firstPage={firstPage} meant={meant} />;
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
