import { isScalar, isSeq, parseDocument } from 'yaml';
import { tooDeep } from './yaml-depth.ts';

/** A text as YAML, in a list as well: as it is where that is read as the same text, else in single quotes. */
export function scalar(value: string): string {
  return isReadAs(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** The text that stands alone in a list in brackets, as YAML; null of anything else. */
export function onlyWord(list: unknown): string | null {
  if (!isSeq(list) || list.flow !== true || list.items.length !== 1) return null;
  const [item] = list.items;
  return isScalar(item) && typeof item.value === 'string' && item.anchor === undefined
    ? scalar(item.value)
    : null;
}

/**
 * The items of a list in brackets, each as YAML; null where that is more than texts and commas.
 * @param item matches one with what parts it from the next (sticky)
 */
export function listItems(list: string, item: RegExp, asYaml: (written: string) => string): string[] | null {
  const inside = /^\[(.*)\]$/.exec(list)?.[1]?.trim();
  if (inside === undefined) return null;
  const items: string[] = [];
  item.lastIndex = 0;
  while (item.lastIndex < inside.length) {
    const [, written] = item.exec(inside) ?? [];
    if (written === undefined) return null;
    items.push(asYaml(written));
  }
  return items;
}

function isReadAs(value: string): boolean {
  const list = `[${value}]`;
  if (tooDeep(list) !== null) return false;
  const { contents, errors } = parseDocument(list);
  const [item, ...more] = isSeq(contents) ? contents.items : [];
  return errors.length === 0 && more.length === 0 && isScalar(item) && item.value === value;
}
