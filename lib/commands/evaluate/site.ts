import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newestArticles } from '../../library/cards.ts';
import { importContent } from '../../library/import.ts';
import { type Library, openForImport } from '../../library/open.ts';
import { relatedArticles } from '../../relations/related.ts';
import { articleTexts } from '../../relations/texts.ts';
import type { Method } from './baselines.ts';
import type { CorpusDocument } from './corpus.ts';

/** Imports the content folder into a library of its own, and takes that away again. */
export function withImportedSite<T>(contentDir: string, use: (library: Library) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
  const library = openForImport(join(folder, 'library.db'));
  try {
    importContent(library, { contentDir, preview: false });
    return use(library);
  } finally {
    library.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The published articles, for the methods that the site is compared with. */
export function siteDocuments(library: Library, now: number): CorpusDocument[] {
  const cards = newestArticles(library, { now, limit: Number.MAX_SAFE_INTEGER });
  const texts = articleTexts(
    library,
    cards.map((card) => card.slug),
  );
  return [...texts.values()].map(({ slug, title, time, topics, keywords, summary, text }) => ({
    id: slug,
    title,
    time,
    topics,
    keywords,
    body: `${summary}\n${text}`,
  }));
}

/** The lists that readers of the site see. */
export function siteLists(library: Library, now: number): Method {
  return {
    name: '本站（含编辑推荐）',
    related: ({ id }) => {
      const { first, rest } = relatedArticles(library, id, { now });
      return [...first, ...rest].map(({ slug }) => slug);
    },
  };
}
