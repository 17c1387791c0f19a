import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answer, publicSite } from './public-site.ts';
import { startTestSite } from './site.ts';

const { site, get } = publicSite();

describe('requests that no page answers', () => {
  it('get the reason as a page', async () => {
    const cases: [string, string, number, string][] = [
      ['GET', '/articles/%E4', 400, '地址写错了'],
      ['POST', '/', 405, '只接受 GET 和 HEAD'],
      ['DELETE', '/articles/x', 405, '只接受 GET 和 HEAD'],
      ['GET', `/${'x'.repeat(5000)}`, 414, '地址太长'],
    ];
    for (const [method, path, status, text] of cases) {
      const refused = await get(path, {}, method);
      expect(refused.status).toBe(status);
      expect(await refused.text()).toContain(text);
      expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    expect((await get('/', {}, 'PUT')).headers.get('allow')).toBe('GET, HEAD');
  });

  it('are redirected to the normal form before anything is rendered', async () => {
    const before = site().rendered.length;
    for (const path of ['/topics/x/', '/a?utm_source=1', '//a', '/%61'])
      expect((await get(path)).status).toBe(308);
    expect(site().rendered).toHaveLength(before);
  });
});

describe('the life of the server', () => {
  it('is not ready, and says so, until it can answer', async () => {
    let ready = false;
    const starting = await startTestSite({ render: answer, ready: () => ready });
    expect((await fetch(`${starting.url}/healthz`)).status).toBe(503);
    const early = await fetch(`${starting.url}/a`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
    ready = true;
    expect(await (await fetch(`${starting.url}/healthz`)).json()).toEqual({ status: 'ok' });
    await starting.server.stop();
  });

  it('ends after what is under way, and takes nothing new', async () => {
    let finish = (): void => {};
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let asked = (): void => {};
    const underWay = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const ending = await startTestSite({
      render: async (address) => {
        asked();
        await begun;
        return answer(address);
      },
    });
    const last = fetch(`${ending.url}/slow`);
    await underWay;
    const stopped = ending.server.stop();
    // Who is waiting already is still let in.
    await sleep(100);
    await expect(fetch(`${ending.url}/late`)).rejects.toThrow();
    finish();
    expect((await last).status).toBe(200);
    await stopped;
  });

  it('is counted for monitoring', async () => {
    await get('/counted');
    await get('/', {}, 'PUT');
    await get('/counted');
    await get('/images/large.png', { range: 'bytes=0-9' });
    const metrics = async (): Promise<string> => (await get('/metrics')).text();
    // An answer from a file is counted when its last bytes have been handed over.
    await expect.poll(metrics).toMatch(/http_requests_total\{route="\/images",status="206"\} 1/);
    const text = await metrics();
    expect(text).toMatch(/http_requests_total\{route="other",status="200"\} \d+/);
    expect(text).toMatch(/page_store_requests_total\{result="hit"\} [1-9]/);
    expect(text).not.toContain('counted');
  });

  it('counted errors as other addresses, and pages that the reader had already as sent', async () => {
    await get('/topics', {}, 'PUT');
    await get('/articles/%E4');
    const etag = (await get('/archive')).headers.get('etag') ?? '';
    expect((await get('/archive', { 'if-none-match': etag })).status).toBe(304);
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/http_requests_total\{route="\/topics",status="405"\} [1-9]/);
    expect(text).toMatch(/http_requests_total\{route="\/articles",status="400"\} [1-9]/);
    expect(text).toMatch(/http_requests_total\{route="\/archive",status="200"\} [1-9]/);
    expect(text).toMatch(/http_requests_total\{route="\/archive",status="304"\} [1-9]/);
  });
});
