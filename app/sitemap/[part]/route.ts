import { currentLibrary } from '../../../lib/library/current.ts';
import { listsChangedAt } from '../../../lib/library/feed-queries.ts';
import { sitemapPart } from '../../../lib/syndication/sitemap.ts';
import { fileResponse } from '../../parts/file-response.ts';
import { missingFile } from '../../parts/former-address.ts';

export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part: file } = await params;
  const name = /^(.+)\.xml$/.exec(file)?.[1];
  if (name === undefined) return missingFile(`/sitemap/${file}`);
  const library = currentLibrary();
  const now = Date.now();
  const part = sitemapPart(library, name, { now });
  if (part === null) return missingFile(`/sitemap/${file}`);
  return fileResponse(part, { type: 'application/xml', changedAt: listsChangedAt(library, now) });
}
