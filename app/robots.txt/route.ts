import { currentLibrary } from '../../lib/library/current.ts';
import { robotsTxt } from '../../lib/syndication/robots.ts';
import { fileResponse } from '../parts/file-response.ts';

// Next would make a file of this name once, at build time.
export const dynamic = 'force-dynamic';

export const GET = (): Response => fileResponse(robotsTxt(currentLibrary()), { type: 'text/plain' });
