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

  it('are not made again without need, some seconds after a failure that the next change ended', async () => {
    let broken = false;
    site = await startTestSite({
      render: () => {
        if (broken) throw new Error('disk I/O error');
        return htmlPage('<p>同</p>');
      },
    });
    const { url } = site;
    await text(`${url}/a`);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    broken = true;
    site.generation += 1;
    await text(`${url}/a`);
    broken = false;
    site.generation += 1;
    await text(`${url}/a`);
    vi.advanceTimersByTime(5_100);
    await text(`${url}/a`);
    expect(site.rendered).toHaveLength(3);
  });

  it('were errors to the reader who came upon a damaged database, though it was mended at once', async () => {
    let damaged = true;
    site = await startTestSite({
      mend: async () => {
        const mended = damaged;
        damaged = false;
        return mended;
      },
      render: () => {
        if (damaged) throw new Error('database disk image is malformed');
        return htmlPage('<p>好</p>');
      },
    });
    expect(await text(`${site.url}/a`)).toBe('<p>好</p>');
    expect(site.warnings).toEqual([]);
  });

  it('do not stay as they were because a flood of searches came right after a change', async () => {
    const waiting: (() => void)[] = [];
    let flooded = false;
    let mendings = 0;
    site = await startTestSite({
      mend: async () => {
        mendings += 1;
        return false;
      },
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
    // Who asks for another is told to come again; it is no failure that the person who runs the site has to look into.
    const refused = await fetch(`${url}/b`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(site.warnings).toEqual([]);
    // Nor is the whole database looked through because readers are many.
    expect(mendings).toBe(0);
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
});
