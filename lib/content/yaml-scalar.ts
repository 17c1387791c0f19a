import { isScalar, isSeq, parseDocument } from 'yaml';
import { tooDeep } from './yaml-depth.ts';

/** A text as YAML, in a list as well: as it is where that is read as the same text, else in single quotes. */
export function scalar(value: string): string {
  return isReadAs(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

function isReadAs(value: string): boolean {
  const list = `[${value}]`;
  if (tooDeep(list) !== null) return false;
  const { contents, errors } = parseDocument(list);
  const [item, ...more] = isSeq(contents) ? contents.items : [];
  return errors.length === 0 && more.length === 0 && isScalar(item) && item.value === value;
}
