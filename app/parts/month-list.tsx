import type { ArchiveMonth } from '../../lib/library/archive.ts';
import { archiveMonthPath } from '../../lib/site/urls.ts';
import './counted-list.css';

export function MonthList({ months }: { months: readonly ArchiveMonth[] }) {
  return (
    <ul className="counted">
      {months.map(({ year, month, articles }) => (
        <li key={month}>
          <a href={archiveMonthPath(year, month)}>{month} 月</a> <span className="count">{articles} 篇</span>
        </li>
      ))}
    </ul>
  );
}
