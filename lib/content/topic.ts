import * as z from 'zod';
import { formerAddresses, TOPIC_LETTERS, words } from './article.ts';
import { meantId, type Names } from './suggestion.ts';

/** The last part of a topic's address. */
export const topicIdSchema = z
  .string('应为文字')
  .regex(/^[\p{Script=Han}a-z0-9-]+$/u, '只能用小写字母、数字、连字符和汉字')
  .max(TOPIC_LETTERS, `太长，最多 ${TOPIC_LETTERS} 个字`);

/** One entry of `content/topics.yaml`; their order there is the order on the site. */
const topicSchema = z.strictObject({
  id: topicIdSchema.describe('地址的最后一段，文章的 topics 里写它'),
  /** Name as readers see it. */
  name: words(40).describe('读者看到的名字'),
  /** What a reader finds here, in two sentences. */
  summary: words(300).default('').describe('读者在这里能看到什么，一两句话'),
  /** The id of a wider topic. */
  parent: z.string('应为文字').optional().describe('上级主题的 id'),
  /** Former addresses: of this topic, before its id changed, and of topics that were merged into it. */
  aliases: formerAddresses.describe('这个主题和并进它的主题以前的站内地址，永久转到这里'),
});
export const topicsSchema = z.array(topicSchema, '应为主题的列表');
export type Topic = z.infer<typeof topicSchema>;

/** Topics that a fix lists at most. */
const LISTED = 20;

/**
 * The fix for a topic that isn't in `topics.yaml`.
 * @param now id of the topic that has its address under `aliases`, if there is one
 */
export function topicFix(wrong: string, now: string | undefined, topics: Names): string {
  if (now !== undefined)
    return `写成 ${now}：${wrong} 已经改名或并进了它；npm run rename -- ${wrong} ${now} 可以把所有文章一次改好`;
  const meant = meantId(wrong, topics);
  if (meant !== null) return meant;
  const choice = [...topics].map(([id, name]) => `${id}（${name}）`).join('、');
  return `改成 topics.yaml 里已有的 id，或在那里加上这个主题${topics.size > LISTED ? '' : `；已有：${choice}`}`;
}

/** The id of the topic that has the address of another id under `aliases`. */
export const presentTopic = (id: string, topics: readonly Topic[]): string | undefined =>
  topics.find(({ aliases }) => aliases.includes(`/topics/${id}`))?.id;
