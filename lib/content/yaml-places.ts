import { type Document, isMap, isNode, isScalar } from 'yaml';

/** Offset of the value at `path`, or else of the nearest one around it; 0 in an empty document. */
export function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Offset of a key of the record at `path`, or else of the record. */
export function keyOffset(document: Document, path: readonly PropertyKey[], name: string): number {
  const record = document.getIn([...path], true);
  const keys = isMap(record) ? record.items.map(({ key }) => key) : [];
  const key = keys.find((candidate) => isScalar(candidate) && String(candidate.value) === name);
  return isNode(key) && key.range ? key.range[0] : offsetOf(document, path);
}
