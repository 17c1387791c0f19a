import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import {
  chineseMessage,
  fieldMistakes,
  meantFields,
  withMeantFields,
  writtenPath,
} from './field-mistakes.ts';
import { mendYaml } from './mend-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { FILE_START, type Mistake, type Place, type Problem, positionAt } from './problem.ts';
import { tooDeep } from './yaml-depth.ts';
import { syntaxMistakes } from './yaml-errors.ts';
import { offsetOf } from './yaml-places.ts';

export interface YamlText {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before the first line of `text`. */
  readonly lineOffset: number;
}

/** Where the value at a path is written; where it is not, the nearest one around it, or else the start of the file. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place;

export type YamlResult<T> =
  | { readonly value: T; readonly place: PlaceOf }
  | {
      readonly value: null;
      readonly problems: Problem[];
      /** The value in spite of its mistakes, with fields under the names that were meant; null if it is no YAML. */
      readonly written: { readonly value: unknown; readonly place: PlaceOf } | null;
    };

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
  // Places further in are asked for only when there is a problem: the full parser knows them all.
  const full: PlaceOf = (path) => {
    const result = readFullYaml(source, schema);
    return 'problems' in result ? FILE_START : result.place(path);
  };
  return { value: parsed.data, place: (path) => place(path) ?? full(path) };
}

function readFullYaml<S extends z.ZodType>(source: YamlText, schema: S): YamlResult<z.infer<S>> {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line) + source.lineOffset, column: Math.max(1, col) };
  };
  const told = (mistakes: readonly Mistake[]): Problem[] =>
    mistakes.map((mistake) => ({ file: source.file, severity: 'error', ...mistake }));
  const refused = (mistakes: readonly Mistake[]): YamlResult<z.infer<S>> => ({
    value: null,
    problems: told(mistakes),
    written: null,
  });
  const deep = tooDeep(source.text);
  if (deep !== null) {
    const { line, column } = positionAt(source.text, deep);
    return refused([
      {
        line: line + source.lineOffset,
        column,
        rule: 'yaml',
        message: 'YAML 写错了：括号、短横线或缩进套得太深',
        fix: '去掉多余的括号、短横线和空格',
      },
    ]);
  }
  let { text } = source;
  let { document, lines } = readDocument(text);
  const isBroken = document.errors.length > 0 || !(document.contents === null || isMap(document.contents));
  const mended = isBroken && source.file.endsWith('.md') ? mendYaml(text) : null;
  if (mended !== null) {
    // Its lines are those of the file: then an editor hears at once of what else is wrong in them.
    text = mended.text;
    ({ document, lines } = readDocument(text));
  }
  const broken: Mistake[] = (mended?.slips ?? []).map(({ line, column, reason, meant }) => ({
    line: line + source.lineOffset,
    column,
    rule: 'yaml',
    message: `YAML 写错了：${reason}`,
    fix: `写成 ${meant.trim()}；npm run check -- --fix 可以代劳`,
  }));
  broken.push(...syntaxMistakes(document.errors, at));
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return refused(broken);
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 20 });
  } catch {
    return refused([
      ...broken,
      {
        ...at(0),
        rule: 'yaml',
        message: 'YAML 里以 * 开头的引用太多，或没有它指的名字',
        fix: '直接写出值；值本身以 * 开头时，用引号包起来',
      },
    ]);
  }
  const parsed = schema.safeParse(raw ?? {}, { error: chineseMessage });
  if (parsed.success && broken.length === 0) {
    const place: PlaceOf = (path) =>
      document.hasIn(path.slice(0, 1)) ? at(offsetOf(document, path)) : FILE_START;
    return { value: parsed.data, place };
  }
  const renamed = meantFields(schema, raw, parsed.error?.issues ?? []);
  return {
    value: null,
    problems: told([...broken, ...fieldMistakes(document, raw, schema, renamed, at)]),
    written: {
      value: withMeantFields(raw, renamed),
      place: (path) => at(offsetOf(document, writtenPath(path, renamed))),
    },
  };
}

function readDocument(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }),
    lines,
  };
}
