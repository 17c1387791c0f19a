import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { articlePreview, pagePreview } from '../../lib/syndication/link-preview.ts';
import { article, context } from './described-site.ts';

describe('link previews', () => {
  it('of an article have its picture with size and words for those who can not see it', () => {
    const { openGraph, twitter } = articlePreview(article('x'), context.site);
    expect(openGraph).toMatchObject({
      type: 'article',
      locale: 'zh_CN',
      siteName: '明白纸',
      url: '/articles/x',
      title: '分期怎么退',
      description: article('x').summary,
      section: '先享后付',
      publishedTime: '2024-06-01T06:23:45+08:00',
      modifiedTime: '2025-05-20T00:00:00+08:00',
      images: [{ url: '/share/x.png', width: 1200, height: 630, alt: '分期怎么退' }],
    });
    expect(twitter).toMatchObject({ card: 'summary_large_image' });
  });

  it('of an article under no topic say nothing of one', () => {
    const alone = { ...article('y'), mainTopic: null };
    expect(articlePreview(alone, context.site).openGraph).not.toHaveProperty('section');
  });

  it('of a list have the site, and its icon in its own size', async () => {
    const { openGraph } = pagePreview(
      { path: '/', title: '明白纸', description: '把代价算清。' },
      context.site,
    );
    const { format, width, height } = await sharp('public/icon-512.png').metadata();
    expect(openGraph).toMatchObject({
      type: 'website',
      url: '/',
      siteName: '明白纸',
      description: '把代价算清。',
      images: [{ url: '/icon-512.png', type: `image/${format}`, width, height, alt: '明白纸' }],
    });
  });
});
