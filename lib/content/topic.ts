import * as z from 'zod';
import { TOPIC_LETTERS, words } from './article.ts';

/** One entry of `content/topics.yaml`; their order there is the order on the site. */
const topicSchema = z.strictObject({
  /** The last part of the topic's address. */
  id: z
    .string('应为文字')
    .regex(/^[\p{Script=Han}a-z0-9-]+$/u, '只能用小写字母、数字、连字符和汉字')
    .max(TOPIC_LETTERS, `太长，最多 ${TOPIC_LETTERS} 个字`),
  /** Name as readers see it. */
  name: words(40),
  /** What a reader finds here, in two sentences. */
  summary: words(300).default(''),
  /** The id of a wider topic. */
  parent: z.string('应为文字').optional(),
});
export const topicsSchema = z.array(topicSchema, '应为主题的列表');
export type Topic = z.infer<typeof topicSchema>;
