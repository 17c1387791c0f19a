import { currentLibrary } from '../../lib/library/current.ts';
import { prepareIndex } from '../../lib/relations/library-index.ts';
import { suggest } from '../../lib/relations/search.ts';
import { articlePath } from '../../lib/site/urls.ts';

export const dynamic = 'force-dynamic';

/** Titles for the suggestions of `public/suggest.js`: `[{ title, path }]`, at most eight. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams.get('q') ?? '';
  const library = currentLibrary();
  await prepareIndex(library);
  const found = suggest(library, query, { now: Date.now() });
  return Response.json(found.map(({ slug, title }) => ({ title, path: articlePath(slug) })));
}
