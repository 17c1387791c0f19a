import * as z from 'zod';
import { formerAddresses, TOPIC_LETTERS, words } from './article.ts';
import { suggestion } from './suggestion.ts';

/** The last part of a topic's address. */
export const topicIdSchema = z
  .string('应为文字')
  .regex(/^[\p{Script=Han}a-z0-9-]+$/u, '只能用小写字母、数字、连字符和汉字')
  .max(TOPIC_LETTERS, `太长，最多 ${TOPIC_LETTERS} 个字`);

/** One entry of `content/topics.yaml`; their order there is the order on the site. */
const topicSchema = z.strictObject({
  id: topicIdSchema,
  /** Name as readers see it. */
  name: words(40),
  /** What a reader finds here, in two sentences. */
  summary: words(300).default(''),
  /** The id of a wider topic. */
  parent: z.string('应为文字').optional(),
  /** Former addresses: of this topic, before its id changed, and of topics that were merged into it. */
  aliases: formerAddresses,
});
export const topicsSchema = z.array(topicSchema, '应为主题的列表');
export type Topic = z.infer<typeof topicSchema>;

/**
 * The fix for a topic that doesn't exist.
 * @param now id of the topic that has its address under `aliases`, if there is one
 */
export const topicFix = (wrong: string, now: string | undefined, known: readonly string[]): string =>
  now === undefined
    ? suggestion(wrong, known)
    : `写成 ${now}：${wrong} 已经改名或并进了它；npm run rename -- ${wrong} ${now} 可以把所有文章一次改好`;

/** The id of the topic that has the address of another id under `aliases`. */
export const presentTopic = (id: string, topics: readonly Topic[]): string | undefined =>
  topics.find(({ aliases }) => aliases.includes(`/topics/${id}`))?.id;
