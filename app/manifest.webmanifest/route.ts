import { currentLibrary } from '../../lib/library/current.ts';
import { webManifest } from '../../lib/syndication/web-manifest.ts';
import { fileResponse } from '../parts/file-response.ts';

export const dynamic = 'force-dynamic';

export const GET = (): Response =>
  fileResponse(webManifest(currentLibrary()), { type: 'application/manifest+json' });
