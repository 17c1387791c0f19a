import { beforeEach, describe, expect, it } from 'vitest';
import { articlesBySlug } from '../../lib/library/cards-by-slug.ts';
import { importContent } from '../../lib/library/import.ts';
import { type Library, libraryFile, openForImport } from '../../lib/library/open.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';

let folders: TestFolders;
let library: Library;
const now = Date.UTC(2026, 0, 1);
const titles = (slugs: string[], at = now) => articlesBySlug(library, slugs, at).map(({ title }) => title);
const save = (slug: string, title: string, fields = '') => {
  folders.write(`articles/${slug}.md`, articleText(title, { fields }));
  importContent(library, folders.environment);
};

beforeEach(() => {
  folders = testFolders();
  library = openForImport(libraryFile(folders.dataDir, false));
  return () => library.db.close();
});

describe('articles of given slugs', () => {
  it('stand in the order asked for, without what readers can’t see', () => {
    save('a', '甲');
    save('b', '乙', 'draft: true\n');
    save('c', '丙');
    expect(titles(['c', 'b', 'nowhere', 'a'])).toEqual(['丙', '甲']);
  });

  it('show a saved title at once, and an article that was not there before', () => {
    save('a', '甲');
    expect(titles(['a', 'b'])).toEqual(['甲']);
    save('a', '甲改');
    save('b', '乙');
    expect(titles(['a', 'b'])).toEqual(['甲改', '乙']);
  });

  it('come and go at their time although nothing was imported meanwhile', () => {
    save('a', '甲', 'expiresAt: 2027-01-01 00:00:00\n');
    expect(titles(['a'], Date.UTC(2019, 0, 1))).toEqual([]);
    expect(titles(['a'])).toEqual(['甲']);
    expect(titles(['a'], Date.UTC(2028, 0, 1))).toEqual([]);
  });
});
