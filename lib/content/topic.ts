import { z } from 'zod';

/** One entry of `content/topics.yaml`; their order there is the order on the site. */
const topicSchema = z.strictObject({
  /** The last part of the topic's address. */
  id: z.string('应为文字').regex(/^[\p{Script=Han}a-z0-9-]+$/u, '只能用小写字母、数字、连字符和汉字'),
  /** Name as readers see it. */
  name: z.string('应为文字').min(1, '不能为空').max(40, '太长，最多 40 个字'),
  /** What a reader finds here, in two sentences. */
  summary: z.string('应为文字').min(1, '不能为空').max(300, '太长，最多 300 个字').default(''),
  /** The id of a wider topic. */
  parent: z.string('应为文字').optional(),
});
export const topicsSchema = z.array(topicSchema, '应为主题的列表');
export type Topic = z.infer<typeof topicSchema>;
