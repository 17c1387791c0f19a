import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { runServe, type ServeProcess } from './serve.ts';

/** Addresses that articles had elsewhere, one below each folder whose pages take any name. */
const FORMER = [
  '/archive/123.html',
  '/archive/2019',
  '/archive/2019/05',
  '/archive/2019/5',
  '/topics/old-name',
  '/articles/former',
  '/articles/former.html',
  '/articles/former.md',
  '/share/12',
  '/share/former.png',
  '/sitemap/former.xml',
  '/topics/old-name/feed.xml',
  '/about',
  '/旧/地址',
];
/** Addresses that look like those of lists, and have nothing to show. */
const MISSING = [
  '/topics/none',
  '/topics/fenqi?page=99',
  '/archive/1999',
  '/archive/0000',
  '/archive/1999/01',
  '/archive/2024/06?page=99',
  '/archive/2024/13',
];

let serve: ServeProcess;
let url: string;
beforeAll(async () => {
  const folders = testFolders();
  folders.write('topics.yaml', '- id: fenqi\n  name: 分期\n');
  folders.write('articles/now.md', articleText('现在', { fields: `aliases: [${FORMER.join(', ')}]\n` }));
  serve = runServe({ CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir });
  url = await serve.ready;
});
afterAll(() => serve.stop());

const get = (path: string): Promise<Response> => fetch(encodeURI(url + path), { redirect: 'manual' });

describe('an address without a page', () => {
  it.each(FORMER)('led nowhere though an article had it: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(308);
    const files: Readonly<Record<string, string>> = {
      '/articles/former.md': '/articles/now.md',
      '/share/former.png': '/share/now.png',
    };
    expect(response.headers.get('location')).toBe(files[path] ?? '/articles/now');
  });

  it.each(MISSING)('had title and canonical address of a page that exists: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('<title>没有这个页面');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toMatch(/rel="canonical"|property="og:/);
  });
});
