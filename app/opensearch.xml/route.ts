import { currentLibrary } from '../../lib/library/current.ts';
import { openSearchDescription } from '../../lib/syndication/open-search.ts';
import { fileResponse } from '../parts/file-response.ts';

export const GET = (): Response =>
  fileResponse(openSearchDescription(currentLibrary()), { type: 'application/opensearchdescription+xml' });
