import { currentLibrary } from '../../lib/library/current.ts';
import { listsChangedAt } from '../../lib/library/feed-queries.ts';
import { sitemapIndex } from '../../lib/syndication/sitemap.ts';
import { fileResponse } from '../parts/file-response.ts';

// Next would make a file of this name once, at build time.
export const dynamic = 'force-dynamic';

export function GET(): Response {
  const library = currentLibrary();
  const now = Date.now();
  return fileResponse(sitemapIndex(library, { now }), {
    type: 'application/xml',
    changedAt: listsChangedAt(library, now),
  });
}
