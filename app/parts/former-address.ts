import { permanentRedirect } from 'next/navigation';
import { aliasTarget } from '../../lib/library/articles.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { topicAliasTarget } from '../../lib/library/topics.ts';
import { articlePath, topicPath } from '../../lib/site/urls.ts';
import { movedFile, noFile } from './file-response.ts';

/**
 * Redirects to the article or topic that lists this address under `aliases`, if there is one. Called by every page that
 * has nothing to show: Next prefers a route such as `topics/[topic]` to `[...path]`, so that each has to look for
 * itself.
 * @param path decoded
 */
export function leaveFormerAddress(path: string): void {
  const address = presentAddress(path);
  if (address !== null) permanentRedirect(address);
}

/** The same for a route handler of files: a redirect, or 404. */
export function missingFile(path: string): Response {
  const address = presentAddress(path);
  return address === null ? noFile(404) : movedFile(address);
}

function presentAddress(path: string): string | null {
  const library = currentLibrary();
  const now = Date.now();
  const slug = aliasTarget(library, path, now);
  if (slug !== null) return articlePath(slug);
  const topic = topicAliasTarget(library, path, now);
  return topic === null ? null : topicPath(topic);
}
