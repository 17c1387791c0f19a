import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../lib/syndication/atom.ts';
import { type FeedDocument, feedDocument } from '../../lib/syndication/feed-document.ts';
import { jsonFeed } from '../../lib/syndication/json-feed.ts';
import { rssFeed } from '../../lib/syndication/rss.ts';
import { jsonFeedSchema } from './json-feed-schema.ts';
import { type Draft, NOW, publishedSite, SITE_URL } from './published-site.ts';
import { all, grammarErrors, hasXmllint, rootOf, texts } from './xml.ts';

const feedOf = (
  articles: Readonly<Record<string, Draft>>,
  topic: string | null = null,
  now = NOW,
): FeedDocument => {
  const feed = feedDocument(publishedSite(articles, FULL_SITE).library, { now, topic });
  if (feed === null) throw new Error('no feed');
  return feed;
};

const FULL_SITE = {
  publisher: '明白纸编辑部',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
};

const everything: Readonly<Record<string, Draft>> = {
  old: {
    publishedAt: '2024-05-01 09:00:00',
    title: '旧文',
    topics: ['bare'],
    authors: ['王小明', 'Ann & Co'],
  },
  fixed: {
    publishedAt: '2025-03-01 06:23:45',
    topics: ['pay-later', 'recycle'],
    keywords: ['套现', '先享后付'],
    body: '看[旧文](/articles/old)和[注](#fn)。\n\n![图](/images/a.png)\n\n[没发布的](/articles/later)',
    sources: [
      {
        title: '中华人民共和国民法典',
        detail: '第六百七十三条',
        publisher: '全国人大',
        url: 'https://npc.gov.cn/a?b=1&c=2',
      },
      { title: '报道' },
    ],
    corrections: [{ date: '2025-05-20', text: '原来写成 30 天 <30>，应为 15 天。' }],
  },
  later: { publishedAt: '2025-06-02 12:00:00' },
  expired: { expiresAt: '2025-05-31 00:00:00' },
  draft: { draft: true },
};

describe('what a feed reader gets', () => {
  const feed = feedOf(everything);

  it('is what readers can see now, newest first, in every format', () => {
    const shown = [`${SITE_URL}/articles/fixed`, `${SITE_URL}/articles/old`];
    expect(texts(rootOf(rssFeed(feed)), 'guid')).toEqual(shown);
    expect(all(rootOf(atomFeed(feed)), 'entry').flatMap((entry) => texts(entry, 'id'))).toEqual(shown);
    expect(jsonFeedSchema.parse(JSON.parse(jsonFeed(feed))).items.map(({ id }) => id)).toEqual(shown);
  });

  it('has the scheduled article from its moment on, and the expiring one until then', () => {
    const later = feedOf(everything, null, Date.parse('2025-06-02T12:00:00+08:00'));
    expect(later.entries[0]?.url).toBe(`${SITE_URL}/articles/later`);
    const before = feedOf(everything, null, Date.parse('2025-05-30T23:59:59+08:00'));
    expect(before.entries.map(({ url }) => url)).toContain(`${SITE_URL}/articles/expired`);
  });

  it('carries the text with addresses that work away from the page', () => {
    const html = feed.entries[0]?.html ?? '';
    expect(html).toContain(`<a href="${SITE_URL}/articles/old">旧文</a>`);
    expect(html).toContain(`href="${SITE_URL}/articles/fixed#fn"`);
    expect(html).toContain(`src="${SITE_URL}/images/a.png"`);
    expect(html).not.toMatch(/(?:href|src)="(?!https:\/\/)/);
  });

  it('has no link to an article that is not published', () => {
    expect(feed.entries[0]?.html).toContain('没发布的');
    expect(feed.entries[0]?.html).not.toContain('/articles/later');
  });

  it('says first what was corrected, and counts it as the last change', () => {
    expect(feed.entries[0]?.html).toMatch(
      /^<p><strong>更正（2025-05-20）：<\/strong>原来写成 30 天 &#x3C;30>，应为 15 天。<\/p>/,
    );
    const [entry] = all(rootOf(atomFeed(feed)), 'entry');
    expect(entry && texts(entry, 'updated')).toEqual(['2025-05-20T00:00:00+08:00']);
    expect(entry && texts(entry, 'published')).toEqual(['2025-03-01T06:23:45+08:00']);
  });

  it('was changed when one of its articles was, not only the newest', () => {
    const changed = feedOf({ ...everything, old: { ...everything.old, updatedAt: '2025-05-30' } });
    expect(texts(rootOf(atomFeed(changed)), 'updated')[0]).toBe('2025-05-30T00:00:00+08:00');
    expect(texts(rootOf(rssFeed(changed)), 'lastBuildDate')).toEqual(['Thu, 29 May 2025 16:00:00 GMT']);
  });

  it('names the sources after the text, where there are some', () => {
    const law =
      '全国人大：<a href="https://npc.gov.cn/a?b=1&#x26;c=2">《中华人民共和国民法典》</a>，第六百七十三条';
    expect(feed.entries[0]?.html).toMatch(/<h2>依据与来源<\/h2>\n<ol>.*<\/ol>$/);
    expect(feed.entries[0]?.html).toContain(`<ol><li>${law}</li><li>报道</li></ol>`);
    expect(feed.entries[1]?.html).not.toContain('依据与来源');
  });

  it('leads to the page that it belongs to, to itself and to its icon', () => {
    for (const [document, page] of [
      [feed, `${SITE_URL}/`],
      [feedOf(everything, 'recycle'), `${SITE_URL}/topics/recycle`],
    ] as const) {
      const [rss, atom] = [rootOf(rssFeed(document)), rootOf(atomFeed(document))];
      expect(texts(rss, 'link')[0]).toBe(page);
      expect(all(rss, 'atom:link').map(({ attributes }) => attributes.href)).toEqual([document.feeds.rss]);
      const links = all(atom, 'link').slice(0, 3);
      expect(links.map(({ attributes: { rel, type, href } }) => [rel, type, href])).toEqual([
        ['self', 'application/atom+xml', document.feeds.atom],
        ['alternate', 'text/html', page],
        ['license', undefined, FULL_SITE.licence.url],
      ]);
      expect(texts(atom, 'icon')).toEqual([`${SITE_URL}/icon-512.png`]);
      expect(JSON.parse(jsonFeed(document)).home_page_url).toBe(page);
    }
  });

  it('files an article under its topics', () => {
    const topics = ['先享后付', '旧机 & 回收'];
    const [item] = all(rootOf(rssFeed(feed)), 'item');
    const [entry] = all(rootOf(atomFeed(feed)), 'entry');
    expect(item && texts(item, 'category')).toEqual(topics);
    expect(entry && all(entry, 'category').map(({ attributes }) => attributes.term)).toEqual(topics);
  });

  it('is the site’s own where nobody publishes it, and says nothing of a licence that there is not', () => {
    const plain = feedDocument(publishedSite(everything).library, { now: NOW });
    if (plain === null) throw new Error('no feed');
    const [rss, atom] = [rootOf(rssFeed(plain)), rootOf(atomFeed(plain))];
    expect(texts(rss, 'dc:creator')[0]).toBe('明白纸');
    expect(texts(atom, 'name')[0]).toBe('明白纸');
    expect([...all(rss, 'copyright'), ...all(atom, 'rights')]).toEqual([]);
  });

  it('tells RSS readers the time in GMT and the author by name', () => {
    const [item] = all(rootOf(rssFeed(feed)), 'item');
    expect(item && texts(item, 'pubDate')).toEqual(['Fri, 28 Feb 2025 22:23:45 GMT']);
    expect(item && texts(item, 'dc:creator')).toEqual(['明白纸编辑部']);
    expect(item && texts(item, 'description')).toEqual([feed.entries[0]?.summary]);
  });

  it('names who wrote an article, in every format (all were by the publisher)', () => {
    const [, item] = all(rootOf(rssFeed(feed)), 'item');
    expect(item && texts(item, 'dc:creator')).toEqual(['王小明', 'Ann & Co']);
    const [byPublisher, entry] = all(rootOf(atomFeed(feed)), 'entry');
    expect(entry && all(entry, 'author').flatMap((author) => texts(author, 'name'))).toEqual([
      '王小明',
      'Ann & Co',
    ]);
    expect(byPublisher && all(byPublisher, 'author')).toEqual([]);
    const { items } = jsonFeedSchema.parse(JSON.parse(jsonFeed(feed)));
    expect(items.map(({ authors }) => authors)).toEqual([
      undefined,
      [{ name: '王小明' }, { name: 'Ann & Co' }],
    ]);
  });

  it('tells whose the texts are', () => {
    expect(texts(rootOf(rssFeed(feed)), 'copyright')).toEqual(['明白纸编辑部，CC BY 4.0']);
    expect(texts(rootOf(atomFeed(feed)), 'rights')).toEqual(['CC BY 4.0']);
  });

  it('has HTML in Atom, where an element of text would show the tags', () => {
    const [content] = all(rootOf(atomFeed(feed)), 'content');
    expect(content?.attributes.type).toBe('html');
  });

  it('knows in JSON its own address, the picture, both times and each label once', () => {
    const json = jsonFeedSchema.parse(JSON.parse(jsonFeed(feed)));
    expect(json.feed_url).toBe(`${SITE_URL}/feed.json`);
    expect(json.items[0]).toMatchObject({
      image: `${SITE_URL}/share/fixed.png`,
      date_published: '2025-03-01T06:23:45+08:00',
      date_modified: '2025-05-20T00:00:00+08:00',
      tags: ['先享后付', '旧机 & 回收', '套现'],
    });
  });

  it('of a topic has that topic only, main or not, and its own address', () => {
    const topic = feedOf(everything, 'recycle');
    expect(topic.entries.map(({ url }) => url)).toEqual([`${SITE_URL}/articles/fixed`]);
    expect(topic.title).toBe('旧机 & 回收 - 明白纸');
    expect(topic.url).toBe(`${SITE_URL}/topics/recycle`);
    expect(topic.description).toBe('预付款与定金。');
    expect(texts(rootOf(atomFeed(topic)), 'subtitle')).toEqual(['预付款与定金。']);
    // RSS must have a description.
    expect(feedOf(everything, 'bare').description).toBe('把代价算清。');
    expect(topic.feeds.atom).toBe(`${SITE_URL}/topics/recycle/atom.xml`);
  });

  it('is nothing for a topic without articles', () => {
    const { library } = publishedSite(everything);
    expect(feedDocument(library, { now: NOW, topic: 'empty' })).toBeNull();
    expect(feedDocument(library, { now: NOW, topic: 'unknown' })).toBeNull();
  });

  it('is the newest thirty of many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 35 }, (_, day) => [
        `a${day}`,
        { publishedAt: `2025-01-${String((day % 28) + 1).padStart(2, '0')}` },
      ]),
    );
    expect(feedOf(many).entries).toHaveLength(30);
  });

  it('is a feed even before the first article', () => {
    const empty = feedOf({});
    expect(texts(rootOf(atomFeed(empty)), 'updated')).toEqual(['1970-01-01T08:00:00+08:00']);
    expect(all(rootOf(rssFeed(empty)), 'lastBuildDate')).toEqual([]);
    expect(jsonFeedSchema.parse(JSON.parse(jsonFeed(empty))).items).toEqual([]);
  });

  it.skipIf(!hasXmllint)('keeps to the grammars of RSS and Atom', () => {
    for (const document of [feed, feedOf({}), feedOf(everything, 'recycle')]) {
      expect(grammarErrors(rssFeed(document), 'rss.rng')).toBe('');
      expect(grammarErrors(atomFeed(document), 'atom.rng')).toBe('');
    }
  });
});
