import { expect, it } from 'vitest';
import { crawl } from '../../lib/commands/export/crawl.ts';
import type { Page } from '../../lib/delivery/page.ts';

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
    siteUrl: 'https://example.com',
    seeds: ['/slow', '/broken'],
    isFile: () => false,
    onPage: async (address) => void written.push(address),
  });
  await expect(crawling).rejects.toThrow('生成失败');
  expect(written).toEqual(['/slow']);
});
