import * as z from 'zod';

const word = z
  .string('应为文字')
  .trim()
  .min(2, '太短，至少 2 个字')
  .max(20, '太长，最多 20 个字')
  .regex(
    /^(?:[\p{Letter}\p{Number}]|(?<=[a-z\d])\.(?=[a-z\d])|(?<=[a-z])(?:#|\+\+))+$/iu,
    '只能有文字和数字，不能有空格和标点；C++、C#、node.js 这样的名字可以',
  );

/** `content/synonyms.yaml`: groups of words that mean the same to someone who searches. */
export const synonymsSchema = z.array(
  z.array(word, '应为词的列表，例如 [逾期, 没还上]').min(2, '至少写两个词').max(12, '最多 12 个词'),
  '应为词组的列表',
);
export type Synonyms = z.infer<typeof synonymsSchema>;
