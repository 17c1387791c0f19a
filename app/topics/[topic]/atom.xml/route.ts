import { feedResponse } from '../../../parts/feed-response.ts';

export const dynamic = 'force-dynamic';

interface TopicFeed {
  readonly params: Promise<{ topic: string }>;
}

export const GET = async (_request: Request, { params }: TopicFeed): Promise<Response> =>
  feedResponse('atom', (await params).topic);
