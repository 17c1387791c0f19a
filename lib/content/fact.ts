import * as z from 'zod';
import { words } from './article.ts';

/** One entry of `content/facts.yaml`: a statement that articles may rely on. */
const factSchema = z.strictObject({
  /** Named in the `facts` of the articles that use it. */
  id: z.string('应为文字').regex(/^[A-Z]\d{2,3}$/, '应为一个大写字母加两三位数字，例如 A01'),
  /**
   * `verified`: the original text was read. `reported`: found on a public page, to be named with publisher and
   * date. `weak`: found on a poor page only. `general`: common knowledge without a source, for background.
   * `computed`: arithmetic that anyone can repeat.
   */
  certainty: z.enum(['verified', 'reported', 'weak', 'general', 'computed'], {
    error: '只能是 verified、reported、weak、general 或 computed',
  }),
  /** The fact in one sentence. */
  statement: words(300),
  /** The work and the place in it. */
  source: words(200),
});
/** `content/facts.yaml` */
export const factsSchema = z.array(factSchema, '应为事实的列表');
export type Fact = z.infer<typeof factSchema>;
