import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledDir } from '../../lib/commands/compile.mjs';

export const SITE_URL = 'https://site.example';

/** A small site of its own, and the export of it. */
interface Exported {
  readonly folder: string;
  readonly contentDir: string;
  readonly out: string;
  /** Writes an article with lines of front matter. */
  article(slug: string, lines: readonly string[], body?: string): void;
  /** Runs the export to its end. */
  run(...flags: string[]): { code: number | null; errors: string };
  /** `run` with other settings. */
  runWith(
    settings: Readonly<Record<string, string>>,
    ...flags: string[]
  ): { code: number | null; errors: string };
  /** Runs the export in the background. */
  begin(...flags: string[]): ChildProcess;
  remove(): void;
}

/** @param articles how many there are beside those with a peculiarity: from twenty on, lists have a second page */
export function makeExported(articles: number): Exported {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  // nginx's workers may have another user.
  chmodSync(folder, 0o755);
  const contentDir = join(folder, 'content');
  const out = join(folder, 'out');
  writeContent(contentDir, articles);
  const command = (flags: readonly string[]) => [join(compiledDir(process.cwd()), 'export.mjs'), ...flags];
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    CONTENT_DIR: contentDir,
    SITE_URL,
    DATA_DIR: join(folder, 'data'),
  };
  const runWith: Exported['runWith'] = (settings, ...flags) => {
    const options = { env: { ...env, ...settings }, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync(process.execPath, command(flags), options);
    return { code: status, errors: stderr };
  };
  return {
    folder,
    contentDir,
    out,
    article: (slug, lines, body) => writeArticle(contentDir, slug, lines, body),
    run: (...flags) => runWith({}, ...flags),
    runWith,
    begin: (...flags) =>
      spawn(process.execPath, command(flags), { env, stdio: ['ignore', 'ignore', 'pipe'] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeArticle(
  contentDir: string,
  slug: string,
  lines: readonly string[],
  body = '先看清再付。',
): void {
  const matter = [
    '---',
    `title: 题目${slug}`,
    'topics: [pay]',
    `summary: ${'这是一句说明，'.repeat(6)}`,
    ...lines,
    '---',
  ];
  writeFileSync(join(contentDir, 'articles', `${slug}.md`), `${matter.join('\n')}\n\n${body}\n`);
}

const TOPICS = '- id: pay\n  name: 付款\n  summary: 怎么付款。\n  aliases: [/topics/付款, /tags/pay]\n';

function writeContent(contentDir: string, articles: number): void {
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  mkdirSync(join(contentDir, 'images', '图'), { recursive: true });
  writeFileSync(join(contentDir, 'site.yaml'), 'name: 测试站\ndescription: 只用来测试。\n');
  writeFileSync(join(contentDir, 'topics.yaml'), TOPICS);
  writeFileSync(join(contentDir, 'about.md'), '只用来测试。\n');
  writeFileSync(join(contentDir, 'images', '图', '价 目.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(contentDir, 'images', 'no-extension'), '图');
  mkdirSync(join(contentDir, 'public', '资 料'), { recursive: true });
  for (const name of ['说明.txt', join('资 料', '说明.txt'), join('资 料', '说明')])
    writeFileSync(join(contentDir, 'public', name), '说明');
  copyFileSync(join('public', 'icon-512.png'), join(contentDir, 'images', '图标.png'));
  for (const name of ['R&D.png', '没有用.png'])
    copyFileSync(join('public', 'icon-192.png'), join(contentDir, 'images', name));
  for (let index = 0; index < articles; index += 1)
    writeArticle(contentDir, `a-${index}`, [`publishedAt: 2026-01-01 00:00:${10 + index}`]);
  // Ends like the extension of a file.
  writeArticle(contentDir, 'amd', ['publishedAt: 2026-01-02']);
  writeArticle(
    contentDir,
    '分期',
    ['publishedAt: 2026-01-02', 'aliases: [/old/fenqi, /旧地址, /old/a%3Fb, /articles/qi]'],
    '![图标](/images/图标.png) [大图](/images/R&amp;D.png.400.webp)',
  );
  writeArticle(contentDir, '过期', ['publishedAt: 2026-01-02', 'expiresAt: 2026-03-01']);
  writeArticle(contentDir, 'gone', [
    'publishedAt: 2026-01-02',
    'expiresAt: 2026-03-01',
    'aliases: [/old/gone]',
  ]);
  writeArticle(contentDir, 'draft', ['publishedAt: 2026-02-01', 'draft: true']);
}
