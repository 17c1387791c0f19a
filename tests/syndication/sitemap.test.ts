import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importContent } from '../../lib/library/import.ts';
import { sitemapIndex, sitemapPart } from '../../lib/syndication/sitemap.ts';
import { type Draft, NOW, publishedSite, SITE_URL } from './published-site.ts';
import { all, grammarErrors, hasXmllint, rootOf, texts } from './xml.ts';

const articles: Readonly<Record<string, Draft>> = {
  a: { publishedAt: '2025-01-01 08:00:00' },
  b: { publishedAt: '2025-01-02 08:00:00', updatedAt: '2025-04-01 10:00:00' },
  c: {
    publishedAt: '2025-01-03 08:00:00',
    topics: ['recycle'],
    corrections: [
      { date: '2025-05-01', text: '改。' },
      { date: '2025-07-01', text: '还没到。' },
    ],
  },
  later: { publishedAt: '2025-06-02' },
  expired: { expiresAt: '2025-05-31' },
  draft: { draft: true },
  怎么退: { publishedAt: '2024-01-01' },
};

const { library } = publishedSite(articles);
const locations = (xml: string | null): string[] => texts(rootOf(xml ?? ''), 'loc');

describe('the sitemap', () => {
  it('has every article that readers can see, once, in parts', () => {
    const parts = [1, 2, 3].map((part) =>
      sitemapPart(library, `articles-${part}`, { now: NOW, partLength: 2 }),
    );
    expect(parts[2]).toBeNull();
    expect(parts.slice(0, 2).flatMap(locations)).toEqual(
      ['a', 'b', 'c', encodeURIComponent('怎么退')].map((slug) => `${SITE_URL}/articles/${slug}`),
    );
  });

  it('lets an article in and out at its time', () => {
    const at = (time: string) => locations(sitemapPart(library, 'articles-1', { now: Date.parse(time) }));
    expect(at('2025-06-02T00:00:00+08:00')).toContain(`${SITE_URL}/articles/later`);
    expect(at('2025-06-01T23:59:59+08:00')).not.toContain(`${SITE_URL}/articles/later`);
    expect(at('2025-05-30T23:59:59+08:00')).toContain(`${SITE_URL}/articles/expired`);
  });

  it('says truly when a page last changed: published, updated or corrected, but nothing that is to come', () => {
    const part = rootOf(sitemapPart(library, 'articles-1', { now: NOW }) ?? '');
    expect(all(part, 'url').map((url) => texts(url, 'lastmod')[0])).toEqual([
      '2025-01-01T00:00:00.000Z',
      '2025-04-01T02:00:00.000Z',
      '2025-04-30T16:00:00.000Z',
      '2023-12-31T16:00:00.000Z',
    ]);
  });

  it('is an index of all parts, each with its last change', () => {
    const index = rootOf(sitemapIndex(library, { now: NOW, partLength: 2 }));
    expect(all(index, 'sitemap').map((part) => [texts(part, 'loc')[0], texts(part, 'lastmod')[0]])).toEqual([
      [`${SITE_URL}/sitemap/pages.xml`, '2025-04-30T16:00:00.000Z'],
      [`${SITE_URL}/sitemap/articles-1.xml`, '2025-04-01T02:00:00.000Z'],
      [`${SITE_URL}/sitemap/articles-2.xml`, '2025-04-30T16:00:00.000Z'],
    ]);
  });

  it('has the home page and the topics that have articles, which change when those do', () => {
    const pages = rootOf(sitemapPart(library, 'pages', { now: NOW }) ?? '');
    expect(all(pages, 'url').map((url) => [texts(url, 'loc')[0], texts(url, 'lastmod')[0]])).toEqual([
      [`${SITE_URL}/`, '2025-04-30T16:00:00.000Z'],
      [`${SITE_URL}/topics`, '2025-04-30T16:00:00.000Z'],
      [`${SITE_URL}/archive`, '2025-04-30T16:00:00.000Z'],
      [`${SITE_URL}/topics/pay-later`, '2025-04-01T02:00:00.000Z'],
      [`${SITE_URL}/topics/recycle`, '2025-04-30T16:00:00.000Z'],
    ]);
  });

  it('has the page about the site, where there is one', () => {
    const { contentDir, library } = publishedSite({});
    writeFileSync(join(contentDir, 'about.md'), '谁办的，为谁办。\n');
    importContent(library, library.environment);
    const pages = rootOf(sitemapPart(library, 'pages', { now: NOW }) ?? '');
    expect(all(pages, 'url').map((url) => [texts(url, 'loc')[0], texts(url, 'lastmod')[0]])).toContainEqual([
      `${SITE_URL}/about`,
      undefined,
    ]);
  });

  it('changed when its newest part did, wherever that stands', () => {
    const { library } = publishedSite({
      a: { topics: ['recycle'], publishedAt: '2024-01-01 08:00:00' },
      b: { publishedAt: '2025-04-01 08:00:00' },
      c: { topics: ['bare'], publishedAt: '2024-02-01 08:00:00' },
    });
    const changed = (xml: string | null): string | undefined => texts(rootOf(xml ?? ''), 'lastmod')[0];
    for (const xml of [
      sitemapPart(library, 'pages', { now: NOW }),
      sitemapIndex(library, { now: NOW, partLength: 1 }),
    ])
      expect(changed(xml)).toBe('2025-04-01T00:00:00.000Z');
  });

  it('has no parts with other names', () => {
    for (const name of [
      'articles-0',
      'articles-01',
      'more-articles-1',
      'articles-x',
      'articles',
      'pages-1',
      '',
    ]) {
      expect(sitemapPart(library, name, { now: NOW })).toBeNull();
    }
  });

  it.skipIf(!hasXmllint)('keeps to the schemas of sitemaps.org, on a site without articles too', () => {
    for (const shown of [library, publishedSite({}).library]) {
      expect(grammarErrors(sitemapIndex(shown, { now: NOW }), 'sitemap.xsd')).toBe('');
      expect(grammarErrors(sitemapPart(shown, 'pages', { now: NOW }) ?? '', 'sitemap.xsd')).toBe('');
    }
    expect(grammarErrors(sitemapPart(library, 'articles-1', { now: NOW }) ?? '', 'sitemap.xsd')).toBe('');
  });
});
