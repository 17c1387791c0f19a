import { type Document, isMap, isScalar, isSeq } from 'yaml';
import * as z from 'zod';
import { percentDecoded } from '../site/urls.ts';
import { itemsOf, WORD_LISTS } from './field-names.ts';
import { fieldsAt } from './schema-fields.ts';
import { onlyWord, scalar } from './yaml-scalar.ts';

export const BY_FIX = '；npm run check -- --fix 可以代劳';
/** Letters of a value that a fix repeats. */
const SHOWN = 30;

/** What to do with a field that isn't there. */
export function missingKeyFix(schema: z.ZodType, path: readonly PropertyKey[]): string {
  return `加上一行 ${String(path.at(-1))}: …${described(schema, path)}`;
}

/** What belongs into a field, in brackets; nothing where the schema doesn't say. */
function described(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const field = fieldsAt(schema, path.slice(0, -1))[String(path.at(-1))];
  const about = field instanceof z.ZodType ? field.description : undefined;
  return about === undefined ? '' : `（${about}）`;
}

/**
 * What to do with a value that the schema refuses.
 * @param path where it is written
 */
export function valueFix(
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
    const items = node.items.map(String).join('、');
    const word = WORD_LISTS.includes(String(issue.path[0])) && path.length === 2 ? onlyWord(node) : null;
    if (word !== null) return `列表里不能再套列表，写成 ${word}${BY_FIX}`;
    return typeof path.at(-1) === 'number'
      ? `列表里不能再套列表，拆成几项：${items}`
      : `只写文字，不写成列表；以 [ 开头的文字用引号包起来：'[${items}]'`;
  }
  if (isMap(node) && expected === 'string') return '只写文字，不写成「字段: 值」';
  if (isMap(node) && expected === 'array') {
    return asRecord(schema, [...issue.path, 0], '') === ''
      ? '写成列表：每项另起一行，前面写「- 」，只写文字，不写成「字段: 值」'
      : '这是列表里的一项：在它的第一个字段前面加上「- 」';
  }
  if (isSeq(node) && issue.code === 'too_big')
    return `现在有 ${node.items.length} 个，删到 ${issue.maximum} 个`;
  const written = isScalar(node) ? String(node.value ?? '') : '';
  const short = written.length > SHOWN ? `${written.slice(0, SHOWN)}…` : written;
  if (short === '') return `改成符合要求的值${described(schema, issue.path)}`;
  if (expected === 'object') return `写成 ${asRecord(schema, issue.path, written)}`;
  if (expected === 'array') {
    const record = WORD_LISTS.includes(field) ? '' : asRecord(schema, [...issue.path, 0], written);
    if (record !== '') return `写成列表，每项另起一行：- ${record}`;
    const isMended = WORD_LISTS.includes(field) && isScalar(node) && typeof node.value === 'string';
    return `写成列表：[${itemsOf(String(path[0]), written).join(', ')}]${isMended ? BY_FIX : ''}`;
  }
  if (expected === 'boolean') return `现在写的是「${short}」：写成 true 或 false，不加引号`;
  if (expected === 'string') return `用引号包起来：'${written}'`;
  if (issue.path.at(-2) === 'aliases') {
    const address = asFormerAddress(written) ?? '/old/path 这样的地址';
    return `现在写的是「${short}」：是旧地址就写成 ${address}；只是别名就删掉，或写进 keywords`;
  }
  if (issue.path.at(-1) === 'url') {
    const address = `https://${written.trim().replace(/^(?:https?[:：])?\/\//i, '')}`;
    // Neither a postal address nor one of another scheme.
    if (URL.canParse(address) && /^[^/:@]+\.[^/@]+(?:\/|$)/.test(address.slice(8)))
      return `写成 ${address}，先试试打不打得开；打不开就删掉这一行`;
  }
  const isLength = (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin === 'string';
  const length = isLength ? `，有 ${written.trim().length} 个字` : '';
  return `现在写的是「${short}」${length}，改成符合要求的值`;
}

/** A text where fields are meant: as the one field that has to be there, or all of these. */
function asRecord(schema: z.ZodType, path: readonly PropertyKey[], written: string): string {
  const required = Object.entries(fieldsAt(schema, path)).flatMap(([key, type]) =>
    type instanceof z.ZodType && !type.safeParse(undefined).success ? key : [],
  );
  const [only, ...others] = required;
  if (only !== undefined && others.length === 0) return `${only}: ${scalar(written)}`;
  return required.map((key) => `${key}: …`).join('，下一行对齐写 ');
}

/** The path of an address as `aliases` takes it; null for what is none. */
function asFormerAddress(written: string): string | null {
  if (!URL.canParse(written, 'https://site.example/')) return null;
  const { pathname } = new URL(written, 'https://site.example/');
  const path = percentDecoded(pathname);
  // Every site has a home page.
  if (path === '/') return null;
  return /[\s?#]/.test(path) ? pathname : path;
}
