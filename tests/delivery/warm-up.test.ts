import { afterEach, describe, expect, it } from 'vitest';
import { warmUp } from '../../lib/delivery/warm-up.ts';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

const HOME =
  '<head><link rel="icon" href="/favicon.svg"></head><a href="/articles/a">一</a><a href="/articles/a#x">一</a>' +
  '<a href="/topics/b">二</a><a href="/feed.xml">三</a><a href="https://example.com/">四</a><a href="/search?q=a">五</a>';

const warn = (message: string): void => void site?.warnings.push(message);

let site: TestSite | null = null;
afterEach(async () => {
  await site?.server.stop();
  site = null;
});

const start = (): Promise<TestSite> =>
  startTestSite({ render: (address) => htmlPage(address === '/' ? HOME : '<p>页</p>') });

describe('after a start', () => {
  it('the pages that the home page leads to are there before a reader asks, each once', async () => {
    site = await start();
    await site.pages.make('/');
    await warmUp(site.pages, new AbortController().signal, warn);
    expect(site.rendered.slice(2)).toEqual(['/articles/a', '/topics/b']);
    await (await fetch(`${site.url}/articles/a`)).text();
    expect(site.rendered).toHaveLength(4);
  });

  it('a page that was provisional is made again, not at once: until it is another one, that would be all the server did', async () => {
    const made: number[] = [];
    const provisional = (): string =>
      made.push(performance.now()) === 1 ? '<meta name="response-provisional" content=""/>' : '';
    site = await startTestSite({
      render: (address) => htmlPage(address === '/' ? '<a href="/articles/a">一</a>' : provisional()),
    });
    await warmUp(site.pages, new AbortController().signal, warn);
    expect(site.rendered).toEqual(['/', '/articles/a', '/articles/a']);
    const [first = 0, second = 0] = made;
    expect(second - first).toBeGreaterThan(900);
  });

  it('one page that failed kept those behind it from being made', async () => {
    site = await startTestSite({
      render: (address) => {
        if (address === '/articles/a') throw new Error('no such column');
        return htmlPage(address === '/' ? HOME : '<p>页</p>');
      },
    });
    await warmUp(site.pages, new AbortController().signal, warn);
    expect(site.rendered).toEqual(['/', '/articles/a', '/topics/b']);
    expect(site.warnings).toEqual([expect.stringContaining('/articles/a 没能预先生成：no such column')]);
  });

  it('no page is made in advance while a reader waits for one', async () => {
    const quiet: number[] = [];
    site = await startTestSite({
      render: (address) => {
        if (address === '/articles/a' || address === '/topics/b') quiet.push(site?.pages.unasked() ?? 0);
        return htmlPage(address === '/' ? HOME : '<p>页</p>');
      },
    });
    await (await fetch(`${site.url}/articles/c`)).text();
    const begun = site.rendered.length;
    await warmUp(site.pages, new AbortController().signal, warn);
    expect(site.rendered.slice(begun)).toEqual(['/', '/articles/a', '/topics/b']);
    expect(Math.min(...quiet)).toBeGreaterThanOrEqual(100);
  });

  it('it ends with the site', async () => {
    site = await start();
    await (await fetch(`${site.url}/articles/c`)).text();
    const stopping = new AbortController();
    const done = warmUp(site.pages, stopping.signal, warn);
    stopping.abort();
    await done;
    expect(site.rendered).toEqual(['/articles/c', '/']);
  });

  it('it asked the content after its end, and the log of a stop ended with an error', async () => {
    site = await start();
    const { pages } = site;
    const stopping = new AbortController();
    const done = warmUp(pages, stopping.signal, warn);
    stopping.abort();
    Object.defineProperty(site, 'generation', {
      get() {
        throw new Error('the live library is closed');
      },
    });
    await done;
  });
});
