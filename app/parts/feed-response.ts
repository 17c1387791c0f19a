import { currentLibrary } from '../../lib/library/current.ts';
import { listsChangedAt } from '../../lib/library/feed-queries.ts';
import { topicAliasTarget } from '../../lib/library/topics.ts';
import { FEED_FORMATS, type FeedFormat, feedPath } from '../../lib/syndication/addresses.ts';
import { atomFeed } from '../../lib/syndication/atom.ts';
import { feedDocument } from '../../lib/syndication/feed-document.ts';
import { jsonFeed } from '../../lib/syndication/json-feed.ts';
import { rssFeed } from '../../lib/syndication/rss.ts';
import { fileResponse, movedFile } from './file-response.ts';
import { missingFile } from './former-address.ts';

const WRITERS = { rss: rssFeed, atom: atomFeed, json: jsonFeed } as const;

/** The feed of the site, or of a topic, in one format. A former address of a topic leads to the same feed of it. */
export function feedResponse(format: FeedFormat, topic: string | null = null): Response {
  const library = currentLibrary();
  const now = Date.now();
  const feed = feedDocument(library, { now, topic });
  if (feed === null) {
    const target = topicAliasTarget(library, `/topics/${topic}`, now);
    return target === null
      ? missingFile(`/topics/${topic}/${FEED_FORMATS[format].file}`)
      : movedFile(feedPath(format, target));
  }
  return fileResponse(WRITERS[format](feed), {
    type: FEED_FORMATS[format].type,
    changedAt: listsChangedAt(library, now),
  });
}

/** The route handler of a topic's feed; the address is `/topics/TOPIC/FILE`. */
export const topicFeed =
  (format: FeedFormat) =>
  async (_request: Request, { params }: { params: Promise<{ topic: string }> }): Promise<Response> =>
    feedResponse(format, (await params).topic);
