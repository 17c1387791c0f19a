import { z } from 'zod';
import { startOfMonth, yearAndMonth } from '../site/dates.ts';
import { site } from './meta.ts';
import type { Library } from './open.ts';
import { publishedNow } from './published.ts';
import { firstRow, firstValue, numberValue } from './rows.ts';

export interface ArchiveMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly articles: number;
}

const ends = z.object({ first: z.number().nullable(), last: z.number().nullable() });

/** Months of the site's time zone in which something was published, newest first. */
export function archiveMonths(library: Library, now: number): ArchiveMonth[] {
  const { db } = library;
  const zone = site(library).timeZone;
  const span = firstRow(
    db,
    ends,
    `select min(a.published_at) first, max(a.published_at) last from articles a where ${publishedNow('a')}`,
    { now },
  );
  if (span === undefined || span.first === null || span.last === null) return [];
  const months: ArchiveMonth[] = [];
  let { year, month } = yearAndMonth(span.last, zone);
  const end = yearAndMonth(span.first, zone);
  while (year > end.year || (year === end.year && month >= end.month)) {
    const articles = countBetween(
      library,
      startOfMonth(year, month, zone),
      startOfMonth(year, month + 1, zone),
      now,
    );
    if (articles > 0) months.push({ year, month, articles });
    month -= 1;
    if (month === 0) {
      month = 12;
      year -= 1;
    }
  }
  return months;
}

/** Published articles of a span of time (ms, end not included), counted. */
export const countBetween = ({ db }: Library, from: number, until: number, now: number): number =>
  firstValue(
    db,
    numberValue,
    `select count(*) value from articles a
      where a.published_at >= :from and a.published_at < :until and ${publishedNow('a')}`,
    { from, until, now },
  ) ?? 0;
