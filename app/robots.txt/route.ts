import { currentLibrary } from '../../lib/library/current.ts';
import { robotsTxt } from '../../lib/syndication/robots.ts';
import { fileResponse } from '../parts/file-response.ts';

export const dynamic = 'force-dynamic';

export const GET = (): Response => fileResponse(robotsTxt(currentLibrary()), { type: 'text/plain' });
