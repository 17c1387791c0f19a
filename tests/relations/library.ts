import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { importContent } from '../../lib/library/import.ts';
import { type Library, openForImport } from '../../lib/library/open.ts';
import { search } from '../../lib/relations/search.ts';

/** What a test says of an article; everything else is filled in. */
export type Draft = {
  title: string;
  body?: string;
  summary?: string;
  topics?: string[];
  keywords?: string[];
  questions?: string[];
  related?: (string | { slug: string; reason?: string })[];
  aliases?: string[];
  publishedAt?: string;
  expiresAt?: string;
  draft?: boolean;
};

/** 2025-06-01 12:00 in Shanghai: all articles are older unless a test says otherwise. */
export const NOW = Date.parse('2025-06-01T12:00:00+08:00');

/** A content folder with its library, both gone after the test. */
export type Site = {
  library: Library;
  contentDir: string;
  /** Writes the article's file and imports it. */
  save(slug: string, draft: Draft): void;
  /** Writes synonyms.yaml and imports it. */
  saveSynonyms(synonyms: readonly (readonly string[])[]): void;
  /** Deletes the article's file and imports that. */
  remove(slug: string): void;
};

/** Real files, really imported: slugs with what is said of them, and groups of synonyms. */
export function siteOf(
  articles: Readonly<Record<string, Draft>>,
  synonyms: readonly (readonly string[])[] = [],
): Site {
  const folder = mkdtempSync(join(tmpdir(), 'relations-'));
  const contentDir = join(folder, 'content');
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  const topics = ['recycle', 'pay-later', 'gift-card'];
  writeFileSync(
    join(contentDir, 'topics.yaml'),
    topics
      .map((id, at) => `- id: ${id}\n  name: ${['旧机回收', '先享后付', '礼品卡'][at]}\n  summary: 主题\n`)
      .join(''),
  );
  for (const [slug, draft] of Object.entries(articles)) writeArticle(contentDir, slug, draft);
  writeSynonyms(contentDir, synonyms);
  const library = openForImport(join(folder, 'data', 'library.db'));
  const bringUpToDate = () => importContent(library, { contentDir, preview: false });
  bringUpToDate();
  onTestFinished(() => {
    library.db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    library,
    contentDir,
    save(slug, draft) {
      writeArticle(contentDir, slug, draft);
      bringUpToDate();
    },
    saveSynonyms(groups) {
      writeSynonyms(contentDir, groups);
      bringUpToDate();
    },
    remove(slug) {
      rmSync(join(contentDir, 'articles', `${slug}.md`));
      bringUpToDate();
    },
  };
}

/** Slugs of the articles that a query finds, best first: the first page. */
export const found = (library: Library, query: string, now = NOW): string[] =>
  search(library, query, { now }).hits.map(({ card }) => card.slug);

function writeSynonyms(contentDir: string, synonyms: readonly (readonly string[])[]): void {
  writeFileSync(join(contentDir, 'synonyms.yaml'), JSON.stringify(synonyms));
}

function writeArticle(contentDir: string, slug: string, draft: Draft): void {
  const front = {
    title: draft.title,
    publishedAt: draft.publishedAt ?? '2025-01-01 08:00:00',
    ...(draft.expiresAt === undefined ? {} : { expiresAt: draft.expiresAt }),
    topics: draft.topics ?? ['recycle'],
    summary: draft.summary ?? `${draft.title}：`.padEnd(40, `${draft.title}。`),
    keywords: draft.keywords ?? [],
    questions: draft.questions ?? [],
    related: draft.related ?? [],
    aliases: draft.aliases ?? [],
    draft: draft.draft ?? false,
    sources: [{ title: '中华人民共和国民法典', publisher: '全国人民代表大会' }],
  };
  // JSON is YAML.
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  writeFileSync(
    join(contentDir, 'articles', `${slug}.md`),
    `---\n${lines.join('\n')}\n---\n\n${draft.body ?? `${draft.title}。`}\n`,
  );
}
