import { MAX_FRONT_MATTER } from './front-matter.ts';
import { listItems, scalar } from './yaml-scalar.ts';

const FENCES = /^(\uFEFF?)\+\+\+[ \t]*(\r?\n)([\s\S]*?\n)?\+\+\+[ \t]*(?=\r?\n|$)/;
const FIELD = /^[ \t]*([A-Za-z][\w-]*)[ \t]*=[ \t]*(.*)$/;
const TABLE = /^\[([A-Za-z][\w-]*)\]$/;
const TEXT = /^(?:"(?:[^"\\]|\\["\\])*"|'[^']*')$/;
const PLAIN = /^(?:true|false|[-+]?\d[\d._]*|\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[-+]\d{2}:\d{2})?)?)$/;
const LIST_ITEM = /\s*("(?:[^"\\]|\\["\\])*"|'[^']*')\s*(?:,|$)/y;

/**
 * A text whose front matter is TOML between `+++`, as Hugo writes it, with the same lines in YAML between `---`: line
 * by line, because a parser of TOML would lose the comments. Null where there is none, where it is too long, or where
 * it has more than texts, times, numbers, truth values and lists of texts, one a line.
 */
export function tomlAsYaml(text: string): string | null {
  const match = FENCES.exec(text);
  if (match === null) return null;
  const [all, mark, lineEnd, toml = ''] = match;
  if (toml.length > MAX_FRONT_MATTER) return null;
  const lines = toml.split(/\r?\n/).slice(0, -1);
  let inTable = false;
  const written: string[] = [];
  for (const line of lines) {
    const table = TABLE.exec(line.trim())?.[1];
    inTable ||= table !== undefined;
    const read = table === undefined ? lineAsYaml(line, inTable) : `${table}:`;
    if (read === null) return null;
    written.push(read);
  }
  return `${mark}${['---', ...written, '---'].join(lineEnd)}${text.slice(all.length)}`;
}

function lineAsYaml(line: string, inTable: boolean): string | null {
  if (/^\s*(?:#.*)?$/.test(line)) return line;
  const [, key, value = ''] = FIELD.exec(line.trimEnd()) ?? [];
  const read = key === undefined ? null : valueAsYaml(value);
  return read === null ? null : `${inTable ? '  ' : ''}${key}: ${read}`;
}

function valueAsYaml(value: string): string | null {
  if (TEXT.test(value)) return scalar(textOf(value));
  if (PLAIN.test(value)) return value;
  const items = listItems(value, LIST_ITEM, (item) => scalar(textOf(item)));
  return items === null ? null : `[${items.join(', ')}]`;
}

/** The text between its quotes. */
const textOf = (quoted: string): string =>
  quoted.startsWith("'") ? quoted.slice(1, -1) : quoted.slice(1, -1).replace(/\\(["\\])/g, '$1');
