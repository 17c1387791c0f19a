import { expect, it } from 'vitest';
import { x } from 'xastscript';
import { crawl } from '../../lib/commands/export/crawl.ts';
import type { Page } from '../../lib/delivery/page.ts';
import { xmlDocument } from '../../lib/syndication/xml.ts';

it('what a sitemap names is read as XML: the topic Q&A was looked for at /topics/Q&, with a fragment', async () => {
  const siteUrl = 'https://site.example';
  const sitemap = xmlDocument(x('urlset', [x('url', [x('loc', `${siteUrl}/topics/Q&A`)])]));
  const asked: string[] = [];
  await crawl({
    siteUrl,
    seeds: ['/sitemap.xml'],
    atOnce: 1,
    isFile: () => false,
    make: async (address): Promise<Page> => {
      asked.push(address);
      return {
        status: 200,
        headers: [['Content-Type', 'application/xml; charset=utf-8']],
        body: Buffer.from(address === '/sitemap.xml' ? sitemap : ''),
        tag: '',
        lastModified: null,
        compressible: true,
        provisional: false,
        links: [],
      };
    },
    onPage: async () => {},
  });
  expect(asked).toEqual(['/sitemap.xml', '/topics/Q&A']);
});
