import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../lib/syndication/atom.ts';
import { feedDocument } from '../../lib/syndication/feed-document.ts';
import { rssFeed } from '../../lib/syndication/rss.ts';
import { NOW, publishedSite } from './published-site.ts';
import { all, rootOf, texts } from './xml.ts';

describe('a feed of wild texts', () => {
  const plain = feedDocument(publishedSite({ a: {} }).library, { now: NOW, topic: null });
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(']]>', ']]>]]>', '&amp;', '<b>', '\u0000', '\uFFFE', '\uD800'),
  );
  const isXml = (text: string): string =>
    text
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
      .replace(/\r\n?/g, '\n');

  it('is well-formed and says the same, but for what XML can not write', () => {
    fc.assert(
      fc.property(anything, anything, (title, html) => {
        const [sample] = plain?.entries ?? [];
        if (plain === null || sample === undefined) throw new Error('no entry');
        const feed = { ...plain, entries: [{ ...sample, title, html, topics: [title] }] };
        const [item] = all(rootOf(rssFeed(feed)), 'item');
        const [entry] = all(rootOf(atomFeed(feed)), 'entry');
        if (item === undefined || entry === undefined) throw new Error('no entry');
        // A line end of XML is one LF, whatever was written (XML 1.0 §2.11).
        expect(texts(item, 'title')).toEqual([isXml(title)]);
        expect(texts(item, 'content:encoded')).toEqual([isXml(html)]);
        expect(texts(entry, 'title')).toEqual([isXml(title)]);
        expect(texts(entry, 'content')).toEqual([isXml(html)]);
      }),
      { numRuns: 200 },
    );
  });
});
