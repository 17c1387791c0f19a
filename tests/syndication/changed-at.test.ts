import { expect, it } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { articleChanges } from '../../lib/library/feed-queries.ts';
import { importContent } from '../../lib/library/import.ts';
import { libraryFile, openForImport } from '../../lib/library/open.ts';
import { changedAt } from '../../lib/syndication/changed-at.ts';
import { articleText, testFolders } from '../library/content-folder.ts';

// The sitemap asks SQL, feeds and structured data ask TypeScript.
it('sitemap and feeds tell one time of change, whenever they are asked', () => {
  const folders = testFolders();
  const fields = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const correction = (date: string) => `  - date: ${date}\n    text: 改`;
  const texts = {
    none: [],
    updated: ['updatedAt: 2025-02-01'],
    corrected: ['corrections:', correction('2025-04-01'), correction('2025-03-01')],
    both: ['updatedAt: 2025-03-15', 'corrections:', correction('2025-03-01'), correction('2025-05-01')],
  };
  for (const [slug, lines] of Object.entries(texts)) {
    folders.write(
      `articles/${slug}.md`,
      articleText(slug, { publishedAt: '2025-01-01', fields: fields(lines) }),
    );
  }
  const library = openForImport(libraryFile(folders.dataDir, false));
  importContent(library, folders.environment);
  const told = new Set<number>();
  for (let month = 1; month <= 6; month += 1) {
    const now = Date.UTC(2025, month - 1, 20);
    const changes = articleChanges(library, { now, limit: 9, offset: 0 });
    expect(changes.map(({ slug }) => slug)).toEqual(Object.keys(texts).sort());
    for (const { slug, changedAt: time } of changes) {
      const article = publishedArticle(library, slug, now);
      expect(article && changedAt(article)).toBe(time);
      told.add(time);
    }
  }
  // Each of the times was the last one at some moment.
  expect(told.size).toBe(6);
  library.db.close();
});
