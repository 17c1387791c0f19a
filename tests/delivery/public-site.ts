import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import type { Rendered } from '../../lib/delivery/render.ts';
import { large, makePublicFiles } from './public-files.ts';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

export const feed = '<?xml version="1.0" encoding="utf-8"?><rss/>';

export function answer(address: string): Rendered {
  if (address === '/feed.xml') {
    const headers = {
      'content-type': 'application/rss+xml; charset=utf-8',
      'last-modified': 'Mon, 01 Jun 2026 00:00:00 GMT',
      'cache-control': 'private',
      'x-powered-by': 'Next.js',
    };
    return { status: 200, headers, body: Buffer.from(feed) };
  }
  if (address === '/share.png') return { status: 200, headers: { 'content-type': 'image/png' }, body: large };
  if (address === '/old')
    return {
      status: 308,
      headers: { location: '/articles/new', refresh: '0;url=/articles/new' },
      body: Buffer.from('/articles/new'),
    };
  if (address === '/with-script')
    return htmlPage('<body><script type="module" src="/suggest.js"></script></body>');
  return htmlPage(`<head><link rel="stylesheet" href="/_next/static/a.css"></head><p>${address}</p>`);
}

interface PublicSite {
  readonly site: () => TestSite;
  readonly get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;
}

/** A site with pages, a feed, a redirect and public files, for all tests of a file. */
export function publicSite(): PublicSite {
  let site: TestSite;
  let root: string;
  beforeAll(async () => {
    root = makePublicFiles();
    site = await startTestSite({ render: answer, root, contentDir: root, secure: true });
  });
  afterAll(async () => {
    await site.server.stop();
    rmSync(root, { recursive: true });
  });
  return {
    site: () => site,
    get: (path, headers = {}, method = 'GET') =>
      fetch(site.url + path, { headers, method, redirect: 'manual' }),
  };
}
