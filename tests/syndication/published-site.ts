import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importContent } from '../../lib/library/import.ts';
import { openForImport } from '../../lib/library/open.ts';
import { readEnvironment } from '../../lib/site/environment.ts';
import type { PublishedLibrary } from '../../lib/syndication/published-library.ts';
import { problems } from '../library/problems.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** 2025-06-01 12:00 in Shanghai: articles are older unless a test says otherwise. */
export const NOW = Date.parse('2025-06-01T12:00:00+08:00');
export const SITE_URL = 'https://example.com';

/** What a test says of an article; everything else is filled in. */
export interface Draft {
  readonly title?: string;
  readonly body?: string;
  readonly [frontMatter: string]: unknown;
}

export interface PublishedSite {
  readonly library: PublishedLibrary;
  readonly contentDir: string;
  readonly dataDir: string;
}

/** Real files, really imported: slugs with what is said of them. Fails when a file has an error. */
export function publishedSite(
  articles: Readonly<Record<string, Draft>>,
  siteFile: object = {},
): PublishedSite {
  const folder = temporaryFolder('syndication-');
  const contentDir = join(folder, 'content');
  const dataDir = join(folder, 'data');
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  // JSON is YAML.
  writeFileSync(
    join(contentDir, 'site.yaml'),
    JSON.stringify({ name: '明白纸', description: '把代价算清。', ...siteFile }),
  );
  writeFileSync(
    join(contentDir, 'topics.yaml'),
    JSON.stringify([
      { id: 'pay-later', name: '先享后付', summary: '先用后付款。' },
      { id: 'recycle', name: '旧机 & 回收', summary: '预付款与定金。' },
      { id: 'bare', name: '没有摘要' },
      { id: 'empty', name: '空主题', summary: '没有文章。' },
    ]),
  );
  for (const [slug, { body = '正文。', ...front }] of Object.entries(articles)) {
    const title = front.title ?? `文章 ${slug}`;
    const lines = Object.entries({
      title,
      publishedAt: '2025-01-01 08:00:00',
      topics: ['pay-later'],
      summary:
        '这是一段写给读者看的摘要，先给出答案，再说明原因和办法，字数要在四十到一百六十之间，这样才够。',
      ...front,
    }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    writeFileSync(join(contentDir, 'articles', `${slug}.md`), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
  }
  const environment = readEnvironment({ CONTENT_DIR: contentDir, DATA_DIR: dataDir, SITE_URL });
  const { db } = openForImport(join(dataDir, 'library.db'));
  importContent({ db }, environment);
  const library = { db, environment };
  const wrong = problems(library, contentDir).filter(
    // Feeds are tested with addresses of pictures alone.
    ({ severity, rule, file }) =>
      severity === 'error' && rule !== 'missing-image' && file.startsWith('articles/'),
  );
  if (wrong.length > 0) throw new Error(wrong.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return { library, contentDir, dataDir };
}
