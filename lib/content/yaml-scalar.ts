import { isScalar, isSeq, parseDocument } from 'yaml';
import { tooDeep } from './yaml-depth.ts';

/** A text as YAML, also for a list in brackets: as it is where it is read back as the same text, else in single quotes. */
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
