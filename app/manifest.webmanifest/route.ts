import { currentLibrary } from '../../lib/library/current.ts';
import { webManifest } from '../../lib/syndication/web-manifest.ts';
import { fileResponse } from '../parts/file-response.ts';

// Next would make a file of this name once, at build time.
export const dynamic = 'force-dynamic';

export const GET = (): Response =>
  fileResponse(webManifest(currentLibrary()), { type: 'application/manifest+json' });
