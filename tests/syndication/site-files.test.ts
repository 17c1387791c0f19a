import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { llmsTxt } from '../../lib/syndication/llms.ts';
import { openSearchDescription } from '../../lib/syndication/open-search.ts';
import { robotsTxt } from '../../lib/syndication/robots.ts';
import { webManifest } from '../../lib/syndication/web-manifest.ts';
import { NOW, publishedSite } from './published-site.ts';
import { all, grammarErrors, hasXmllint, rootOf, texts } from './xml.ts';

const { library } = publishedSite({
  a: { title: '怎么 [退]\n钱', summary: `${'先给出答案，'.repeat(7)}\n再说明原因。` },
  b: { topics: ['recycle', 'pay-later', 'bare'] },
  later: { publishedAt: '2025-06-02' },
  expired: { expiresAt: '2025-05-31' },
  draft: { draft: true },
});

describe('robots.txt', () => {
  it('leads to the sitemap and keeps robots out of search results', () => {
    expect(robotsTxt(library)).toBe(
      'User-agent: *\nDisallow: /search\nAllow: /\n\nSitemap: https://example.com/sitemap.xml\n',
    );
  });

  it('keeps robots out of a preview altogether', () => {
    const preview = { ...library, environment: { ...library.environment, preview: true } };
    expect(robotsTxt(preview)).toContain('Disallow: /\n');
  });
});

describe('llms.txt', () => {
  const text = llmsTxt(library, NOW);

  it('begins with the name and what the site is for, then lists each topic', () => {
    expect(text).toMatch(/^# 明白纸\n\n> 把代价算清。\n\n## 先享后付\n\n先用后付款。\n\n- \[/);
  });

  it('names each article that readers can see once, with the address of its Markdown', () => {
    expect([...text.matchAll(/\]\((\S+)\)/g)].map(([, address]) => address)).toEqual([
      'https://example.com/articles/a.md',
      'https://example.com/articles/b.md',
    ]);
    expect(text).toContain('[怎么 \\[退\\] 钱](');
    expect(text).toContain('先给出答案， 再说明原因。\n');
    expect(text).not.toContain('没有摘要');
  });

  it('leads to the page of a topic that has more articles than it names', () => {
    const named = (articles: number): string => {
      const slugs = Array.from({ length: articles }, (_, index) => [`a${index}`, {}]);
      return llmsTxt(publishedSite(Object.fromEntries(slugs)).library, NOW);
    };
    expect(named(100)).not.toContain('全部文章');
    expect(named(101)).toContain('\n- [先享后付的全部文章](https://example.com/topics/pay-later)\n');
  });
});

describe('OpenSearch description', () => {
  it('leads a browser to the search page', () => {
    const [url] = all(rootOf(openSearchDescription(library)), 'Url');
    expect(url?.attributes).toMatchObject({
      type: 'text/html',
      template: 'https://example.com/search?q={searchTerms}',
    });
  });

  it('names an icon that exists', () => {
    const [icon = ''] = texts(rootOf(openSearchDescription(library)), 'Image');
    expect(existsSync(icon.replace('https://example.com/', 'public/'))).toBe(true);
  });

  it.skipIf(!hasXmllint)('keeps to its grammar, with a long name too', () => {
    // Letters outside of the BMP count once, and none of them is cut in two.
    const long = publishedSite({}, { name: `很${'𠮷'.repeat(40)}`, description: '长'.repeat(2000) }).library;
    for (const site of [library, long])
      expect(grammarErrors(openSearchDescription(site), 'opensearch.rng')).toBe('');
  });
});

describe('web manifest', () => {
  const manifest = z
    .object({
      name: z.string(),
      start_url: z.string(),
      lang: z.string(),
      theme_color: z.string(),
      background_color: z.string(),
      icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })),
    })
    .parse(JSON.parse(webManifest(library)));

  it('has the name of the site', () =>
    expect(manifest).toMatchObject({ name: '明白纸', start_url: '/', lang: 'zh-CN' }));

  it('names icons that exist, in the sizes that it says', async () => {
    for (const { src, sizes, type } of manifest.icons) {
      const { width, height, format } = await sharp(readFileSync(join('public', src))).metadata();
      expect(type).toBe(format === 'svg' ? 'image/svg+xml' : `image/${format}`);
      if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes);
    }
  });
});
