import { topicFeed } from '../../../parts/feed-response.ts';

export const GET = topicFeed('json');
