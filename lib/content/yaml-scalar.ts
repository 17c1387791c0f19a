import { isScalar, isSeq, parseDocument } from 'yaml';

/** A text as YAML, also for a list in brackets: as it is where it is read back as the same text, else in single quotes. */
export function scalar(value: string): string {
  const { contents, errors } = parseDocument(`[${value}]`);
  const [item, ...more] = isSeq(contents) ? contents.items : [];
  const isSame = errors.length === 0 && more.length === 0 && isScalar(item) && item.value === value;
  return isSame ? value : `'${value.replaceAll("'", "''")}'`;
}
