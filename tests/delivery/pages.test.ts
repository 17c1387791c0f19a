import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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
    const { url } = site;
    const bodies = await Promise.all(Array.from({ length: 20 }, () => text(`${url}/a`)));
    expect(new Set(bodies)).toEqual(new Set(['<p>一</p>']));
    await text(`${url}/a`);
    expect(site.rendered).toEqual(['/a']);
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

  it('do not come from a rendering that began before the change', async () => {
    const begun: ((body: string) => void)[] = [];
    site = await startTestSite({
      render: () => new Promise((resolve) => begun.push((body) => resolve(htmlPage(body)))),
    });
    const before = text(`${site.url}/a`);
    while (begun.length < 1) await setImmediate();
    site.generation += 1;
    const after = text(`${site.url}/a`);
    while (begun.length < 2) await setImmediate();
    begun[1]?.('<p>新</p>');
    expect(await after).toBe('<p>新</p>');
    begun[0]?.('<p>旧</p>');
    expect(await before).toBe('<p>旧</p>');
    // The late one took the place of the new one, which was made a third time.
    expect(await text(`${site.url}/a`)).toBe('<p>新</p>');
    expect(begun).toHaveLength(2);
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

  it('stand in for a page that can no longer be rendered, and the failure is seen', async () => {
    let broken = false;
    site = await startTestSite({
      render: () => {
        if (broken) throw new Error('no such column');
        return htmlPage('<p>好</p>');
      },
    });
    await text(`${site.url}/a`);
    broken = true;
    site.generation += 1;
    const answer = await fetch(`${site.url}/a`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<p>好</p>');
    expect(site.warnings.join()).toContain('no such column');
    expect(await site.metrics.text()).toContain('page_render_failures_total 1');
    expect((await fetch(`${site.url}/never-seen`)).status).toBe(500);
    broken = false;
    site.generation += 1;
    expect((await fetch(`${site.url}/never-seen`)).status).toBe(200);
  });

  it('of a search stand in too, which ended in 500; a page that was missing does not', async () => {
    let broken = false;
    site = await startTestSite({
      render: (address) => {
        if (broken) throw new Error('no such column');
        return htmlPage('<p>好</p>', address === '/missing' ? 404 : 200);
      },
    });
    await text(`${site.url}/search?q=a`);
    await text(`${site.url}/missing`);
    broken = true;
    site.generation += 1;
    expect(await text(`${site.url}/search?q=a`)).toBe('<p>好</p>');
    expect((await fetch(`${site.url}/missing`)).status).toBe(500);
  });

  it('of a preview, with drafts in them, were left to shared caches', async () => {
    site = await startTestSite({ render: () => htmlPage('<p>草稿</p>'), shared: false });
    expect((await fetch(`${site.url}/a`)).headers.get('cache-control')).toBe('no-cache');
  });

  it('are tried again after a failure that passes, without a further change', async () => {
    let broken = false;
    site = await startTestSite({
      render: () => {
        if (broken) throw new Error('disk I/O error');
        return htmlPage(site?.generation === 1 ? '<p>旧</p>' : '<p>新</p>');
      },
    });
    const { url } = site;
    await text(`${url}/a`);
    broken = true;
    site.generation += 1;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    expect([await text(`${url}/a`), await text(`${url}/a`)]).toEqual(['<p>旧</p>', '<p>旧</p>']);
    expect(site.rendered).toHaveLength(2);
    broken = false;
    vi.advanceTimersByTime(5_100);
    expect(await text(`${url}/a`)).toBe('<p>新</p>');
  });

  it('do not stay as they were because a flood of searches came right after a change', async () => {
    const waiting: (() => void)[] = [];
    let flooded = false;
    site = await startTestSite({
      render: async (address) => {
        if (flooded && address !== '/a') await new Promise<void>((resolve) => waiting.push(resolve));
        return htmlPage(site?.generation === 1 ? '<p>旧</p>' : '<p>新</p>');
      },
    });
    const { url, pages } = site;
    await text(`${url}/a`);
    site.generation += 1;
    flooded = true;
    const flood = Array.from({ length: 504 }, (_, index) => pages.page(`/search?q=${index}`));
    expect(await text(`${url}/a`)).toBe('<p>旧</p>');
    flooded = false;
    while (waiting.length > 0) {
      waiting.shift()?.();
      await setImmediate();
    }
    await Promise.all(flood);
    expect(await text(`${url}/a`)).toBe('<p>新</p>');
  });

  it('treat an answer of 500 as a failure', async () => {
    let status = 200;
    site = await startTestSite({ render: () => htmlPage('<p>好</p>', status) });
    await text(`${site.url}/a`);
    status = 500;
    site.generation += 1;
    expect((await fetch(`${site.url}/a`)).status).toBe(200);
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
      render: (address) => htmlPage(address === '/a' ? '<p>在</p>' : long),
    });
    await text(`${site.url}/a`);
    for (let index = 0; index < 150; index += 1) await text(`${site.url}/made-up-${index}`);
    for (let index = 0; index < 150; index += 1) await text(`${site.url}/search?q=${index}`);
    const count = site.rendered.length;
    await text(`${site.url}/a`);
    expect(site.rendered).toHaveLength(count);
    const bytes = /^page_store_bytes (\d+)/m.exec(await site.metrics.text())?.[1];
    expect(Number(bytes)).toBeLessThan(5_000_000);
  });
});
