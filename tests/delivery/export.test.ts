import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeExported, SITE_URL } from './exported.ts';
import { nginxInReadme, startNginx } from './nginx.ts';
import { runServe, type ServeProcess } from './serve.ts';

const site = makeExported(20);
const { out } = site;

let serve: ServeProcess;
let live: string;
let nginx: ChildProcess;
let exported: string;

beforeAll(async () => {
  expect(site.run('--out', out, '--brotli', '5')).toMatchObject({ code: 0 });
  serve = runServe({ CONTENT_DIR: site.contentDir, SITE_URL });
  live = await serve.ready;
  const search = nginxInReadme('/-search').replace('http://127.0.0.1:3000', live);
  ({ url: exported, nginx } = await startNginx(
    site.folder,
    (listen) => `server { listen ${listen}; root ${out}; ${search} include ${out}/_nginx.conf; }`,
  ));
}, 120_000);

afterAll(async () => {
  nginx?.kill();
  await serve?.stop();
  site.remove();
});

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
    '/articles/%E8%BF%87%E6%9C%9F',
    // Taken for a file, or looked for under its encoded name.
    '/articles/amd',
    '/%E8%AF%B4%E6%98%8E.txt',
    '/%E8%B5%84%20%E6%96%99/%E8%AF%B4%E6%98%8E.txt',
    '/%E8%B5%84%20%E6%96%99/%E8%AF%B4%E6%98%8E',
  ];
  const files = [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/topics/pay/feed.xml',
    '/topics/pay/atom.xml',
    '/topics/pay/feed.json',
    '/sitemap.xml',
    '/sitemap/pages.xml',
    '/sitemap/articles-1.xml',
    '/robots.txt',
    '/llms.txt',
    '/articles/a-3.md',
    '/articles/%E5%88%86%E6%9C%9F.md',
    '/images/%E5%9B%BE/%E4%BB%B7%20%E7%9B%AE.svg',
    '/images/no-extension',
    '/images/%E5%9B%BE%E6%A0%87.png',
    '/images/%E5%9B%BE%E6%A0%87.png.400.webp',
    '/favicon.svg',
    '/share/a-3.png',
    '/suggest.js',
    '/opensearch.xml',
    '/manifest.webmanifest',
  ];
  const moved = [
    '/topics/',
    '/topics//',
    '/topics/pay/?page=2',
    '/topics/pay?page=2&page=3',
    '/topics/pay?page=2x',
    '/topics/pay?page=12&utm_source=x',
    // The number of the page was lost.
    '/topics/pay?page=2&utm_source=x',
    '/topics/pay/?utm_source=x&page=2&page=1',
    '/topics/pay?page=1&page=2',
    '/topics/pay?page=1&page=02',
    '/archive/2026/01?from=weixin&page=2',
    // It means nothing to a page that is no list.
    '/articles/a-3?page=2',
    '/topics?page=2',
    '/old/fenqi',
    '/topics/%E4%BB%98%E6%AC%BE',
    '/topics/%E4%BB%98%E6%AC%BE/atom.xml',
    '/tags/pay',
    '/old/gone',
    '/old/a%3Fb',
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
      '/topics/pay?page=12',
      '/-formal',
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

  it('searches and suggests where nginx has the lines that README gives for that', async () => {
    for (const path of ['/search?q=%E9%A2%98%E7%9B%AE', '/suggest?q=%E9%A2%98%E7%9B%AE']) {
      const [served, static_] = [await answerOf(live, path), await answerOf(exported, path)];
      expect(served.body).toContain('/articles/a-');
      expect(static_).toEqual(served);
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
