import type { Metadata } from 'next';
import type { ArticleRecord } from '../library/articles.ts';
import { formatIso } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { articlePath } from '../site/urls.ts';
import { sharePicturePath } from './addresses.ts';
import { changedAt } from './changed-at.ts';
import { SHARE_HEIGHT, SHARE_WIDTH } from './share-size.ts';

/** What chat programs and social networks show of a link (ogp.me); addresses are relative to `metadataBase`. */
export type LinkPreview = Pick<Metadata, 'openGraph' | 'twitter'>;

/** `zh-CN` as Open Graph writes it. */
const locale = (site: Site): string => site.language.replace('-', '_');

/** Preview of an article, with its share picture. */
export const articlePreview = (article: ArticleRecord, site: Site): LinkPreview => ({
  openGraph: {
    type: 'article',
    siteName: site.name,
    locale: locale(site),
    url: articlePath(article.slug),
    title: article.title,
    description: article.summary,
    publishedTime: formatIso(article.publishedAt, site.timeZone),
    modifiedTime: formatIso(changedAt(article), site.timeZone),
    ...(article.mainTopic === null ? {} : { section: article.mainTopic.name }),
    images: [
      {
        url: sharePicturePath(article.slug),
        type: 'image/png',
        width: SHARE_WIDTH,
        height: SHARE_HEIGHT,
        alt: article.title,
      },
    ],
  },
  twitter: { card: 'summary_large_image' },
});

/** Preview of a page that lists articles. */
export const pagePreview = (
  page: { path: string; title: string; description: string },
  site: Site,
): LinkPreview => ({
  openGraph: {
    type: 'website',
    siteName: site.name,
    locale: locale(site),
    url: page.path,
    title: page.title,
    description: page.description,
    images: [{ url: '/icon-512.png', type: 'image/png', width: 512, height: 512, alt: site.name }],
  },
  twitter: { card: 'summary' },
});
