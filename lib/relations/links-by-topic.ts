import type { ArticleCard } from '../library/cards.ts';

/** Further links of one topic; of none where it is null. */
export interface TopicLinks {
  readonly topic: ArticleCard['mainTopic'];
  readonly links: ArticleCard[];
}

/** Other topics with fewer links aren't worth a group that has to be opened. */
const GROUP = 3;

/**
 * Links by their main topic: the article's own topics first, then the others in the order of their best link. What is
 * left, of no topic or of one that has hardly any, comes last and together.
 * @param own ids of the article's topics, the main one first
 */
export function linksByTopic(links: readonly ArticleCard[], own: readonly string[]): TopicLinks[] {
  const groups = new Map<string, TopicLinks>();
  for (const link of links) {
    const topic = link.mainTopic;
    if (topic === null) continue;
    const group = groups.get(topic.id);
    if (group) group.links.push(link);
    else groups.set(topic.id, { topic, links: [link] });
  }
  const first = own.flatMap((id) => groups.get(id) ?? []);
  const others = [...groups.values()].filter((group) => !first.includes(group));
  const small = others.filter((group) => group.links.length < GROUP);
  const scattered = new Set(small.length > 1 ? small.flatMap((group) => group.links) : []);
  const rest = links.filter((link) => link.mainTopic === null || scattered.has(link));
  return [
    ...first,
    ...others.filter((group) => small.length < 2 || group.links.length >= GROUP),
    ...(rest.length > 0 ? [{ topic: null, links: rest }] : []),
  ];
}
