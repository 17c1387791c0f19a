import { expect, it } from 'vitest';
import { x } from 'xastscript';
import { crawl } from '../../lib/commands/export/crawl.ts';
import type { Page } from '../../lib/delivery/page.ts';
import { xmlDocument } from '../../lib/syndication/xml.ts';

const siteUrl = 'https://site.example';
const PAGE: Page = {
  status: 200,
  headers: [],
  body: Buffer.from(''),
  tag: '',
  lastModified: null,
  compressible: false,
  provisional: false,
  links: [],
};

it('what a sitemap names is read as XML: the topic Q&A was looked for at /topics/Q&, with a fragment', async () => {
  const sitemap = xmlDocument(x('urlset', [x('url', [x('loc', `${siteUrl}/topics/Q&A`)])]));
  const asked: string[] = [];
  const make = async (address: string): Promise<Page> => {
    asked.push(address);
    if (address !== '/sitemap.xml') return PAGE;
    const headers = [['Content-Type', 'application/xml; charset=utf-8']] as const;
    return { ...PAGE, headers, body: Buffer.from(sitemap) };
  };
  await crawl({
    make,
    atOnce: 1,
    siteUrl,
    seeds: ['/sitemap.xml'],
    isFile: () => false,
    onPage: async () => {},
  });
  expect(asked).toEqual(['/sitemap.xml', '/topics/Q&A']);
});

it('a page that failed ended the crawl while others were under way: they wrote into the folder that had been removed', async () => {
  const written: string[] = [];
  const make = async (address: string): Promise<Page> => {
    if (address === '/broken') throw new Error('生成失败');
    await new Promise(setImmediate);
    return PAGE;
  };
  const crawling = crawl({
    make,
    atOnce: 4,
    siteUrl,
    seeds: ['/slow', '/broken'],
    isFile: () => false,
    onPage: async (address) => void written.push(address),
  });
  await expect(crawling).rejects.toThrow('生成失败');
  expect(written).toEqual(['/slow']);
});

it('a page that could not be written in the moment in which another was done: the export went on without it', async () => {
  const crawling = crawl({
    make: async () => PAGE,
    atOnce: 4,
    siteUrl,
    seeds: ['/done', '/broken'],
    isFile: () => false,
    async onPage(address) {
      if (address === '/broken') throw new Error('磁盘满了');
    },
  });
  await expect(crawling).rejects.toThrow('磁盘满了');
});
