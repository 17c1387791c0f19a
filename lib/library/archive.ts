import { startOfMonth, yearAndMonth } from '../site/dates.ts';
import { site } from './meta.ts';
import type { Library } from './open.ts';
import { publishedNow } from './published.ts';
import { firstValue, numberValue } from './rows.ts';
import { NEVER } from './schema.ts';

export interface ArchiveMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly articles: number;
}

/** Months of the site's time zone in which something was published, newest first. */
export function archiveMonths(library: Library, now: number): ArchiveMonth[] {
  const zone = site(library).timeZone;
  const months: ArchiveMonth[] = [];
  // From article to article: a single one of the year 1024, a slip of the hand, is 12,000 months away.
  for (let last = lastBefore(library, NEVER, now); last !== null; ) {
    const { year, month } = yearAndMonth(last, zone);
    const start = startOfMonth(year, month, zone);
    const articles = countBetween(library, start, startOfMonth(year, month + 1, zone), now);
    months.push({ year, month, articles });
    last = lastBefore(library, start, now);
  }
  return months;
}

/** When the last of the published articles before a moment (ms) was published (ms); null when there is none. */
const lastBefore = ({ db }: Library, before: number, now: number): number | null =>
  firstValue(
    db,
    numberValue.nullable(),
    `select max(a.published_at) value from articles a where a.published_at < :before and ${publishedNow('a')}`,
    { before, now },
  ) ?? null;

/** Published articles of a span of time (ms, end not included), counted. */
export const countBetween = ({ db }: Library, from: number, until: number, now: number): number =>
  firstValue(
    db,
    numberValue,
    `select count(*) value from articles a
      where a.published_at >= :from and a.published_at < :until and ${publishedNow('a')}`,
    { from, until, now },
  ) ?? 0;
