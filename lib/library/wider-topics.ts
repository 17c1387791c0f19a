import * as z from 'zod';
import type { Library } from './open.ts';
import { publishedNow } from './published.ts';
import { firstRow } from './rows.ts';
import type { TopicCard } from './topics.ts';

/** Name and id of a topic. */
export type TopicName = Pick<TopicCard, 'id' | 'name'>;

const parentRow = z.object({ id: z.string(), name: z.string(), has_page: z.number() });

/**
 * The wider topics of a topic (`parent` in `topics.yaml`), the widest first. One without a published article has no
 * page and is left out; topics that are each other's parents have none that is wider.
 */
export function widerTopics({ db }: Library, id: string, now: number): TopicName[] {
  const parentOf = (topic: string) =>
    firstRow(
      db,
      parentRow,
      `select p.id, p.name, exists (select 1 from article_topics at join articles a on a.id = at.article_id
          where at.topic_id = p.id and ${publishedNow('a')}) has_page
        from topics t join topics p on p.id = t.parent where t.id = :topic`,
      { topic, now },
    );
  const wider: TopicName[] = [];
  const met = new Set([id]);
  for (let parent = parentOf(id); parent !== undefined; parent = parentOf(parent.id)) {
    if (met.has(parent.id)) return [];
    met.add(parent.id);
    if (parent.has_page === 1) wider.unshift({ id: parent.id, name: parent.name });
  }
  return wider;
}

/** A topic and all that are below it, at whatever depth. */
export interface TopicGroup {
  readonly topic: TopicCard;
  readonly narrower: readonly TopicCard[];
}

/** The topics in groups, each under the widest topic that it belongs to, in the order given. */
export function topicGroups(topics: readonly TopicCard[]): TopicGroup[] {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const widest = (topic: TopicCard): TopicCard => {
    const met = new Set<TopicCard>();
    let last = topic;
    for (let next: TopicCard | undefined = topic; next !== undefined; next = byId.get(next.parent ?? '')) {
      if (met.has(next)) return topic;
      met.add(next);
      last = next;
    }
    return last;
  };
  const groups = new Map<TopicCard, TopicCard[]>(topics.map((topic) => [topic, []]));
  for (const topic of topics) {
    const group = widest(topic);
    if (group === topic) continue;
    groups.get(group)?.push(topic);
    groups.delete(topic);
  }
  return [...groups].map(([topic, narrower]) => ({ topic, narrower }));
}

/** More topics than this are no choice any more, but a page to scroll through. */
const AT_A_GLANCE = 24;

/**
 * All topics where they are few, each as a group of its own; else the widest with what is below them, and of these the
 * ones with the most articles in their group. In the order given.
 */
export function topicsAtAGlance(topics: readonly TopicCard[]): TopicGroup[] {
  if (topics.length <= AT_A_GLANCE) return topics.map((topic) => ({ topic, narrower: [] }));
  const sizeOf = ({ topic, narrower }: TopicGroup): number =>
    narrower.reduce((sum, { articles }) => sum + articles, topic.articles);
  const groups = topicGroups(topics);
  const largest = new Set([...groups].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, AT_A_GLANCE));
  return groups.filter((group) => largest.has(group));
}
