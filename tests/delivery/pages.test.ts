import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Rendered } from '../../lib/delivery/render.ts';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

let site: TestSite | null = null;

afterEach(async () => {
  await site?.server.stop();
  site = null;
});

const text = async (url: string): Promise<string> => (await fetch(url)).text();

describe('stored pages', () => {
  it('are rendered once, however many ask at the same time', async () => {
    site = await startTestSite({
      render: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return htmlPage('<p>一</p>');
      },
    });
    const { url, pages } = site;
    // Who makes pages ahead of readers gives way to them, not to itself.
    await pages.make('/ahead');
    expect(pages.unasked()).toBe(Number.POSITIVE_INFINITY);
    const bodies = await Promise.all(Array.from({ length: 20 }, () => text(`${url}/a`)));
    expect(new Set(bodies)).toEqual(new Set(['<p>一</p>']));
    await text(`${url}/a`);
    expect(site.rendered).toEqual(['/ahead', '/a']);
    expect(pages.unasked()).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  it('are made anew when the content has changed', async () => {
    let body = '<p>旧</p>';
    site = await startTestSite({ render: () => htmlPage(body) });
    const { url } = site;
    expect(await text(`${url}/a`)).toBe('<p>旧</p>');
    body = '<p>新</p>';
    site.generation += 1;
    expect(await text(`${url}/a`)).toBe('<p>新</p>');
  });

  it('are not replaced or made again by a rendering that began before the change', async () => {
    const begun: ((page: Rendered) => void)[] = [];
    site = await startTestSite({ render: () => new Promise((resolve) => begun.push(resolve)) });
    const { url } = site;
    const late: [path: string, page: Rendered, sent: string][] = [
      ['/other-text', htmlPage('<p>旧</p>'), '<p>旧</p>'],
      ['/same-text', htmlPage('<p>新</p>'), '<p>新</p>'],
      ['/failure', htmlPage('', 500), '<p>新</p>'],
    ];
    for (const [path, page, sent] of late) {
      begun.length = 0;
      const before = text(url + path);
      while (begun.length < 1) await setImmediate();
      site.generation += 1;
      const after = text(url + path);
      while (begun.length < 2) await setImmediate();
      begun[1]?.(htmlPage('<p>新</p>'));
      expect(await after).toBe('<p>新</p>');
      begun[0]?.(page);
      expect(await before).toBe(sent);
      // Where it isn't stored, this would have it made a third time.
      expect(site.pages.current(path)?.generation).toBe(site.generation);
      expect(await text(url + path)).toBe('<p>新</p>');
    }
  });

  it('are not kept, here or in a cache, while they are provisional', async () => {
    let body = '<meta name="response-provisional" content=""/><p>先这样</p>';
    site = await startTestSite({ render: () => htmlPage(body) });
    const first = await fetch(`${site.url}/a`);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(await first.text()).toBe('<p>先这样</p>');
    body = '<p>完整</p>';
    expect(await text(`${site.url}/a`)).toBe('<p>完整</p>');
    expect(await text(`${site.url}/a`)).toBe('<p>完整</p>');
    expect(site.rendered).toEqual(['/a', '/a']);
  });

  it('without HTML were kept though they were provisional', async () => {
    const headers = { 'content-type': 'application/json', 'response-provisional': '1' };
    site = await startTestSite({
      render: () => ({ status: 200, headers, body: Buffer.from('[]') }),
    });
    for (let visit = 0; visit < 2; visit += 1) {
      const answer = await fetch(`${site.url}/suggest?q=a`);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('response-provisional')).toBeNull();
    }
    expect(site.rendered).toHaveLength(2);
  });

  it('keep their validators when a change elsewhere leaves them as they were', async () => {
    site = await startTestSite({ render: () => htmlPage('<p>同</p>') });
    const first = await fetch(`${site.url}/a`);
    site.generation += 1;
    const second = await fetch(`${site.url}/a`);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(second.headers.get('last-modified')).toBe(first.headers.get('last-modified'));
    expect(site.rendered).toEqual(['/a', '/a']);
  });

  it('that redirect went on leading to where they had led before', async () => {
    let location = '/articles/one';
    site = await startTestSite({
      render: () => ({ status: 308, headers: { location }, body: Buffer.alloc(0) }),
    });
    const { url } = site;
    const leadsTo = async () => (await fetch(`${url}/old`, { redirect: 'manual' })).headers.get('location');
    expect(await leadsTo()).toBe('/articles/one');
    location = '/articles/two';
    site.generation += 1;
    expect(await leadsTo()).toBe('/articles/two');
  });

  it('that redirect have no body, no type of one and no coding', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8', location: '/b' };
    site = await startTestSite({ render: () => ({ status: 308, headers, body: Buffer.from('/b') }) });
    const moved = await fetch(`${site.url}/a`, { redirect: 'manual', headers: { 'accept-encoding': 'br' } });
    const fields = ['location', 'content-type', 'content-encoding', 'content-length'];
    expect(fields.map((name) => moved.headers.get(name))).toEqual(['/b', null, null, '0']);
  });

  it('tell who runs the site of a script that was taken out and that nobody knows', async () => {
    const script = '<script src="https://other.example/a.js">';
    site = await startTestSite({ render: () => htmlPage(`${script}</script><p>一</p>`) });
    expect(await text(`${site.url}/a`)).toBe('<p>一</p>');
    expect(site.warnings).toEqual([`去掉了一个不认识的脚本：${script}`]);
  });

  it('of a preview, with drafts in them, were left to shared caches', async () => {
    site = await startTestSite({ render: () => htmlPage('<p>草稿</p>'), shared: false });
    expect((await fetch(`${site.url}/a`)).headers.get('cache-control')).toBe('no-cache');
  });

  it('give way to 404 when the article is gone, and come back', async () => {
    let gone = false;
    site = await startTestSite({
      render: () => htmlPage(gone ? '<meta name="response-status" content="404">' : '<p>在</p>'),
    });
    const { url } = site;
    const visit = async () => (await fetch(`${url}/a`)).status;
    expect(await visit()).toBe(200);
    gone = true;
    site.generation += 1;
    expect([await visit(), await visit()]).toEqual([404, 404]);
    gone = false;
    site.generation += 1;
    expect([await visit(), await visit()]).toEqual([200, 200]);
    expect(site.rendered).toHaveLength(3);
  });

  it('are not pushed out by addresses that someone makes up', async () => {
    const long = `<meta name="response-status" content="404"><p>${'无'.repeat(20_000)}</p>`;
    site = await startTestSite({
      render: (address) =>
        address === '/old'
          ? { status: 308, headers: { location: '/a' }, body: Buffer.alloc(0) }
          : htmlPage(address === '/a' ? '<p>在</p>' : long),
    });
    // By way of a former address.
    await text(`${site.url}/old`);
    // Compressed, all of them would find room.
    const headers = { 'accept-encoding': 'identity' };
    for (let index = 0; index < 50; index += 1) {
      for (const path of [`/made-up-${index}`, `/search?q=${index}`])
        await (await fetch(site.url + path, { headers })).text();
    }
    const count = site.rendered.length;
    await text(`${site.url}/old`);
    expect(site.rendered).toHaveLength(count);
    const bytes = /^page_store_bytes (\d+)/m.exec(await site.metrics.text())?.[1];
    expect(Number(bytes)).toBeLessThan(5_000_000);
  });
});
