import { type Document, isMap, isScalar, isSeq } from 'yaml';
import * as z from 'zod';
import { zhCN } from 'zod/locales';
import { mendTimestamp } from '../site/dates.ts';
import {
  fieldName,
  foreignField,
  isUnusedKey,
  itemsOf,
  meantKey,
  TIME_FIELDS,
  WORD_LISTS,
} from './field-names.ts';
import { type MeantFields, withMeantFields, writtenPath } from './meant-fields.ts';
import type { Mistake, Place } from './problem.ts';
import { fieldsAt } from './schema-fields.ts';
import { keyOffset, offsetOf } from './yaml-places.ts';
import { scalar } from './yaml-scalar.ts';

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
  const mistake = (offset: number, rule: Mistake['rule'], message: string, fix: string): Mistake => ({
    ...at(offset),
    rule,
    message,
    fix,
  });
  const mistakes = [...renamed].map(([meant, key]) =>
    mistake(
      keyOffset(document, [], key),
      'unknown-key',
      `没有「${key}」这个字段`,
      renamedFix(key, String(meant), document.get(key)),
    ),
  );
  // With the names that were meant: a wrong name isn't reported as a missing field as well, and its value is checked.
  const again = schema.safeParse(withMeantFields(raw, renamed), { error: chineseMessage });
  const told = new Set<string>();
  for (const issue of again.error?.issues ?? []) {
    const path = writtenPath(issue.path, renamed);
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(fieldsAt(schema, issue.path));
      for (const key of issue.keys) {
        const offset = keyOffset(document, path, key);
        mistakes.push(
          mistake(offset, 'unknown-key', `没有「${key}」这个字段`, unknownKeyFix(document, key, known, path)),
        );
      }
      continue;
    }
    const name = fieldName(issue.path);
    // A value of the wrong type often breaks a second rule, too: the first one says what to do.
    if (told.has(name)) continue;
    told.add(name);
    const missing = issue.code === 'invalid_type' && document.getIn(path, true) === undefined;
    // A missing field has none: then that of its record.
    const offset = offsetOf(document, path);
    mistakes.push(
      missing
        ? mistake(offset, 'missing-key', `缺少必填的「${name}」`, missingKeyFix(schema, issue.path))
        : mistake(
            offset,
            'invalid-value',
            name === '' ? `内容不对：${issue.message}` : `「${name}」不对：${issue.message}`,
            describe(document, path, issue, schema),
          ),
    );
  }
  return mistakes;
}

/** What to do with a value that the schema refuses. */
function describe(
  document: Document,
  path: readonly PropertyKey[],
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
): string {
  const node = document.getIn([...path], true);
  const field = String(issue.path.length === 1 ? issue.path[0] : '');
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  if (isScalar(node) && (node.value === null || node.value === '') && field !== '') {
    const remark = node.comment?.trim() ?? '';
    // A hashtag is a remark to YAML: the value was written, and nothing of it read.
    if (remark !== '' && !/^\s/.test(node.comment ?? ''))
      return `# 后面的字 YAML 当作注释，没有读：用引号包起来，写成 ${field}: ${scalar(`#${remark}`)}`;
    const type = fieldsAt(schema, [])[field];
    const isOptional = type instanceof z.ZodType && type.safeParse(undefined).success;
    return isOptional
      ? '删掉这一行，或写上值'
      : missingKeyFix(schema, issue.path).replace('加上一行', '写成');
  }
  if (isSeq(node) && expected === 'string') {
    return `列表里不能再套列表，拆成几项：${node.items.map(String).join('、')}`;
  }
  if (isMap(node) && expected === 'string') return '只写文字，不写成「字段: 值」';
  const written = isScalar(node) ? String(node.value ?? '') : '';
  const short = written.length > 30 ? `${written.slice(0, 30)}…` : written;
  if (short === '') return '改成符合要求的值';
  if (expected === 'array') {
    const isMended = WORD_LISTS.includes(field) && isScalar(node) && typeof node.value === 'string';
    return `写成列表：[${itemsOf(String(path[0]), written).join(', ')}]${isMended ? BY_FIX : ''}`;
  }
  const time = TIME_FIELDS.includes(field) ? mendTimestamp(written, 'UTC') : null;
  if (time !== null) return `写成 ${time}${BY_FIX}`;
  if (expected === 'string') return `用引号包起来：'${written}'`;
  if (issue.path.at(-2) === 'aliases') {
    return `现在写的是「${short}」：是旧地址就写全，例如 /old/path；只是别名就删掉，或写进 keywords`;
  }
  const isLength = (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin === 'string';
  const length = isLength ? `，有 ${written.trim().length} 个字` : '';
  return `现在写的是「${short}」${length}，改成符合要求的值`;
}

const BY_FIX = '；npm run check -- --fix 可以代劳';

/** What to do with a key that has another name here. */
function renamedFix(key: string, meant: string, value: unknown): string {
  if (foreignField(key, value) !== meant) return `把名字改成 ${meant}`;
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
  if (meant !== null) return isTop ? `这里叫 ${meant}，已经写了：删掉 ${key}` : `是不是 ${meant}？`;
  if (isTop && key === 'slug') return `这里的地址就是文件名：把文件改名为 ${String(value)}.md，再删掉这一行`;
  if (isTop && isUnusedKey(key)) return '这里用不上，删掉它；npm run check -- --fix 可以把它改成注释';
  return `删掉它；可用的字段：${known.join('、')}`;
}

function missingKeyFix(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const key = String(path.at(-1));
  const field = fieldsAt(schema, path.slice(0, -1))[key];
  const about = field instanceof z.ZodType ? field.description : undefined;
  return `加上一行 ${key}: …${about === undefined ? '' : `（${about}）`}`;
}
