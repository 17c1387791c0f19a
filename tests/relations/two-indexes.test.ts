import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { importContent } from '../../lib/library/import.ts';
import { type Library, openForImport, openForReading } from '../../lib/library/open.ts';
import { relatedArticles } from '../../lib/relations/related.ts';
import { search } from '../../lib/relations/search.ts';

const NOW = Date.parse('2026-12-01T12:00:00+08:00');
const QUERIES = [
  '芝麻先享同一单扣了我两次',
  '多扣了钱能让支付宝退吗',
  '只有银行扣款短信，够当凭据吗',
  '回收商',
];

/** A copy of this site's articles, imported. */
function copyOfTheSite() {
  const folder = mkdtempSync(join(tmpdir(), 'two-indexes-'));
  const contentDir = join(folder, 'content');
  cpSync('content', contentDir, { recursive: true });
  const database = join(folder, 'library.db');
  const library = openForImport(database);
  const bringUpToDate = () => importContent(library, { contentDir, preview: false });
  bringUpToDate();
  const readers: Library[] = [];
  onTestFinished(() => {
    for (const { db } of [library, ...readers]) db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const files = readdirSync(join(contentDir, 'articles')).sort();
  return {
    slugs: files.filter((_, at) => at % 5 === 0).map((file) => file.replace(/\.md$/, '')),
    /** What a process reads that is started now. */
    startReading() {
      const reader = openForReading(database);
      readers.push(reader);
      return reader;
    },
    addSentences(count: number) {
      for (const file of files.slice(0, count))
        appendFileSync(join(contentDir, 'articles', file), '\n拿不准时，先问客服，再留下记录。\n');
      bringUpToDate();
    },
  };
}

const listsOf = (library: Library, slugs: readonly string[]) =>
  slugs.map((slug) => {
    const { first, rest } = relatedArticles(library, slug, { now: NOW });
    return [slug, ...first.map((link) => `${link.slug} ${link.reason}`), ...rest.map((card) => card.slug)];
  });

const hitsOf = (library: Library) =>
  QUERIES.map((query) =>
    search(library, query, { now: NOW, pageSize: 100 }).hits.map(({ card }) => card.slug),
  );

it('a process that had seen saves listed other articles, in another order, than one started after them', () => {
  const site = copyOfTheSite();
  const first = site.startReading();
  listsOf(first, site.slugs);
  for (const saved of [1, 40]) {
    site.addSentences(saved);
    const second = site.startReading();
    expect(listsOf(first, site.slugs)).toEqual(listsOf(second, site.slugs));
    expect(hitsOf(first)).toEqual(hitsOf(second));
  }
}, 60_000);
