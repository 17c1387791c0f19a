import { currentLibrary } from '../../lib/library/current.ts';
import { indexIsReady } from '../../lib/relations/library-index.ts';
import { suggest } from '../../lib/relations/search.ts';
import { articlePath } from '../../lib/site/urls.ts';

/**
 * Titles for the suggestions of `public/suggest.js`: `[{ title, path }]`, at most eight. None while the index is being
 * read: whoever types would take the places in which pages are made. lib/delivery doesn't keep that answer.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams.get('q') ?? '';
  const library = currentLibrary();
  if (!(await indexIsReady(library, 0)))
    return Response.json([], { headers: { 'response-provisional': '1' } });
  const found = suggest(library, query, { now: Date.now() });
  return Response.json(found.map(({ slug, title }) => ({ title, path: articlePath(slug) })));
}
