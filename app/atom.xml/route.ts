import { feedResponse } from '../parts/feed-response.ts';

export const GET = (): Response => feedResponse('atom');
