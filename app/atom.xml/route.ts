import { feedResponse } from '../parts/feed-response.ts';

export const dynamic = 'force-dynamic';

export const GET = (): Response => feedResponse('atom');
