import { afterEach, describe, expect, it } from 'vitest';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

let site: TestSite | null = null;

afterEach(async () => {
  await site?.server.stop();
  site = null;
});

describe('stored pages', () => {
  it('get their best brotli in the background, under another entity tag', async () => {
    const body = `<p>${'先享后付的账单在每月一日出。'.repeat(200)}${Array.from({ length: 3000 }, (_, i) => (i * 7919) % 1000).join('')}</p>`;
    site = await startTestSite({ render: () => htmlPage(body) });
    const { url } = site;
    const first = await fetch(`${url}/a`, { headers: { 'accept-encoding': 'br' } });
    expect(await first.text()).toBe(body);
    const quick = first.headers.get('etag');
    let best = first;
    while (best.headers.get('etag') === quick) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      // A field that Node's parser has to read: not in the lane for plain requests.
      best = await fetch(`${url}/a`, { headers: { 'accept-encoding': 'br', 'x-own': '1' } });
      expect(await best.text()).toBe(body);
    }
    expect(Number(best.headers.get('content-length'))).toBeLessThanOrEqual(
      Number(first.headers.get('content-length')),
    );
    // Who has the quick one has the same page.
    const again = await fetch(`${url}/a`, {
      headers: { 'accept-encoding': 'br', 'if-none-match': quick ?? '' },
    });
    expect(again.status).toBe(304);
    expect(site.pages.current('/a')?.size).toBeLessThan(Buffer.byteLength(body));
    // The text itself is let go, so that thousands of articles fit in memory; the other codings still come.
    expect(await (await fetch(`${url}/a`, { headers: { 'accept-encoding': 'gzip' } })).text()).toBe(body);
    expect(await (await fetch(`${url}/a`, { headers: { 'accept-encoding': 'identity' } })).text()).toBe(body);
  });

  it('that waited for their best brotli when a save came kept the quick one for good', async () => {
    // The first keeps the compression busy until the second waits for sure.
    const bodyOf = (address: string): string =>
      `<p>${address}${Array.from({ length: address === '/a' ? 90_000 : 9000 }, (_, index) => (index * 7919) % 1000).join('')}</p>`;
    site = await startTestSite({ render: (address) => htmlPage(bodyOf(address)) });
    const { url } = site;
    const tag = async (path: string): Promise<string> => {
      const answer = await fetch(url + path, { headers: { 'accept-encoding': 'br' } });
      await answer.text();
      return answer.headers.get('etag') ?? '';
    };
    for (const path of ['/a', '/b']) expect(await tag(path)).toMatch(/-bq"$/);
    // The first is being compressed, the second waits.
    for (const path of ['/a', '/b']) expect(await tag(path)).toMatch(/-bq"$/);
    site.generation += 1;
    await expect.poll(() => tag('/a'), { timeout: 5000 }).toMatch(/-br"$/);
    await expect.poll(() => tag('/b'), { timeout: 5000 }).toMatch(/-br"$/);
  });
});
