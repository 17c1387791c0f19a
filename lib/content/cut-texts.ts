import { type Document, isPair, isScalar, visit } from 'yaml';
import { finding, type Mistake, type Place } from './problem.ts';
import { scalar } from './yaml-scalar.ts';

/** Fields of all files whose values are texts for readers; behind dates and ids, a comment is one. */
const TEXT_FIELDS = new Set(
  `title summary questions reason detail publisher text
  name description notice summaryLabel statement source`.split(/\s+/),
);
/** A fix doesn't say a value with more characters, or with paragraphs. */
const LONG = 60;
/** One blank, as in a text; comments that are lined up have more. */
const COMMENT = /^ (#[^\n]*)/;

/**
 * Texts without quotes that have a `#` behind a blank: to YAML a comment begins there (YAML 1.2.2 §6.6), and readers
 * see the half before it.
 * @param yaml what the document was read from
 */
export function cutTexts(document: Document, yaml: string, at: (offset: number) => Place): Mistake[] {
  const mistakes: Mistake[] = [];
  visit(document, {
    Scalar(key, node, path) {
      const field = path.findLast(isPair)?.key;
      if (key === 'key' || !isScalar(field) || !TEXT_FIELDS.has(String(field.value))) return;
      const [, end] = node.range ?? [];
      const rest = end === undefined ? undefined : COMMENT.exec(yaml.slice(end))?.[1]?.trimEnd();
      if (node.type !== 'PLAIN' || end === undefined || rest === undefined) return;
      const whole = `${String(node.value)} ${rest}`;
      const isShown = whole.length <= LONG && !whole.includes('\n');
      const message = `「${rest}」不算在「${String(field.value)}」里：空格后面的 # 在 YAML 里是注释的开头`;
      const fix = `是文字就用引号把整个值包起来${isShown ? `：${scalar(whole)}` : ''}；是注释就另起一行写`;
      mistakes.push(finding(at(end + 1), 'cut-text', message, fix));
    },
  });
  return mistakes;
}
