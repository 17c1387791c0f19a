import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiledDir } from '../../lib/commands/compile.mjs';
import { MANIFEST, readManifest } from '../../lib/commands/export/tree.ts';
import { removeServeFolders, runServe, type ServeProcess } from './serve.ts';

const SITE_URL = 'https://site.example';
const folder = mkdtempSync(join(tmpdir(), 'export-'));
const contentDir = join(folder, 'content');
const out = join(folder, 'out');
const settings = { CONTENT_DIR: contentDir, SITE_URL, DATA_DIR: join(folder, 'data') };

let serve: ServeProcess;
let live: string;
let nginx: ChildProcess;
let exported: string;

beforeAll(async () => {
  // nginx's workers may have another user.
  chmodSync(folder, 0o755);
  writeContent();
  expect(runExport('--out', out, '--brotli', '5')).toMatchObject({ code: 0 });
  serve = runServe({ CONTENT_DIR: contentDir, SITE_URL });
  live = await serve.ready;
  exported = await startNginx();
}, 120_000);

afterAll(async () => {
  serve?.child.kill();
  nginx?.kill();
  await serve?.ended;
  removeServeFolders();
  rmSync(folder, { recursive: true, force: true });
});

function article(slug: string, lines: string[], body = '先看清再付。'): void {
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

function writeContent(): void {
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  mkdirSync(join(contentDir, 'images', '图'), { recursive: true });
  writeFileSync(join(contentDir, 'site.yaml'), 'name: 测试站\ndescription: 只用来测试。\n');
  writeFileSync(join(contentDir, 'topics.yaml'), '- id: pay\n  name: 付款\n  summary: 怎么付款。\n');
  writeFileSync(join(contentDir, 'about.md'), '只用来测试。\n');
  writeFileSync(join(contentDir, 'images', '图', '价 目.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(contentDir, 'images', 'no-extension'), '图');
  for (let index = 0; index < 25; index += 1)
    article(`a-${index}`, [`publishedAt: 2026-01-01 00:00:${10 + index}`]);
  article('分期', ['publishedAt: 2026-02-01', 'aliases: [/old/fenqi, /旧地址]']);
  article('gone', ['publishedAt: 2026-02-01', 'expiresAt: 2026-03-01', 'aliases: [/old/gone]']);
  article('draft', ['publishedAt: 2026-02-01', 'draft: true']);
}

function runExport(...flags: string[]): { code: number | null; errors: string } {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(compiledDir(process.cwd()), 'export.mjs'), ...flags],
    {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
      encoding: 'utf8',
    },
  );
  return { code: status, errors: stderr };
}

async function startNginx(): Promise<string> {
  const port = await freePort();
  const prefix = join(folder, 'nginx');
  mkdirSync(prefix);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${prefix}/${name};`,
  );
  writeFileSync(
    join(prefix, 'nginx.conf'),
    `daemon off; pid ${prefix}/pid; error_log stderr crit; events {}
    http { access_log off; ${temporary.join(' ')}
      server { listen 127.0.0.1:${port}; root ${out}; include ${out}/_nginx.conf; } }`,
  );
  nginx = spawn('nginx', ['-p', prefix, '-c', join(prefix, 'nginx.conf')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (nginx.exitCode !== null) throw new Error('nginx does not accept the configuration');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return url;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** What each server says of itself, of the transfer, and of the moment: different by nature. */
const OWN =
  /^(?:date|server|connection|keep-alive|etag|last-modified|content-length|transfer-encoding|accept-ranges|vary|content-encoding)$/;

async function answerOf(origin: string, path: string) {
  const response = await fetch(origin + path, { redirect: 'manual' });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !OWN.test(name)));
  return {
    status: response.status,
    headers,
    body: Buffer.from(await response.arrayBuffer()).toString('latin1'),
  };
}

describe('the export, served by nginx', () => {
  const pages = [
    '/',
    '/about',
    '/topics',
    '/topics/pay',
    '/topics/pay?page=2',
    '/archive',
    '/archive/2026',
    '/archive/2026/01',
    '/archive/2026/01?page=2',
    '/search',
    '/articles/a-3',
    '/articles/%E5%88%86%E6%9C%9F',
    '/articles/gone',
    '/articles/gone.md',
  ];
  const files = [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/topics/pay/feed.xml',
    '/topics/pay/atom.xml',
    '/topics/pay/feed.json',
    '/sitemap.xml',
    '/robots.txt',
    '/llms.txt',
    '/articles/a-3.md',
    '/articles/%E5%88%86%E6%9C%9F.md',
    '/images/%E5%9B%BE/%E4%BB%B7%20%E7%9B%AE.svg',
    '/images/no-extension',
    '/favicon.svg',
    '/share/a-3.png',
    '/suggest.js',
    '/opensearch.xml',
    '/manifest.webmanifest',
  ];
  const moved = [
    '/topics/',
    '/topics/pay/?page=2',
    '/old/fenqi',
    '/old/gone',
    '/%E6%97%A7%E5%9C%B0%E5%9D%80',
    '/articles/a-3?utm_source=x',
    '/?utm_source=x',
    '/articles/%E5%88%86%E6%9C%9F/?from=weixin',
  ];

  for (const path of [...pages, ...files, ...moved]) {
    it(`answers ${decodeURIComponent(path)} as the live server does`, async () => {
      const [served, static_] = [await answerOf(live, path), await answerOf(exported, path)];
      if (served.status === 308) {
        // nginx puts a few words into the body of a redirect, and says what they are.
        const { 'content-type': _, ...headers } = static_.headers;
        expect([static_.status, headers]).toEqual([308, served.headers]);
      } else {
        expect(static_).toEqual(served);
      }
    });
  }

  it('answers missing addresses with a page, its headers and 404', async () => {
    for (const path of [
      '/no-such',
      '/articles/no-such',
      '/articles/draft',
      '/topics/pay?page=9',
      '/export-manifest.json',
      '/_headers',
      '/404.html',
      '/404',
      '/index.html',
      '/feed.xml.gz',
    ]) {
      const [served, static_] = [await answerOf(live, '/-'), await answerOf(exported, path)];
      expect([static_.status, static_.headers], path).toEqual([served.status, served.headers]);
      expect(static_.body).toBe(served.body);
    }
  });

  it('sends the compressed file', async () => {
    const response = await fetch(`${exported}/articles/a-3`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const page = readFileSync(join(out, 'articles', 'a-3.html'));
    expect(gunzipSync(readFileSync(join(out, 'articles', 'a-3.html.gz')))).toEqual(page);
    expect(brotliDecompressSync(readFileSync(join(out, 'articles', 'a-3.html.br')))).toEqual(page);
  });
});

describe('the folder of an export', { timeout: 180_000 }, () => {
  it('has a manifest of its files, and nothing of drafts', () => {
    const manifest = readManifest(out);
    const names = Object.keys(manifest?.files ?? {});
    expect(names).toContain('articles/分期.html');
    expect(names).toContain('topics/pay@page=2.html');
    expect(names).toContain('404.html');
    expect(names.filter((name) => name.includes('draft'))).toEqual([]);
    expect(names.filter((name) => name.startsWith('_next/') && name.endsWith('.js'))).toEqual([]);
  });

  it('has redirects and headers for Netlify and Cloudflare Pages', () => {
    const redirects = readFileSync(join(out, '_redirects'), 'utf8');
    expect(redirects).toContain('/old/fenqi /articles/%E5%88%86%E6%9C%9F 308\n');
    expect(redirects).toContain('/old/gone /articles/gone 308\n');
    const headers = readFileSync(join(out, '_headers'), 'utf8');
    expect(headers).toMatch(/^\/articles\/\*\n(?: {2}.*\n)* {2}Content-Security-Policy: default-src 'none'/m);
    // Cloudflare reads no more rules, and no longer lines.
    expect(headers.match(/^\//gm)?.length).toBeLessThanOrEqual(100);
    expect(Math.max(...headers.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
  });

  it('is left alone when nothing has changed, and else only what has is written', () => {
    expect(runExport('--out', out, '--brotli', '5').errors).toContain('已经是最新的');
    const before = readManifest(out)?.files ?? {};
    article('a-3', ['publishedAt: 2026-01-01 00:00:13'], '改过的一句。');
    const again = runExport('--out', out, '--brotli', '5');
    expect(again.code).toBe(0);
    const after = readManifest(out)?.files ?? {};
    expect(after['articles/a-3.html']).not.toBe(before['articles/a-3.html']);
    expect(after['about.html']).toBe(before['about.html']);
    const reused = Number(/其中 (\d+) 个没有变化/.exec(again.errors)?.[1]);
    expect(reused).toBe(Object.keys(after).filter((name) => after[name] === before[name]).length);
    expect(readFileSync(join(out, 'articles', 'a-3.html'), 'utf8')).toContain('改过的一句');
  });

  it('is never seen half made', async () => {
    utimesSync(join(contentDir, 'site.yaml'), new Date(), new Date());
    writeFileSync(join(contentDir, 'site.yaml'), 'name: 新的名字\ndescription: 只用来测试。\n');
    const exporting = spawn(
      process.execPath,
      [join(compiledDir(process.cwd()), 'export.mjs'), '--out', out, '--brotli', '1'],
      {
        env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
        stdio: 'ignore',
      },
    );
    let ended = false;
    exporting.once('exit', () => {
      ended = true;
    });
    const seen = new Set<string>();
    while (!ended) {
      // One look: the manifest and a file of the folder that the name leads to at this moment.
      const home = readFileSync(join(out, 'index.html'), 'utf8');
      seen.add(/<title>([^：]*)/.exec(home)?.[1] ?? '');
      expect(Object.keys(JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')).files).length).toBeGreaterThan(
        50,
      );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(exporting.exitCode).toBe(0);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('新的名字');
    for (const name of seen) expect(['测试站', '新的名字']).toContain(name);
  });

  it('does not take files away that somebody has put into it, and says where they are', () => {
    writeFileSync(join(out, 'CNAME'), 'example.com');
    const earlier = realpathSync(out);
    article('a-3', ['publishedAt: 2026-01-01 00:00:13'], '又改过的一句。');
    const { code, errors } = runExport('--out', out, '--brotli', '1');
    expect([code, readFileSync(join(earlier, 'CNAME'), 'utf8')]).toEqual([0, 'example.com']);
    expect(errors).toContain(`有别人放的文件，没有删除：${earlier}`);
    const next = realpathSync(out);
    article('a-3', ['publishedAt: 2026-01-01 00:00:13'], '再改过的一句。');
    expect(runExport('--out', out, '--brotli', '1').errors).not.toContain('没有删除');
    expect(existsSync(next)).toBe(false);
  });

  it('is not trusted without a whole manifest', () => {
    const manifest = readFileSync(join(out, MANIFEST), 'utf8');
    writeFileSync(join(out, MANIFEST), manifest.slice(0, 100));
    const { code, errors } = runExport('--out', out);
    expect([code, errors]).toEqual([1, expect.stringContaining('不是导出的结果，不会被覆盖')]);
    expect(errors).not.toContain('    at ');
    writeFileSync(join(out, MANIFEST), manifest);
  });

  it('does not take the place of anything else', () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'mine.txt'), 'mine');
    const { code, errors } = runExport('--out', other);
    expect([code, readFileSync(join(other, 'mine.txt'), 'utf8')]).toEqual([1, 'mine']);
    expect(errors).toContain('里有别的东西');
    expect(runExport().errors).toContain('没有写明导出到哪里');
    expect(runExport('--out', other, '--brotli', '12').errors).toContain('应为 0 到 11 的整数');
    expect(runExport('--into', other).code).toBe(1);
  });
});
