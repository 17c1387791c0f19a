import { permanentRedirect } from 'next/navigation';
import { aliasTarget } from '../../lib/library/articles.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { articlePath } from '../../lib/site/urls.ts';
import { movedFile, noFile } from './file-response.ts';

/**
 * Redirects to the article that lists this address under `aliases`, if there is one. Called by every page that has
 * nothing to show: Next prefers a route such as `topics/[topic]` to `[...path]`, so that each has to look for itself.
 * @param path decoded
 */
export function leaveFormerAddress(path: string): void {
  const slug = aliasTarget(currentLibrary(), path, Date.now());
  if (slug !== null) permanentRedirect(articlePath(slug));
}

/** The same for a route handler of files: a redirect, or 404. */
export function missingFile(path: string): Response {
  const slug = aliasTarget(currentLibrary(), path, Date.now());
  return slug === null ? noFile(404) : movedFile(articlePath(slug));
}
