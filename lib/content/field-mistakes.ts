import type { Document } from 'yaml';
import type * as z from 'zod';
import { zhCN } from 'zod/locales';
import { fieldName, foreignField, hides, isUnusedKey, meantKey } from './field-names.ts';
import { type MeantFields, withMeantFields, writtenPath } from './meant-fields.ts';
import { finding, type Mistake, type Place } from './problem.ts';
import { fieldsAt } from './schema-fields.ts';
import { slugOfField } from './slug.ts';
import { BY_FIX, missingKeyFix, valueFix } from './value-fix.ts';
import { keyOffset, offsetOf } from './yaml-places.ts';

const SHAPES: Readonly<Record<string, string>> = {
  object: '应为几行「字段: 值」',
  record: '应为几行「字段: 值」',
  array: '应为列表',
  string: '应为文字',
  number: '应为数字',
  boolean: '应为 true 或 false',
};
const locale = zhCN();

/** zod's error map: what is wrong with a value, in Chinese, where the schema has no words of its own. */
export const chineseMessage: z.core.$ZodErrorMap = (issue) =>
  (issue.code === 'invalid_type' ? SHAPES[issue.expected] : undefined) ?? locale.localeError(issue);

/**
 * Every mistake in the fields of a document that its schema refuses.
 * @param raw the document's value
 * @param renamed `meantFields` of it
 * @param at turns an offset in the document into line and column of the file
 */
export function fieldMistakes<S extends z.ZodType>(
  document: Document,
  raw: unknown,
  schema: S,
  renamed: MeantFields,
  at: (offset: number) => Place,
): Mistake[] {
  const unknownKey = (path: readonly PropertyKey[], key: string, fix: string): Mistake =>
    finding(at(keyOffset(document, path, key)), 'unknown-key', `没有「${key}」这个字段`, fix);
  const mistakes = [...renamed].map(([meant, key]) =>
    unknownKey([], key, renamedFix(key, String(meant), document.get(key))),
  );
  // With the names that were meant: a wrong name isn't reported as a missing field as well, and its value is checked.
  const again = schema.safeParse(withMeantFields(raw, renamed), { error: chineseMessage });
  const told = new Set<string>();
  for (const issue of again.error?.issues ?? []) {
    const path = writtenPath(issue.path, renamed);
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(fieldsAt(schema, issue.path));
      for (const key of issue.keys)
        mistakes.push(unknownKey(path, key, unknownKeyFix(document, key, known, path)));
      continue;
    }
    const name = fieldName(issue.path);
    // A value of the wrong type often breaks a second rule, too: the first one says what to do.
    if (told.has(name)) continue;
    told.add(name);
    const missing = issue.code === 'invalid_type' && document.getIn(path, true) === undefined;
    // Of a missing field, its record's.
    const place = at(offsetOf(document, path));
    const message = `${name === '' ? '内容' : `「${name}」`}不对：${issue.message}`;
    mistakes.push(
      missing
        ? finding(place, 'missing-key', `缺少必填的「${name}」`, missingKeyFix(schema, issue.path))
        : finding(place, 'invalid-value', message, valueFix(document, path, issue, schema)),
    );
  }
  return mistakes;
}

/** What to do with a key that has another name here. */
function renamedFix(key: string, meant: string, value: unknown): string {
  if (foreignField(key, value) !== meant) return `把名字改成 ${meant}`;
  if (hides(key, value)) return `改成 draft: true，它就不上线${BY_FIX}`;
  // Not the value of `published`: it says the opposite of `draft`.
  return (typeof value === 'boolean' ? `改成 draft: ${!value}` : `把名字改成 ${meant}`) + BY_FIX;
}

function unknownKeyFix(
  document: Document,
  key: string,
  known: readonly string[],
  path: readonly PropertyKey[],
): string {
  const value: unknown = document.getIn([...path, key]);
  const meant = meantKey(key, value, known);
  const isTop = path.length === 0;
  if (meant !== null && !isTop) return `是不是 ${meant}？`;
  if (meant === 'draft' && hides(key, value))
    return `${key} 让文章不公开：写成 draft: true，再删掉 ${key}；要公开，只删掉它`;
  // Each address that an article had leads its readers there.
  if (meant === 'aliases') return `这里叫 aliases，已经写了：把这个地址也写进去，再删掉 ${key}`;
  if (meant !== null) return `这里叫 ${meant}，已经写了：删掉 ${key}`;
  if (isTop && key === 'slug') {
    const slug = slugOfField(String(value));
    const fix = `这里的地址就是文件名：把文件改名为 ${slug ?? '想要的地址'}.md，再删掉这一行`;
    return slug === null ? fix : `${fix}${BY_FIX}；别的文件已经用了这个名字，就另取一个`;
  }
  // In articles: no other file has a comment made of a field.
  if (isTop && known.includes('publishedAt') && isUnusedKey(key))
    return '这里用不上，删掉它；npm run check -- --fix 可以把它改成注释';
  return `删掉它；可用的字段：${known.join('、')}`;
}
