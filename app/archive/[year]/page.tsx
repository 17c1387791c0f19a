import type { Metadata } from 'next';
import { cache } from 'react';
import { archiveMonths } from '../../../lib/library/archive.ts';
import { currentLibrary } from '../../../lib/library/current.ts';
import { archiveYearPath } from '../../../lib/site/urls.ts';
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx';
import { MonthList } from '../../parts/month-list.tsx';
import { notFoundMetadata } from '../../parts/not-found-metadata.ts';
import { NotFoundPage } from '../../parts/not-found-page.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { pageMetadata } from '../../parts/page-metadata.ts';
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
  return (
    <PageFrame>
      <Breadcrumbs crumbs={[{ name: '全部文章', href: '/archive' }]} />
      <h1>{year} 年</h1>
      <MonthList months={months} />
    </PageFrame>
  );
}
