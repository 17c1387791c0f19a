import { currentLibrary } from '../../../lib/library/current.ts';
import { listsChangedAt } from '../../../lib/library/feed-queries.ts';
import { sitemapPart } from '../../../lib/syndication/sitemap.ts';
import { fileResponse, noFile } from '../../parts/file-response.ts';

export const dynamic = 'force-dynamic';

interface SitemapPart {
  readonly params: Promise<{ part: string }>;
}

export async function GET(_request: Request, { params }: SitemapPart): Promise<Response> {
  const name = /^(.+)\.xml$/.exec((await params).part)?.[1];
  if (name === undefined) return noFile();
  const library = currentLibrary();
  const now = Date.now();
  const part = await sitemapPart(library, name, { now });
  if (part === null) return noFile();
  return fileResponse(part, { type: 'application/xml', changedAt: listsChangedAt(library, now) });
}
