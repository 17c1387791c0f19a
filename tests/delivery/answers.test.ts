import { describe, expect, it } from 'vitest';
import { NO_PAGE, securityHeaders } from '../../lib/delivery/security.ts';
import { large } from './public-files.ts';
import { feed, publicSite } from './public-site.ts';

const { get } = publicSite();

describe('answers', () => {
  it('carry the headers that keep a page safe', async () => {
    for (const path of [
      '/',
      '/feed.xml',
      '/icon.svg',
      '/nothing/',
      '/articles/%E4',
      '/healthz',
      '/old',
      '/images/large.png',
      '/metrics',
    ]) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('permissions-policy'), path).toContain('camera=()');
      expect(headers.get('referrer-policy'), path).toBe('strict-origin-when-cross-origin');
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000');
      expect(headers.get('x-powered-by'), path).toBeNull();
    }
  });

  it('let feeds and pictures be shown on other sites, and no page', async () => {
    const policy = async (path: string) => (await get(path)).headers.get('cross-origin-resource-policy');
    expect(await Promise.all(['/feed.xml', '/images/large.png', '/'].map(policy))).toEqual([
      'cross-origin',
      'cross-origin',
      'same-origin',
    ]);
  });

  it('of a page let its search be sent, and say which links may be prerendered', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    const [, data = ''] =
      /^"data:application\/speculationrules\+json,((?:[^"\\]|\\["\\])*)"$/.exec(
        headers.get('speculation-rules') ?? '',
      ) ?? [];
    expect(JSON.parse(data.replaceAll('\\"', '"'))).toMatchObject({
      prerender: [{ where: { href_matches: '/articles/*', relative_to: 'document' } }],
    });
  });

  it('that lead to another spelling are not kept for long: the address may become a page', async () => {
    const moved = await get('/nothing/');
    expect([moved.status, moved.headers.get('cache-control')]).toEqual([308, 'public, max-age=3600']);
  });

  it('over http ask for no https, which the site may not have', () => {
    expect(securityHeaders(NO_PAGE, false).map(([name]) => name)).not.toContain('Strict-Transport-Security');
  });

  it('allow scripts of this site where the page has one, and nowhere else', async () => {
    expect((await get('/')).headers.get('content-security-policy')).toContain(
      "script-src 'none'; connect-src 'self'; style-src 'sha256-",
    );
    const policy = (await get('/with-script')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'; connect-src 'self'");
  });

  it('answer a reader who has the page with 304 and no body', async () => {
    const page = await get('/a', { 'accept-encoding': 'gzip' });
    const etag = page.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get('/a', { 'if-none-match': known });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('vary')).toBe('Accept-Encoding');
      expect(again.headers.get('content-type')).toBeNull();
    }
    // Who has it compressed otherwise keeps that, with its tag.
    const other = await get('/a', { 'accept-encoding': 'br', 'if-none-match': etag });
    expect([other.status, other.headers.get('etag')]).toEqual([304, etag]);
    const modified = page.headers.get('last-modified') ?? '';
    expect((await get('/a', { 'if-modified-since': modified })).status).toBe(304);
    expect((await get('/a', { 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' })).status).toBe(200);
    // The tag counts, not the date.
    expect((await get('/a', { 'if-none-match': '"x"', 'if-modified-since': modified })).status).toBe(200);
  });

  it('compare tags and dates as HTTP has them, and nothing else', async () => {
    const first = await get('/a');
    const modified = first.headers.get('last-modified') ?? '';
    const etag = first.headers.get('etag') ?? '';
    const status = async (fields: Record<string, string>) => (await get('/a', fields)).status;
    // A star in a tag is a star; what is no date is no condition.
    for (const tags of ['"x, * ,y"', '"x,*,y"', '"*"', '*, *'])
      expect(await status({ 'if-none-match': tags }), tags).toBe(200);
    expect(await status({ 'if-none-match': `"x,y", W/${etag}` })).toBe(304);
    expect(await status({ 'if-none-match': ' * ' })).toBe(304);
    for (const date of ['9999', '2999-01-01', 'tomorrow', modified.replace('GMT', '+0000')])
      expect(await status({ 'if-modified-since': date }), date).toBe(200);
    for (const date of ['Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994']) {
      expect(await status({ 'if-modified-since': date }), date).toBe(200);
      expect(await status({ 'if-unmodified-since': date }), date).toBe(412);
    }
  });

  it('answer who wants only what there was before with 412 (RFC 9110 §13.1.1)', async () => {
    const first = await get('/a');
    const etag = first.headers.get('etag') ?? '';
    for (const [tags, status] of [
      [etag, 200],
      ['*', 200],
      [`"x", ${etag}`, 200],
      [`W/${etag}`, 412],
      ['"x"', 412],
    ] as const)
      expect((await get('/a', { 'if-match': tags })).status, tags).toBe(status);
    // The tag counts, not the date.
    const past = { 'if-match': etag, 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' };
    expect((await get('/a', past)).status).toBe(200);
    const failed = await get('/images/large.png', { 'if-match': '"x"', range: 'bytes=0-1' });
    expect([failed.status, await failed.text()]).toEqual([412, '']);
    // Of an answer that isn't the page itself nothing can be wanted.
    expect((await get('/old', { 'if-match': '"x"' })).status).toBe(308);
  });

  it('of 412 and 416 were what a shared cache may keep, and send to those who ask plainly', async () => {
    for (const [path, asked, status] of [
      ['/a', { 'if-match': '"x"' }, 412],
      ['/images/large.png', { 'if-match': '"x"' }, 412],
      ['/images/large.png', { range: 'bytes=9999999-' }, 416],
    ] as const) {
      const failed = await get(path, asked);
      expect([failed.status, failed.headers.get('cache-control')]).toEqual([status, 'no-store']);
      expect((await get(path)).headers.get('cache-control')).toContain('public');
    }
  });

  it('have another entity tag for other bytes', async () => {
    const tags = new Set<string | null>();
    for (const coding of ['identity', 'gzip', 'br'])
      tags.add((await get('/b', { 'accept-encoding': coding })).headers.get('etag'));
    expect(tags.size).toBe(3);
  });

  it('let shared caches bridge a failure, and have pages asked for again', async () => {
    const control = (await get('/a')).headers.get('cache-control');
    expect(control).toContain('max-age=0');
    expect(control).toContain('stale-while-revalidate');
    expect(control).toContain('stale-if-error');
    for (const path of ['/search?q=x', '/suggest?q=x'])
      expect((await get(path)).headers.get('cache-control'), path).toBe('no-cache');
  });

  it('that nobody may keep say so', async () => {
    for (const path of ['/healthz', '/metrics'])
      expect((await get(path)).headers.get('cache-control'), path).toBe('no-store');
  });

  it('keep what a feed says of itself, and only that', async () => {
    const answered = await get('/feed.xml', { 'accept-encoding': 'gzip' });
    expect(await answered.text()).toBe(feed);
    expect(answered.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(answered.headers.get('last-modified')).toBe('Mon, 01 Jun 2026 00:00:00 GMT');
    expect(answered.headers.get('cache-control')).not.toBe('private');
  });

  it('do not compress pictures', async () => {
    const picture = await get('/share.png', { 'accept-encoding': 'br, gzip' });
    expect(picture.headers.get('content-encoding')).toBeNull();
    expect(picture.headers.get('vary')).toBeNull();
    expect(large.equals(Buffer.from(await picture.arrayBuffer()))).toBe(true);
  });

  it('pass redirects of former addresses on', async () => {
    const moved = await get('/old');
    expect([moved.status, moved.headers.get('location'), await moved.text()]).toEqual([
      308,
      '/articles/new',
      '',
    ]);
    expect(moved.headers.get('refresh')).toBeNull();
    expect(moved.headers.get('cache-control')).toContain('stale-if-error');
  });

  it('to HEAD have the headers of GET and no body', async () => {
    for (const path of ['/a', '/icon.svg', '/images/large.png', '/feed.xml', '/%']) {
      const [head, full] = [await get(path, {}, 'HEAD'), await get(path)];
      const length = full.headers.get('content-length');
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
        full.status,
        length,
        '',
      ]);
    }
  });
});
