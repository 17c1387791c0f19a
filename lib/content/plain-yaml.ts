import type { Place } from './problem.ts';

/** A record of plain YAML, and where each of its values stands. */
export interface PlainYaml {
  readonly value: Readonly<Record<string, PlainValue>>;
  /** Where a field, or an entry of a list, begins; null for a path that leads further in. */
  readonly place: (path: readonly PropertyKey[]) => Place | null;
}

type Scalar = string | boolean;
type PlainValue = Scalar | Scalar[] | Record<string, Scalar>[];

const FIELD = /^([A-Za-z][\w-]*):(?: +(.*))?$/;
const ENTRY = /^ {2}- (?:([A-Za-z][\w-]*): +)?(.*)$/;
const FURTHER_FIELD = /^ {4}([A-Za-z][\w-]*): +(.*)$/;
/** Control characters, and characters that YAML treats in a way of its own. */
const UNUSUAL = /(?!\n)[\p{Cc}\u2028\u2029\ufeff]/u;
/** A beginning, a part or an end of a value that means something in YAML. */
const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`+.\s]|: | #|[:\s]$/;
const SPECIAL_IN_LIST = /[[\]{}:#]/;
/** Values that YAML's core schema takes for a truth value or nothing. */
const TYPED = /^(?:~|null|true|false)$/i;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;

/**
 * Reads YAML as editors mostly write front matter: one field a line, with a text, `true`, `false`, a list in
 * brackets, or a list of texts or of flat records below. A tenth of the full parser's time, which is half of the
 * time of importing an article. Null for anything else, however slightly unusual: then the full parser decides.
 * Where this function gives a record, the full parser gives the same one (tests/content/plain-yaml.test.ts).
 */
export function readPlainYaml(text: string): PlainYaml | null {
  if (UNUSUAL.test(text)) return null;
  const value: Record<string, PlainValue> = {};
  const places = new Map<string, Place>();
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, key, written = ''] = FIELD.exec(line) ?? [];
    if (key === undefined || key in value || TYPED.test(key)) return null;
    if (written !== '') {
      const column = line.length - written.length + 1;
      places.set(key, { line: at + 1, column });
      const read = written.startsWith('[')
        ? readList(written, key, { line: at + 1, column }, places)
        : readScalar(written);
      if (read === null) return null;
      value[key] = read;
      continue;
    }
    const block = readBlock(lines, at + 1, key, places);
    if (block === null) return null;
    value[key] = block.entries;
    at = block.end - 1;
  }
  return { value, place: (path) => places.get(path.join('.')) ?? null };
}

function readScalar(written: string): Scalar | null {
  if (written === '') return null;
  if (QUOTED.test(written)) return written.slice(1, -1);
  if (written === 'true' || written === 'false') return written === 'true';
  return SPECIAL.test(written) || TYPED.test(written) ? null : written;
}

/** `[a, b]` on one line. */
function readList(written: string, key: string, start: Place, places: Map<string, Place>): Scalar[] | null {
  if (!written.endsWith(']')) return null;
  const inside = written.slice(1, -1);
  if (inside.trim() === '' || SPECIAL_IN_LIST.test(inside)) return inside === '' ? [] : null;
  const list: Scalar[] = [];
  let column = start.column + 1;
  for (const part of inside.split(',')) {
    const entry = part.trim();
    const scalar = readScalar(entry);
    if (scalar === null) return null;
    places.set(`${key}.${list.length}`, { line: start.line, column: column + part.indexOf(entry) });
    list.push(scalar);
    column += part.length + 1;
  }
  return list;
}

/** Lines of `  - text`, or of `  - key: text` with `    key: text` below. */
function readBlock(
  lines: readonly string[],
  start: number,
  key: string,
  places: Map<string, Place>,
): { entries: Scalar[] | Record<string, Scalar>[]; end: number } | null {
  const scalars: Scalar[] = [];
  const records: Record<string, Scalar>[] = [];
  let end = start;
  for (let line = lines[end]; line?.startsWith(' '); line = lines[++end]) {
    const entry = ENTRY.exec(line);
    const further = entry === null ? FURTHER_FIELD.exec(line) : null;
    const [, field, written = ''] = entry ?? further ?? [];
    const scalar = readScalar(written);
    if (scalar === null) return null;
    if (entry !== null) places.set(`${key}.${scalars.length + records.length}`, { line: end + 1, column: 5 });
    const record = entry === null ? records.at(-1) : {};
    if (field === undefined) {
      if (entry === null) return null;
      scalars.push(scalar);
      continue;
    }
    if (record === undefined || field in record || TYPED.test(field)) return null;
    record[field] = scalar;
    if (entry !== null) records.push(record);
  }
  if (end === start || (scalars.length > 0 && records.length > 0)) return null;
  return { entries: records.length > 0 ? records : scalars, end };
}
