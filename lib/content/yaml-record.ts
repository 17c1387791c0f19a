import { distance } from 'fastest-levenshtein';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, YAMLMap } from 'yaml';
import { z } from 'zod';
import { readPlainYaml } from './plain-yaml.ts';
import { type Problem, positionAt } from './problem.ts';
import { tooDeep } from './yaml-depth.ts';

/** Keys that other systems use for the same thing. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  date: 'publishedAt',
  published: 'publishedAt',
  lastmod: 'updatedAt',
  modified: 'updatedAt',
  expiryDate: 'expiresAt',
  tags: 'keywords',
  categories: 'topics',
  category: 'topics',
  description: 'summary',
  excerpt: 'summary',
  redirects: 'aliases',
};

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
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      for (const key of issue.keys) {
        const nearest = nearestKey(key, known);
        problems.push(
          problem(
            at(keyOffset(document, issue.path, key)),
            'unknown-key',
            `没有「${key}」这个字段`,
            nearest ? `是不是 ${nearest}？` : `可用的字段：${known.join('、')}`,
          ),
        );
      }
      continue;
    }
    const name = issue.path.map(String).join('.');
    // A value of the wrong type often breaks a second rule, too: the first one says what to do.
    if (told.has(name)) continue;
    told.add(name);
    const missing = issue.code === 'invalid_type' && document.getIn([...issue.path], true) === undefined;
    problems.push(
      missing
        ? problem(
            place(issue.path.slice(0, -1)),
            'missing-key',
            `缺少必填的「${name}」`,
            `加上一行 ${String(issue.path.at(-1))}: …`,
          )
        : problem(
            place(issue.path),
            'invalid-value',
            name === '' ? `内容不对：${issue.message}` : `「${name}」不对：${issue.message}`,
            describe(document, issue.path),
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

function describe(document: Document, path: readonly PropertyKey[]): string {
  const node = document.getIn([...path], true);
  const written = isScalar(node) ? String(node.value) : '';
  const short = written.length > 30 ? `${written.slice(0, 30)}…` : written;
  return short === '' ? '按字段说明改写' : `现在写的是「${short}」，改成符合要求的值`;
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

/** Keys of the strict object at `path` in a schema of objects and arrays. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let definition: unknown = schema;
  for (const step of path) {
    const inner = unwrap(definition);
    definition = typeof step === 'number' ? inner?.element : inner?.shape?.[String(step)];
  }
  return Object.keys(unwrap(definition)?.shape ?? {});
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

/** The known key that was probably meant: another system's name for it, or one within two typing mistakes. */
function nearestKey(key: string, known: readonly string[]): string | null {
  const foreign = FOREIGN_KEYS[key];
  if (foreign !== undefined && known.includes(foreign)) return foreign;
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(key.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : null;
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
