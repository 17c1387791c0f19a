import { beforeEach } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { type ImportReport, importContent, importFiles } from '../../lib/library/import.ts';
import { type Library, libraryFile, openForImport } from '../../lib/library/open.ts';
import { type TestFolders, testFolders } from './content-folder.ts';

export const now = Date.UTC(2026, 0, 1);

interface Imported {
  readonly folders: () => TestFolders;
  readonly library: () => Library;
  readonly everything: () => ImportReport;
  readonly files: (...names: string[]) => ImportReport;
  readonly titleOf: (slug: string) => string | undefined;
}

/** An empty content folder with its library for each test of a file, and both ways to import it. */
export function imported(): Imported {
  let folders: TestFolders;
  let library: Library;
  beforeEach(() => {
    folders = testFolders();
    library = openForImport(libraryFile(folders.dataDir, false));
    return () => library.db.close();
  });
  return {
    folders: () => folders,
    library: () => library,
    everything: () => importContent(library, folders.environment),
    files: (...names) => importFiles(library, folders.environment, names),
    titleOf: (slug) => publishedArticle(library, slug, now)?.title,
  };
}
