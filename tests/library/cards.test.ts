import { expect, it } from 'vitest';
import { archiveMonths } from '../../lib/library/archive.ts';
import { articlesBetween, countArticles, newestArticles } from '../../lib/library/cards.ts';
import { importContent } from '../../lib/library/import.ts';
import { libraryFile, openForImport } from '../../lib/library/open.ts';
import { articleText, testFolders } from './content-folder.ts';

const now = Date.UTC(2026, 0, 1);
const at = (time: string): number => Date.parse(`${time}+08:00`);

/** What lists say of a few articles, published or not, to readers or in a preview. */
function lists({ preview }: { preview: boolean }) {
  const { environment, write } = testFolders(preview ? { PREVIEW: '1' } : {});
  const save = (slug: string, publishedAt: string, fields = ''): void =>
    write(`articles/${slug}.md`, articleText(slug, { publishedAt, fields }));
  save('c', '2024-06-30 23:59:59');
  save('b', '2024-06-01 00:00:00', 'expiresAt: 2027-01-01\n');
  save('a', '2024-06-01 00:00:00', 'updatedAt: 2025-01-01\n');
  save('before', '2024-05-31 23:59:59');
  save('after', '2024-07-01 00:00:00');
  save('draft', '2024-06-15 00:00:00', 'draft: true\n');
  save('over', '2024-06-16 00:00:00', 'expiresAt: 2025-01-01\n');
  save('later', '2026-02-01 00:00:00');
  const library = openForImport(libraryFile(environment.dataDir, preview));
  importContent(library, environment);
  const cards = newestArticles(library, { now, limit: 99 });
  const slugs = (list: readonly { slug: string }[]): string[] => list.map(({ slug }) => slug);
  const june = (limit: number, offset?: number): string[] =>
    slugs(
      articlesBetween(library, at('2024-06-01T00:00:00'), at('2024-07-01T00:00:00'), { now, limit, offset }),
    );
  const found = {
    cards,
    newest: slugs(cards),
    second: slugs(newestArticles(library, { now, limit: 2, offset: 1 })),
    count: countArticles(library, now),
    june: june(9),
    secondOfJune: june(1, 1),
    months: archiveMonths(library, now),
  };
  library.db.close();
  return found;
}

const readers = lists({ preview: false });

it('lists show the newest first, by address where the time is the same, page by page', () => {
  const { newest, second, count } = readers;
  expect(newest).toEqual(['after', 'c', 'a', 'b', 'before']);
  expect(second).toEqual(['c', 'a']);
  expect(count).toBe(5);
});

it('a month has its first moment, and not that of the next', () => {
  const { june, secondOfJune } = readers;
  expect(june).toEqual(['c', 'a', 'b']);
  expect(secondOfJune).toEqual(['a']);
});

it('a card says what its list shows: the topic by its id where there is no list, and each time as it is', () => {
  const card = (slug: string) => readers.cards.find((shown) => shown.slug === slug);
  expect(card('a')).toMatchObject({ updatedAt: at('2025-01-01T00:00:00'), expiresAt: null, draft: false });
  expect(card('b')).toMatchObject({
    title: 'b',
    mainTopic: { id: 'fenqi', name: 'fenqi' },
    publishedAt: at('2024-06-01T00:00:00'),
    updatedAt: null,
    expiresAt: at('2027-01-01T00:00:00'),
  });
});

it('a preview lists drafts, marked, and what is scheduled or over; its archive has their months', () => {
  const { cards, months } = lists({ preview: true });
  expect(cards.map(({ slug, draft }) => (draft ? `${slug}!` : slug))).toEqual([
    'later',
    'after',
    'c',
    'over',
    'draft!',
    'a',
    'b',
    'before',
  ]);
  expect(months.map(({ year, month, articles }) => [year, month, articles])).toEqual([
    [2026, 2, 1],
    [2024, 7, 1],
    [2024, 6, 5],
    [2024, 5, 1],
  ]);
});
