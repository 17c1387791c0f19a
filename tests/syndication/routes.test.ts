import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { publishedSite, SITE_URL } from './published-site.ts';

type Route = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Response | Promise<Response>;

const { contentDir, dataDir } = publishedSite({
  a: {
    title: '怎么退',
    aliases: ['/articles/old'],
    publishedAt: '2020-01-01',
    questions: ['只有搜索知道的问题'],
  },
  怎么退: {},
  expired: {
    expiresAt: '2025-05-31',
    aliases: ['/articles/old-expired', '/articles/old', '/articles/circle'],
  },
  circle: { expiresAt: '2025-05-31', aliases: ['/articles/expired', '/articles/circle'] },
  draft: { draft: true },
});

/** Answers of the app's own route handlers, which read the library that the environment names. */
async function get(route: string, params: Record<string, string> = {}): Promise<Response> {
  const { GET }: { GET: Route } = await import(
    /* @vite-ignore */ join(process.cwd(), 'app', route, 'route.ts')
  );
  return GET(new Request(SITE_URL), { params: Promise.resolve(params) });
}

beforeAll(() => {
  for (const [name, value] of Object.entries({ CONTENT_DIR: contentDir, DATA_DIR: dataDir, SITE_URL }))
    vi.stubEnv(name, value);
  return () => {
    vi.unstubAllEnvs();
    // What the process holds for all its pages.
    Reflect.deleteProperty(globalThis, Symbol.for('lib/library/current'));
  };
});

describe('what programs read', () => {
  it.each([
    ['feed.xml', 'application/rss+xml; charset=utf-8', {}],
    ['atom.xml', 'application/atom+xml; charset=utf-8', {}],
    ['feed.json', 'application/feed+json; charset=utf-8', {}],
    ['topics/[topic]/feed.xml', 'application/rss+xml; charset=utf-8', { topic: 'pay-later' }],
    ['topics/[topic]/atom.xml', 'application/atom+xml; charset=utf-8', { topic: 'pay-later' }],
    ['topics/[topic]/feed.json', 'application/feed+json; charset=utf-8', { topic: 'pay-later' }],
    ['sitemap.xml', 'application/xml; charset=utf-8', {}],
    ['sitemap/[part]', 'application/xml; charset=utf-8', { part: 'articles-1.xml' }],
    ['robots.txt', 'text/plain; charset=utf-8', {}],
    ['llms.txt', 'text/plain; charset=utf-8', {}],
    ['opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8', {}],
    ['manifest.webmanifest', 'application/manifest+json; charset=utf-8', {}],
    ['articles/[slug]/markdown', 'text/markdown; charset=utf-8', { slug: 'a' }],
    ['articles/[slug]/markdown', 'text/markdown; charset=utf-8', { slug: '怎么退' }],
    ['share/[picture]', 'image/png', { picture: 'a.png' }],
  ])('%s says what it is: %s', async (route, type, params) => {
    const response = await get(route, params);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.byteLength).toBeGreaterThan(50);
    expect(body.toString()).not.toContain('只有搜索知道的问题');
  });

  it('changed when the site was last imported, not when its newest article says', async () => {
    const changed = Date.parse((await get('feed.xml')).headers.get('last-modified') ?? '');
    expect(changed).toBeGreaterThan(Date.now() - 600_000);
    expect(changed).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it.each([
    ['topics/[topic]/feed.xml', { topic: 'empty' }],
    ['sitemap/[part]', { part: 'articles-2.xml' }],
    ['sitemap/[part]', { part: 'articles-1' }],
    ['share/[picture]', { picture: 'draft.png' }],
    ['share/[picture]', { picture: 'expired.png' }],
    ['share/[picture]', { picture: 'a' }],
    ['articles/[slug]/markdown', { slug: 'draft' }],
    ['articles/[slug]/markdown', { slug: '%E0%A4%A' }],
  ])('%s of %o is not there', async (route, params) => {
    expect((await get(route, params)).status).toBe(404);
  });

  it('says of an expired article that it is gone, and leads from an old address to the new one', async () => {
    expect((await get('articles/[slug]/markdown', { slug: 'expired' })).status).toBe(410);
    const moved = await get('articles/[slug]/markdown', { slug: 'old' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/articles/a.md']);
    const picture = await get('share/[picture]', { picture: 'old.png' });
    expect([picture.status, picture.headers.get('location')]).toEqual([308, '/share/a.png']);
    expect((await get('share/[picture]', { picture: 'old-expired.png' })).status).toBe(404);
  });

  it('leads from an old address of an expired article to the one that says it is gone, never in a circle', async () => {
    const moved = await get('articles/[slug]/markdown', { slug: 'old-expired' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/articles/expired.md']);
    for (const slug of ['expired', 'circle'])
      expect((await get('articles/[slug]/markdown', { slug })).status).toBe(410);
  });

  it('names the page as the canonical address of its Markdown', async () => {
    const response = await get('articles/[slug]/markdown', { slug: 'a' });
    expect(response.headers.get('link')).toBe('<https://example.com/articles/a>; rel="canonical"');
  });

  it('keeps share pictures beside the database', async () => {
    await get('share/[picture]', { picture: 'a.png' });
    expect(existsSync(join(dataDir, 'share'))).toBe(true);
  });
});
