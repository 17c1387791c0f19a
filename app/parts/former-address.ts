import { permanentRedirect } from 'next/navigation';
import { aliasTarget } from '../../lib/library/articles.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { articlePath } from '../../lib/site/urls.ts';
import { movedFile, noFile } from './file-response.ts';

/**
 * Leads to the article that had this address (decoded), if there is one. For whatever has nothing to show: Next prefers
 * a folder with a place for any name to `[...path]`, so each of them has to look for itself.
 */
export function leaveFormerAddress(path: string): void {
  const slug = aliasTarget(currentLibrary(), path, Date.now());
  if (slug !== null) permanentRedirect(articlePath(slug));
}

/** The same for a route of files (address decoded): nothing there, unless it is a former address. */
export function missingFile(path: string): Response {
  const slug = aliasTarget(currentLibrary(), path, Date.now());
  return slug === null ? noFile(404) : movedFile(articlePath(slug));
}
