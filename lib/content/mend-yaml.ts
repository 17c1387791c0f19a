import { isMap, parseDocument } from 'yaml';
import { tooDeep } from './yaml-depth.ts';
import { listItems, scalar } from './yaml-scalar.ts';

/** What keeps a line from being YAML, and the line as it was meant. */
interface YamlSlip {
  /** 1-based, in the YAML. */
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly meant: string;
}

export interface MendedYaml {
  /** The same lines, each as it was meant. */
  readonly text: string;
  readonly slips: readonly YamlSlip[];
}

/** A field, its colon and the blanks behind it, as Chinese keyboards and web pages write them. */
const FIELD = /^([A-Za-z][\w-]*)([ \t]*)([:：])(?!\/\/)([\s\u200B]*)(.*)$/;
const ITEM = /^( *- +)(.*)$/;
const LIST_ITEM = /\s*("[^"]*"|'[^']*'|[^\s,，"'[\]{}](?:[^,，"'[\]{}]*[^\s,，"'[\]{}])?)\s*(?:[,，]|$)/y;
/**
 * A value with a comment behind it: that begins with a # behind a blank (YAML 1.2.2 §6.6), once quotes and brackets
 * end.
 */
const COMMENTED = /^((?:".*"|'.*'|\[.*\])(?:(?![ \t]#)[^"'])*|[^\s"'[](?:(?![ \t]#).)*)[ \t]#/;
/** The beginning of a text of several lines, which stay as they are. */
const BLOCK_TEXT = /^[|>][-+\d]*\s*(?:#.*)?$/;
/** A line that has one: what its lines are indented deeper than, and the field or item. */
const BLOCK_LINE = /^( *(?:- +(?![|>]))*)(?:[^\s"'#-][^"'#]*?: +|- +)(?=[|>])(.*)$/;
const TAB = '用了制表符缩进';
/** Characters: tens of thousands of slips, in longer front matter, would hold up every import for seconds. */
const LONGEST = 8_000;

/**
 * Front matter that is no YAML, as it was meant: with half-width colons and commas, a blank behind each colon, blanks
 * for tabs, and quotes around values that need them. Null where that makes no YAML of it, or nothing needs it.
 */
export function mendYaml(yaml: string): MendedYaml | null {
  if (yaml.length > LONGEST || tooDeep(yaml) !== null || isYaml(yaml)) return null;
  const slips: YamlSlip[] = [];
  /** Indentation of the field whose text of several lines goes on; null outside of one. */
  let block: number | null = null;
  const lines = yaml.split('\n');
  const mended = lines.map((line, index) => {
    if (block !== null && (line.trim() === '' || line.search(/[^ ]/) > block)) return line;
    const goesOn = /^\s+(?!-\s)\S/.test(lines[index + 1] ?? '');
    const slip = slipIn(line, goesOn);
    if (slip !== null) slips.push({ line: index + 1, ...slip });
    const meant = slip?.meant ?? line;
    const [, indent = '', text = ''] = BLOCK_LINE.exec(meant) ?? [];
    block = BLOCK_TEXT.test(text) ? indent.length : null;
    return meant;
  });
  const text = mended.join('\n');
  return slips.length > 0 && isYaml(text) ? { text, slips } : null;
}

/** Whether a text is fields in YAML; a field that stands there twice is another matter. */
function isYaml(text: string): boolean {
  // A part of the front matter may be deeper than the whole, where it stood between quotes.
  if (tooDeep(text) !== null) return false;
  const { contents, errors } = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  return errors.length === 0 && (isMap(contents) || contents === null);
}

/** @param goesOn whether the value has another line */
function slipIn(line: string, goesOn: boolean): Omit<YamlSlip, 'line'> | null {
  const indent = /^[ \t]+/.exec(line)?.[0] ?? '';
  const rest = line.slice(indent.length);
  const [, mark = '', item] = ITEM.exec(rest) ?? [];
  if (indent !== '' || item !== undefined) {
    // An item that begins with a field or another item is no text.
    const isText = item !== undefined && !goesOn && !/^(?:[\w-]+:|-)(?: |$)/.test(item) && !isItem(item);
    const value = isText ? slipInValue(item) : null;
    const meant = indent.replaceAll('\t', '  ') + mark + (value?.meant ?? item ?? rest);
    if (indent.includes('\t')) return { column: indent.indexOf('\t') + 1, reason: TAB, meant };
    const column = indent.length + mark.length + 1;
    return value === null ? null : { column, reason: value.reason, meant };
  }
  const [, key, before = '', colon = '', blanks = '', written = ''] = FIELD.exec(line) ?? [];
  if (key === undefined) return null;
  const value = goesOn ? null : slipInValue(written.trimEnd());
  const meant = written === '' ? `${key}:` : `${key}: ${value?.meant ?? written}`;
  const at = key.length + before.length + 1;
  if (colon === '：') return { column: at, reason: '冒号「：」是全角的', meant };
  if (written === '') return null;
  if (blanks === '') return { column: at, reason: '冒号后面少了空格', meant };
  if (/[^ ]/.test(blanks)) return { column: at + 1, reason: '冒号后面的空格不是普通的空格', meant };
  return value === null ? null : { column: at + blanks.length + 1, reason: value.reason, meant };
}

const isItem = (text: string): boolean => isYaml(`k:\n- ${text}`);

/** What is wrong with the value of a field or an item of a list, and the value as it was meant. */
function slipInValue(value: string): { reason: string; meant: string } | null {
  if (isYaml(`k: ${value}`)) return null;
  const text = COMMENTED.exec(value)?.[1]?.trimEnd();
  if (text !== undefined) {
    const slip = slipInValue(text);
    return slip === null ? null : { ...slip, meant: slip.meant + value.slice(text.length) };
  }
  const [first = ''] = value;
  if (first === '[') {
    const items = listItems(value, LIST_ITEM, (item) => (isYaml(`k: [${item}]`) ? item : scalar(item)));
    if (items === null) return null;
    const reason = value.includes('，') ? '列表里的逗号「，」是全角的' : '列表里有 YAML 的特殊符号';
    return { reason, meant: `[${items.join(', ')}]` };
  }
  if (first === '{' || BLOCK_TEXT.test(value)) return null;
  if (first !== '"' && first !== "'") {
    const reason = /: |:$/.test(value) ? '值里还有一个「: 」' : '值以 YAML 的特殊符号开头';
    return { reason, meant: scalar(value) };
  }
  if (!value.endsWith(first)) return { reason: '引号没有包住整个值', meant: scalar(value) };
  const inside = first === '"' ? value.slice(1, -1).replaceAll('\\"', '"') : value.slice(1, -1);
  const reason = value.slice(1, -1).includes(first) ? '引号里面还有同样的引号' : '双引号里的反斜杠写法不对';
  return { reason, meant: scalar(inside) };
}
