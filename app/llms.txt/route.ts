import { currentLibrary } from '../../lib/library/current.ts';
import { listsChangedAt } from '../../lib/library/feed-queries.ts';
import { llmsTxt } from '../../lib/syndication/llms.ts';
import { fileResponse } from '../parts/file-response.ts';

export function GET(): Response {
  const library = currentLibrary();
  const now = Date.now();
  return fileResponse(llmsTxt(library, now), { type: 'text/plain', changedAt: listsChangedAt(library, now) });
}
