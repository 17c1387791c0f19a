import { type Document, isMap, LineCounter } from 'yaml';
import type * as z from 'zod';
import { cutTexts } from './cut-texts.ts';
import { chineseMessage, fieldMistakes } from './field-mistakes.ts';
import { SITE_FILE } from './folder.ts';
import { meantFields, withMeantFields, writtenPath } from './meant-fields.ts';
import { mendYaml } from './mend-yaml.ts';
import { parseYaml } from './parse-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { FILE_START, finding, type Mistake, type Place, type Problem, positionAt } from './problem.ts';
import { BY_FIX } from './value-fix.ts';
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

/** The places of a file that can't be read. */
export const NOWHERE: PlaceOf = () => FILE_START;

export interface YamlRecord<T> {
  /** Null when a mistake keeps it from being used. */
  readonly value: T | null;
  readonly problems: readonly Problem[];
  /** The value in spite of its mistakes, with fields under the names that were meant; null if it is no YAML. */
  readonly written: unknown;
  readonly place: PlaceOf;
}

/**
 * Parses YAML (`parseYaml`) and checks it with a zod schema.
 * Every problem names the line and column of the key or value that it is about.
 */
export function readYaml<S extends z.ZodType>(source: YamlText, schema: S): YamlRecord<z.infer<S>> {
  const plain = readPlainYaml(source.text);
  const parsed = plain === null ? null : schema.safeParse(plain.value);
  if (plain === null || !parsed?.success) return readFullYaml(source, schema);
  const place: PlaceOf = (path) => {
    const found = plain.place(path);
    // Places further in are asked for only when there is a problem: the full parser knows them all.
    if (found === null) return readFullYaml(source, schema).place(path);
    return { line: found.line + source.lineOffset, column: found.column };
  };
  return { value: parsed.data, problems: [], written: parsed.data, place };
}

function readFullYaml<S extends z.ZodType>(source: YamlText, schema: S): YamlRecord<z.infer<S>> {
  const told = (mistakes: readonly Mistake[]): Problem[] =>
    mistakes.map((mistake) => ({ file: source.file, severity: 'error', ...mistake }));
  const refused = (mistakes: readonly Mistake[]): YamlRecord<z.infer<S>> => ({
    value: null,
    problems: told(mistakes),
    written: null,
    place: NOWHERE,
  });
  const deep = tooDeep(source.text);
  if (deep !== null) {
    const { line, column } = positionAt(source.text, deep);
    const message = 'YAML 写错了：括号、短横线或缩进套得太深';
    const fix = '去掉多余的括号、短横线和空格';
    return refused([{ line: line + source.lineOffset, column, rule: 'yaml', message, fix }]);
  }
  const { document, text, mistakes, at } = readDocument(source);
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return refused(mistakes);
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 20 });
  } catch {
    const message = 'YAML 里以 * 开头的引用太多，或没有它指的名字';
    const fix = '直接写出值；值本身以 * 开头时，用引号包起来';
    return refused([...mistakes, { ...at(0), rule: 'yaml', message, fix }]);
  }
  const parsed = schema.safeParse(raw ?? {}, { error: chineseMessage });
  const renamed = meantFields(schema, raw, parsed.error?.issues ?? []);
  const place: PlaceOf = (path) => {
    const written = writtenPath(path, renamed);
    return document.hasIn(written.slice(0, 1)) ? at(offsetOf(document, written)) : FILE_START;
  };
  const cut = cutTexts(document, text, at).map(
    (mistake): Problem => ({ file: source.file, severity: 'warn', ...mistake }),
  );
  if (parsed.success && mistakes.length === 0) {
    return { value: parsed.data, problems: cut, written: parsed.data, place };
  }
  const all = mistakes.concat(fieldMistakes(document, raw, schema, renamed, at));
  const problems = [...told(all), ...cut];
  return { value: null, problems, written: withMeantFields(raw, renamed), place };
}

interface ReadDocument {
  readonly document: Document;
  /** What it was read from. */
  readonly text: string;
  /** What is wrong with its grammar. */
  readonly mistakes: Mistake[];
  /** Turns an offset in the document into line and column of the file. */
  readonly at: (offset: number) => Place;
}

/** The document that a text is; where front matter or `site.yaml` is none because of slips, the one that was meant. */
function readDocument({ file, text, lineOffset }: YamlText): ReadDocument {
  const written = parse(text);
  const isRecord = written.document.contents === null || isMap(written.document.contents);
  // Of what `npm run check -- --fix` mends.
  const mayBeMended = file.endsWith('.md') || file === SITE_FILE;
  const mended = mayBeMended && (written.document.errors.length > 0 || !isRecord) ? mendYaml(text) : null;
  const mistakes = (mended?.slips ?? []).map(({ line, column, reason, meant }) => {
    const fix = `写成${/^\s/.test(meant) ? `「${meant.trimEnd()}」` : ` ${meant.trim()}`}${BY_FIX}`;
    return finding({ line: line + lineOffset, column }, 'yaml', `YAML 写错了：${reason}`, fix);
  });
  // The lines of the mended text are those of the file: an editor hears at once of what else is wrong in them.
  const { document, lines } = mended === null ? written : parse(mended.text);
  const meant = mended?.text ?? text;
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, meant.length));
    return { line: Math.max(1, line) + lineOffset, column: Math.max(1, col) };
  };
  return { document, text: meant, mistakes: mistakes.concat(syntaxMistakes(document.errors, at)), at };
}

function parse(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseYaml(text, { lineCounter: lines }), lines };
}
