import { topicFeed } from '../../../parts/feed-response.ts';

export const dynamic = 'force-dynamic';

export const GET = topicFeed('atom');
