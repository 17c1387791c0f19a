import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, YAMLMap } from 'yaml';
import { z } from 'zod';
import { FOREIGN_KEYS, meantKey } from './field-names.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { type Problem, positionAt } from './problem.ts';
import { tooDeep } from './yaml-depth.ts';

const SHAPES: Readonly<Record<string, string>> = {
  object: '应为几行「字段: 值」',
  array: '应为列表',
  string: '应为文字',
  number: '应为数字',
  boolean: '应为 true 或 false',
};
const locale = z.locales.zhCN();

/** What is wrong with a value whose schema doesn't say it in its own words. */
const chineseMessage: z.core.$ZodErrorMap = (issue) =>
  (issue.code === 'invalid_type' ? SHAPES[issue.expected] : undefined) ?? locale.localeError(issue);

export interface YamlText {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before the first line of `text`. */
  readonly lineOffset: number;
}

export type YamlResult<T> =
  | { readonly value: T; readonly place: (path: readonly PropertyKey[]) => Place }
  | { readonly value: null; readonly problems: Problem[] };

export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Parses YAML 1.2 (core schema: time stamps stay text) and checks it with a zod schema.
 * Every problem names the line and column of the key or value that it is about.
 */
export function readYaml<S extends z.ZodType>(source: YamlText, schema: S): YamlResult<z.infer<S>> {
  const plain = readPlainYaml(source.text);
  const parsed = plain === null ? null : schema.safeParse(plain.value);
  if (plain === null || !parsed?.success) return readFullYaml(source, schema);
  const place = (path: readonly PropertyKey[]): Place | null => {
    const found = plain.place(path);
    return found === null ? null : { line: found.line + source.lineOffset, column: found.column };
  };
  // Places further in are asked for when there is a problem: the full parser knows them all.
  const full = (path: readonly PropertyKey[]): Place => {
    const result = readFullYaml(source, schema);
    return 'problems' in result ? { line: source.lineOffset + 1, column: 1 } : result.place(path);
  };
  return { value: parsed.data, place: (path) => place(path) ?? full(path) };
}

function readFullYaml<S extends z.ZodType>(source: YamlText, schema: S): YamlResult<z.infer<S>> {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, source.text.length));
    return { line: Math.max(1, line) + source.lineOffset, column: Math.max(1, col) };
  };
  const problem = (place: Place, rule: string, message: string, fix: string): Problem => ({
    file: source.file,
    ...place,
    severity: 'error',
    rule,
    message,
    fix,
  });
  const deep = tooDeep(source.text);
  if (deep !== null) {
    const { line, column } = positionAt(source.text, deep);
    const place = { line: line + source.lineOffset, column };
    const message = 'YAML 写错了：括号、短横线或缩进套得太深';
    return { value: null, problems: [problem(place, 'yaml', message, '去掉多余的括号、短横线和空格')] };
  }
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      value: null,
      problems: firstOfEachLine(document.errors, at).map(({ place, code }) =>
        problem(place, 'yaml', `YAML 写错了：${yamlReason(code)}`, yamlFix(code)),
      ),
    };
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 20 });
  } catch {
    return {
      value: null,
      problems: [
        problem(
          at(0),
          'yaml',
          'YAML 里的引用（*别名）太多或指向不存在的锚点',
          '去掉 & 和 * 引用，直接写出值',
        ),
      ],
    };
  }
  const place = (path: readonly PropertyKey[]): Place => at(offsetOf(document, path));
  const parsed = schema.safeParse(raw ?? {}, { error: chineseMessage });
  if (parsed.success) return { value: parsed.data, place };

  // Under the names that were meant: so a wrong name isn't told as a missing field, too, and its value is looked at.
  const renamed = meantFields(schema, raw, parsed.error.issues);
  const problems = [...renamed].map(([meant, key]) =>
    problem(
      at(keyOffset(document, [], key)),
      'unknown-key',
      `没有「${key}」这个字段`,
      `把名字改成 ${String(meant)}${FOREIGN_KEYS[key] === meant ? '；npm run check -- --fix 可以代劳' : ''}`,
    ),
  );
  const again = schema.safeParse(withMeantFields(raw, renamed), { error: chineseMessage });
  const told = new Set<string>();
  for (const issue of again.error?.issues ?? []) {
    const [first, ...rest] = issue.path;
    const path = first === undefined ? [] : [renamed.get(first) ?? first, ...rest];
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(fieldsAt(schema, issue.path));
      for (const key of issue.keys) {
        const place = at(keyOffset(document, path, key));
        problems.push(
          problem(place, 'unknown-key', `没有「${key}」这个字段`, unknownKeyFix(key, known, path)),
        );
      }
      continue;
    }
    const name = issue.path.map(String).join('.');
    // A value of the wrong type often breaks a second rule, too: the first one says what to do.
    if (told.has(name)) continue;
    told.add(name);
    const missing = issue.code === 'invalid_type' && document.getIn(path, true) === undefined;
    problems.push(
      missing
        ? problem(
            place(path.slice(0, -1)),
            'missing-key',
            `缺少必填的「${name}」`,
            missingKeyFix(schema, issue.path),
          )
        : problem(
            place(path),
            'invalid-value',
            name === '' ? `内容不对：${issue.message}` : `「${name}」不对：${issue.message}`,
            describe(document, path, issue),
          ),
    );
  }
  return { value: null, problems };
}

/** One mistake often breaks several rules of YAML's grammar: the leftmost in a line says what to do. */
function firstOfEachLine(
  errors: Document['errors'],
  at: (offset: number) => Place,
): { place: Place; code: string }[] {
  const lines = new Map<number, { place: Place; code: string }>();
  for (const { pos, code } of errors) {
    const place = at(pos[0]);
    const known = lines.get(place.line);
    if (known === undefined || place.column < known.place.column) lines.set(place.line, { place, code });
  }
  return [...lines.values()];
}

function describe(document: Document, path: readonly PropertyKey[], issue: z.core.$ZodIssue): string {
  const node = document.getIn([...path], true);
  const written = isScalar(node) ? String(node.value ?? '') : '';
  const short = written.length > 30 ? `${written.slice(0, 30)}…` : written;
  if (short === '') return '按字段说明改写';
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  if (expected === 'array') return `写成列表：[${written.split(/\s*[,，、]\s*/).join(', ')}]`;
  if (expected === 'string') return `用引号包起来：'${written}'`;
  return `现在写的是「${short}」，改成符合要求的值`;
}

/** Keys of the front matter that stand for a field which isn't written: the field, and its key. */
function meantFields(
  schema: z.ZodType,
  raw: unknown,
  issues: readonly z.core.$ZodIssue[],
): Map<PropertyKey, string> {
  const meant = new Map<PropertyKey, string>();
  const known = Object.keys(fieldsAt(schema, []));
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys' || issue.path.length > 0 || !isRecord(raw)) continue;
    for (const key of issue.keys) {
      const field = meantKey(key, known);
      if (field !== null && !Object.hasOwn(raw, field) && !meant.has(field)) meant.set(field, key);
    }
  }
  return meant;
}

function withMeantFields(raw: unknown, renamed: ReadonlyMap<PropertyKey, string>): unknown {
  if (!isRecord(raw)) return raw ?? {};
  const record: Record<PropertyKey, unknown> = { ...raw };
  for (const [field, key] of renamed) {
    record[field] = raw[key];
    delete record[key];
  }
  return record;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unknownKeyFix(key: string, known: readonly string[], path: readonly PropertyKey[]): string {
  const meant = meantKey(key, known);
  if (meant === null) return `删掉它；可用的字段：${known.join('、')}`;
  return path.length === 0 ? `这里叫 ${meant}，已经写了：删掉 ${key}` : `是不是 ${meant}？`;
}

function missingKeyFix(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const key = String(path.at(-1));
  const field = fieldsAt(schema, path.slice(0, -1))[key];
  const about = field instanceof z.ZodType ? field.description : undefined;
  return `加上一行 ${key}: …${about === undefined ? '' : `（${about}）`}`;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}

function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn([...path], true);
  if (isMap(map)) {
    for (const pair of map.items) {
      if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === key && pair.key.range) {
        return pair.key.range[0];
      }
    }
  }
  return map instanceof YAMLMap && map.range ? map.range[0] : 0;
}

/** The fields of the strict object at `path` in a schema of objects and arrays. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): Record<string, unknown> {
  let definition: unknown = schema;
  for (const step of path) {
    const inner = unwrap(definition);
    definition = typeof step === 'number' ? inner?.element : inner?.shape?.[String(step)];
  }
  return unwrap(definition)?.shape ?? {};
}

interface SchemaInside {
  shape?: Record<string, unknown>;
  element?: unknown;
}

function unwrap(schema: unknown): SchemaInside | null {
  if (typeof schema !== 'object' || schema === null) return null;
  // An array has `unwrap` too: its element is asked for by the index in the path.
  if ('element' in schema) return { element: schema.element };
  if ('unwrap' in schema && typeof schema.unwrap === 'function') return unwrap(schema.unwrap());
  const inside: SchemaInside = {};
  if ('shape' in schema && typeof schema.shape === 'object' && schema.shape !== null) {
    inside.shape = { ...schema.shape };
  }
  return inside;
}

function yamlReason(code: string): string {
  const reasons: Record<string, string> = {
    DUPLICATE_KEY: '同一个字段写了两次',
    BAD_INDENT: '缩进不对',
    TAB_AS_INDENT: '用了制表符缩进',
    MISSING_CHAR: '少了引号、括号或冒号',
    BLOCK_AS_IMPLICIT_KEY: '一行里有两个「: 」',
    MULTILINE_IMPLICIT_KEY: '字段名后面少了冒号',
    UNEXPECTED_TOKEN: '出现了意外的符号',
    BAD_SCALAR_START: '值以 YAML 的特殊符号开头',
    BAD_ALIAS: '引用写错',
    BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对',
    MULTIPLE_DOCS: '出现了第二个 --- 文档',
  };
  return reasons[code] ?? `这里读不懂（${code}）`;
}

function yamlFix(code: string): string {
  const fixes: Record<string, string> = {
    DUPLICATE_KEY: '删掉其中一个',
    BAD_INDENT: '与同级的行对齐，只用空格',
    TAB_AS_INDENT: '把制表符换成两个空格',
    MULTILINE_IMPLICIT_KEY: '写成「字段: 值」，冒号后面留一个空格',
    BLOCK_AS_IMPLICIT_KEY: '值里有「: 」时，用引号把整个值包起来',
    BAD_SCALAR_START: '用引号把整个值包起来',
  };
  return fixes[code] ?? '检查这一行的引号、冒号和缩进；值里有特殊符号时用引号包起来';
}
