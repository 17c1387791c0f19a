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
  // Next has pages of its own at these.
  '/500',
  '/_error',
];
/** Addresses that look like those of pages, and have nothing to show. */
const MISSING = [
  '/topics/none',
  '/topics/was-empty',
  '/topics/fenqi?page=99',
  '/archive/1999',
  '/archive/0000',
  '/archive/1999/01',
  '/archive/2024/06?page=99',
  '/archive/2024/13',
  '/articles/nothing.html',
  '/articles/now.json',
  '/articles/now/picture.png',
  '/articles/nower',
];
/** Addresses that leave no doubt about which page is meant. */
const MEANT = {
  '/articles/now.html': '/articles/now',
  '/articles/Now': '/articles/now',
  '/articles/not_now': '/articles/not-now',
  '/articles/now，很有用': '/articles/now',
  '/articles/now）': '/articles/now',
  '/articles/now这篇很有用': '/articles/now',
  '/articles/now&from=timeline': '/articles/now',
  '/articles/now/amp': '/articles/now',
  '/2019/05/now.html': '/articles/now',
  '/分期/现在。': '/articles/现在',
  '/topics/Fenqi.html': '/topics/fenqi',
  '/topics/fenqi/rss': '/topics/fenqi',
  '/archive/2024/6': '/archive/2024/06',
  '/articles': '/archive',
  '/rss': '/feed.xml',
  '/index.html': '/',
  '/Topics.html': '/topics',
} as const;

/** Former addresses of a topic, with Han letters and elsewhere too. */
const TOPICS = `- id: fenqi
  name: 分期
  aliases: [/topics/instalments, /topics/旧名, /tags/fenqi]
- id: empty
  name: 没有文章
  aliases: [/topics/was-empty]
`;
const FORMER_TOPICS = {
  '/topics/instalments': '/topics/fenqi',
  '/topics/instalments?page=2': '/topics/fenqi',
  '/topics/旧名': '/topics/fenqi',
  '/tags/fenqi': '/topics/fenqi',
  '/topics/instalments/feed.xml': '/topics/fenqi/feed.xml',
  '/topics/旧名/atom.xml': '/topics/fenqi/atom.xml',
  '/topics/instalments/feed.json': '/topics/fenqi/feed.json',
} as const;

let serve: ServeProcess;
let url: string;
beforeAll(async () => {
  const folders = testFolders();
  folders.write('topics.yaml', TOPICS);
  folders.write('articles/now.md', articleText('现在', { fields: `aliases: [${FORMER.join(', ')}]\n` }));
  folders.write('articles/not-now.md', articleText('不是现在'));
  folders.write('articles/现在.md', articleText('此时此刻'));
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

  it.each(Object.entries(MEANT))(
    'was a dead end though all could tell what it means: %s',
    async (path, meant) => {
      const response = await get(path);
      expect(response.status).toBe(307);
      expect(decodeURI(response.headers.get('location') ?? '')).toBe(meant);
      expect((await get(meant)).status).toBe(200);
    },
  );

  it.each(['/topics/fenqi', '/archive/2024/06'])(
    'that only has too high a page number leads back to the list: %s (it offered what a search for “fenqi” finds)',
    async (list) => {
      const html = await (await get(`${list}?page=99`)).text();
      expect(html).toContain(`没有这么多页。<a href="${list}">回到第一页</a>`);
      expect(html).not.toContain('你要找的可能是');
    },
  );

  it('led to another topic than the one whose page number was too high: C# (its # began a fragment)', async () => {
    const folders = testFolders();
    folders.write('articles/a.md', articleText('甲').replace('[fenqi]', "['C#']"));
    const free = runServe({ CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir });
    const html = await (await fetch(new URL('/topics/C%23?page=99', await free.ready))).text();
    await free.stop();
    expect(html).toContain('<a href="/topics/C%23">回到第一页</a>');
  });

  it('offered what was written in June for 06, as if that were a word', async () => {
    const html = await (await get('/archive/2024/06/24')).text();
    expect(html).not.toContain('你要找的可能是');
    expect(html).not.toContain('value="24"');
  });

  it.each(Object.entries(FORMER_TOPICS))(
    'led nowhere though a topic had it: %s, now %s',
    async (path, target) => {
      const response = await get(path);
      expect([response.status, response.headers.get('location')]).toEqual([308, target]);
    },
  );

  it("of Next's own page for errors rang the operator's alarm, whoever opened it", async () => {
    expect((await get('/_global-error')).status).toBe(404);
    expect(await (await get('/metrics')).text()).toContain('page_render_failures_total 0');
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
