import { type Document, isCollection, isMap, isNode, isScalar } from 'yaml';
import { type FrontMatterPlace, findFrontMatter, MAX_FRONT_MATTER } from '../content/front-matter.ts';
import { parseYaml } from '../content/parse-yaml.ts';
import { tooDeep } from '../content/yaml-depth.ts';

/** YAML in a file as written, for edits that keep every other byte. */
export interface WrittenYaml extends FrontMatterPlace {
  readonly document: Document;
  readonly yaml: string;
}

/** The front matter of a text with any line ends; null when there is none, or its YAML is broken or too long. */
export function readFrontMatter(text: string): WrittenYaml | null {
  const place = findFrontMatter(text);
  if (place === null) return null;
  const yaml = text.slice(place.start, place.end);
  return yaml.replaceAll('\r', '').length > MAX_FRONT_MATTER ? null : readYamlAt(yaml, place);
}

/** Reads a whole YAML file; null when it is broken. */
export function readYamlFile(text: string): WrittenYaml | null {
  // A BOM would count as indentation of the first line.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return readYamlAt(text.slice(start), { start, end: text.length, body: text.length });
}

function readYamlAt(yaml: string, place: FrontMatterPlace): WrittenYaml | null {
  if (tooDeep(yaml) !== null) return null;
  // A field that stands there twice is the only mistake in spite of which the others can be mended.
  const document = parseYaml(yaml, { uniqueKeys: false });
  return document.errors.length > 0 ? null : { document, yaml, ...place };
}

/**
 * The offsets in the file between which a value is written, its quotes included, but not the line ends that belong to a
 * text of several lines; null when it isn't written.
 */
export function rangeOf(
  { document, yaml, start }: WrittenYaml,
  path: readonly PropertyKey[],
): { from: number; to: number } | null {
  const node = document.getIn([...path], true);
  if (!isNode(node) || !node.range) return null;
  const [from, to] = node.range;
  const length = isScalar(node) ? yaml.slice(from, to).trimEnd().length : to - from;
  return { from: start + from, to: start + from + length };
}

/** The keys at the top level, each with its offsets in the file. */
export function fieldKeys({ document, start }: WrittenYaml): { name: string; from: number; to: number }[] {
  if (!isMap(document.contents)) return [];
  return document.contents.items.flatMap(({ key }) =>
    isScalar(key) && key.range
      ? [{ name: String(key.value), from: start + key.range[0], to: start + key.range[1] }]
      : [],
  );
}

/** The paths of the items of a list; none where there is no list. */
export function itemPaths(
  { document }: WrittenYaml,
  path: readonly PropertyKey[],
): readonly (readonly PropertyKey[])[] {
  const list = document.getIn([...path], true);
  return isCollection(list) ? list.items.map((_, index) => [...path, index]) : [];
}

/** The text at a path; null where there is none, or a truth value or a list. */
export function scalarText({ document }: WrittenYaml, path: readonly PropertyKey[]): string | null {
  const node = document.getIn([...path], true);
  return isScalar(node) && typeof node.value === 'string' ? node.value : null;
}
