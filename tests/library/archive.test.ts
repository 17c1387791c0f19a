import { expect, it } from 'vitest';
import { type ArchiveMonth, archiveMonths } from '../../lib/library/archive.ts';
import { importContent } from '../../lib/library/import.ts';
import { type Library, openForImport } from '../../lib/library/open.ts';
import { spentOn } from '../growth.ts';
import { articleText, testFolders } from './content-folder.ts';

const NOW = Date.UTC(2026, 0, 1);

function withArticles<T>(publishedAt: readonly string[], work: (library: Library) => T): T {
  const { environment, write } = testFolders();
  for (const [at, time] of publishedAt.entries()) {
    write(`articles/a-${at}.md`, articleText(`文章${at}`, { publishedAt: time }));
  }
  const library = openForImport(`${environment.dataDir}/library.db`);
  importContent(library, environment);
  const result = work(library);
  library.db.close();
  return result;
}

const monthsOf = (publishedAt: readonly string[]): ArchiveMonth[] =>
  withArticles(publishedAt, (library) => archiveMonths(library, NOW));

it('the archive has the months in which something was published, newest first, by the site’s clock', () => {
  const published = ['2024-05-31 23:59:59', '2024-06-01', '2024-06-30 23:59:59', '2023-12-31', '2026-01-01'];
  // Later than now, one of them in the same month as an article that can be read.
  const scheduled = ['2026-01-02', '2026-06-01'];
  expect(monthsOf([...published, ...scheduled])).toEqual([
    { year: 2026, month: 1, articles: 1 },
    { year: 2024, month: 6, articles: 2 },
    { year: 2024, month: 5, articles: 1 },
    { year: 2023, month: 12, articles: 1 },
  ]);
});

it('the archive takes no longer for an article of the year 1024 (it took two seconds a page)', () => {
  const spent = (year: number): number =>
    withArticles([`${year}-06-01`, '2024-06-01'], (library) => spentOn(() => archiveMonths(library, NOW)));
  expect(spent(1024) / spent(2023)).toBeLessThan(20);
});

it('without articles there is no archive', () => {
  expect(monthsOf([])).toEqual([]);
});
