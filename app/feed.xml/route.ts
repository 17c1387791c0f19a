import { feedResponse } from '../parts/feed-response.ts';

export const dynamic = 'force-dynamic';

export const GET = (): Promise<Response> => feedResponse('rss');
