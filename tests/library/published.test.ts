import { expect, it } from 'vitest';
import { importContent } from '../../lib/library/import.ts';
import { libraryFile, openForImport } from '../../lib/library/open.ts';
import { leadingTo, openSlugOf } from '../../lib/library/published.ts';
import { firstValue, textValue, values } from '../../lib/library/rows.ts';
import { articleText, testFolders } from './content-folder.ts';

const now = Date.UTC(2026, 0, 1);
const folders = testFolders();
const save = (slug: string, fields: string): void =>
  folders.write(`articles/${slug}.md`, articleText(slug, { fields }));
save('a', 'aliases: [/articles/former, /old, /articles/taken, /articles/both]\nrelated: [former]\n');
save('b', 'aliases: [/articles/both]\nrelated: [a]\n');
save('c', 'related: [former]\n');
save('draft', 'draft: true\naliases: [/articles/of-draft]\nrelated: [a]\n');
save('taken', 'related: [both]\n');
save('over', 'expiresAt: 2025-01-01\naliases: [/articles/of-over]\n');
save('last', 'related: [taken]\n');
const library = openForImport(libraryFile(folders.dataDir, false));
importContent(library, folders.environment);

it('an address of articles opens the one that has it, or else the first that had it, if readers see it', () => {
  const opened = (slug: string) =>
    firstValue(library.db, textValue.nullable(), `select ${openSlugOf(':slug')} value`, { slug, now });
  const slugs = ['a', 'former', 'both', 'taken', 'old', 'draft', 'of-draft', 'over', 'of-over', 'none'];
  expect(slugs.map(opened)).toEqual(['a', 'a', 'a', 'taken', null, null, null, null, null, null]);
});

it('articles lead to another by the address that it has or had, and none to itself', () => {
  const leading = (slug: string) =>
    values(
      library.db,
      textValue,
      `select distinct s.slug value ${leadingTo('article_related', ':slug')} order by s.slug`,
      { slug, now },
    );
  expect(leading('a')).toEqual(['b', 'c', 'taken']);
  expect(leading('taken')).toEqual(['last']);
  expect(leading('b')).toEqual([]);
});
