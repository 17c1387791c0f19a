import type { Element } from 'xast';
import { x } from 'xastscript';
import { articleHtml } from '../library/article-html.ts';
import type { ArticleRecord } from '../library/articles.ts';
import { newestWithTexts } from '../library/feed-queries.ts';
import { site } from '../library/meta.ts';
import { topicsWithCounts } from '../library/topics.ts';
import { formatDate } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { articlePath, topicPath } from '../site/urls.ts';
import { documentName, publisherPrefix } from '../text/document-name.ts';
import { absoluteHtml } from './absolute-html.ts';
import { feedPath, sharePicturePath } from './addresses.ts';
import { changedAt } from './changed-at.ts';
import type { PublishedLibrary } from './published-library.ts';
import { htmlFragment } from './xml.ts';

/** Entries of a feed. */
const FEED_LENGTH = 30;

/** One article as feed readers get it. Addresses are absolute, times milliseconds since the epoch. */
export interface FeedEntry {
  /** Permalink, and identity of the entry in every format. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** The full text, with what was corrected before it and its sources after it. */
  readonly html: string;
  readonly picture: string;
  /** None where it is the feed's author. */
  readonly authors: readonly string[];
  readonly publishedAt: number;
  readonly updatedAt: number;
  readonly topics: readonly string[];
  readonly keywords: readonly string[];
}

/** What RSS, Atom and JSON Feed say, before it is written in one of them. */
export interface FeedDocument {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly timeZone: string;
  /** The page that the feed belongs to. */
  readonly url: string;
  readonly feeds: { readonly rss: string; readonly atom: string; readonly json: string };
  readonly icon: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly licence: Site['licence'];
  /** The last change of an entry; null when there is none. */
  readonly updatedAt: number | null;
  readonly entries: readonly FeedEntry[];
}

/**
 * The newest articles of the site, or of one topic.
 * @returns null for a topic without a published article
 */
export function feedDocument(
  library: PublishedLibrary,
  { now, topic = null }: { now: number; topic?: string | null },
): FeedDocument | null {
  const { siteUrl } = library.environment;
  const record = site(library);
  const shown = topic === null ? null : topicsWithCounts(library, now).find(({ id }) => id === topic);
  if (shown === undefined) return null;
  const articles = newestWithTexts(library, { now, limit: FEED_LENGTH, topic });
  const entries = articles.map((article) => feedEntry(library, article, { now, site: record }));
  return {
    title: shown === null ? record.name : `${shown.name} - ${record.name}`,
    description: shown?.summary || record.description,
    language: record.language,
    timeZone: record.timeZone,
    url: siteUrl + (topic === null ? '/' : topicPath(topic)),
    feeds: {
      rss: siteUrl + feedPath('rss', topic),
      atom: siteUrl + feedPath('atom', topic),
      json: siteUrl + feedPath('json', topic),
    },
    icon: `${siteUrl}/icon-512.png`,
    author: { name: record.publisher ?? record.name, url: `${siteUrl}/` },
    licence: record.licence,
    updatedAt: entries.length === 0 ? null : Math.max(...entries.map((entry) => entry.updatedAt)),
    entries,
  };
}

function feedEntry(
  library: PublishedLibrary,
  article: ArticleRecord,
  { now, site }: { now: number; site: Site },
): FeedEntry {
  const { siteUrl } = library.environment;
  const url = siteUrl + articlePath(article.slug);
  const { html } = articleHtml(library, article, now);
  return {
    url,
    title: article.title,
    summary: article.summary,
    html: [
      htmlFragment(correctionsBefore(article, site)),
      absoluteHtml(html, url),
      htmlFragment(sourcesAfter(article)),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    picture: siteUrl + sharePicturePath(article.slug),
    authors: article.authors,
    publishedAt: article.publishedAt,
    updatedAt: changedAt(article),
    topics: article.topics.map(({ name }) => name),
    keywords: article.keywords,
  };
}

/** A reader who has the old text must see first what was wrong in it. */
const correctionsBefore = ({ corrections }: ArticleRecord, { timeZone }: Site): Element[] =>
  corrections.map(({ date, text }) =>
    x('p', {}, x('strong', {}, `更正（${formatDate(date, timeZone)}）：`), text),
  );

function sourcesAfter({ sources }: ArticleRecord): Element[] {
  if (sources.length === 0) return [];
  const items = sources.map(({ title, detail, publisher, url }) => {
    const name = documentName(title);
    return x(
      'li',
      {},
      publisherPrefix(title, publisher),
      url === undefined ? name : x('a', { href: url }, name),
      detail === undefined ? '' : `，${detail}`,
    );
  });
  return [x('h2', {}, '依据与来源'), x('ol', {}, ...items)];
}
