import { bodyExcess } from '../content/body-limits.ts';
import { scalar } from '../content/yaml-scalar.ts';
import { destinationsOf } from '../markdown/tokens.ts';
import { type Edit, lineEndOf } from '../text/edits.ts';
import { itemPaths, rangeOf, scalarText, type WrittenYaml } from './written-yaml.ts';

/**
 * Edits that put a former address into the `aliases` of a record, in the style in which that list is written. It takes
 * the place of the present address, where an earlier rename has left that, or else comes last.
 * @param record path of the record: `[]` for front matter
 * @param field the edit that writes the field, of which the text is given, where there is none
 */
export function aliasEdits(
  text: string,
  yaml: WrittenYaml,
  record: readonly PropertyKey[],
  { alias, address }: { alias: string; address: string },
  field: (written: string) => Edit,
): Edit[] {
  const path = [...record, 'aliases'];
  const items = itemPaths(yaml, path);
  if (items.some((item) => scalarText(yaml, item) === alias)) return [];
  const replaced = items.flatMap((item) => replacement(yaml, item, address, alias));
  if (replaced.length > 0) return replaced;
  const insert = (at: number, written: string): Edit[] => [{ from: at, to: at, text: written }];
  const list = rangeOf(yaml, path);
  if (list === null) return [field(`aliases: [${scalar(alias)}]`)];
  const last = items.map((item) => rangeOf(yaml, item)?.to ?? list.to).at(-1);
  if (last === undefined) return insert(list.from + 1, scalar(alias));
  if (text[list.from] === '[') return insert(last, `, ${scalar(alias)}`);
  // A block list: its items are lines of their own, all indented like the first.
  const indent = /[^\n]*$/.exec(text.slice(0, list.from))?.[0] ?? '';
  return insert(endOfLine(text, last), `${lineEndOf(text)}${indent}- ${scalar(alias)}`);
}

/** The offset at which the line ends that an offset is in. */
export const endOfLine = (text: string, offset: number): number =>
  offset + (/^.*/.exec(text.slice(offset))?.[0].length ?? 0);

/** The edit that writes one text for another at a path; none where that stands there not. */
export function replacement(
  yaml: WrittenYaml,
  path: readonly PropertyKey[],
  oldValue: string,
  newValue: string,
): Edit[] {
  const range = rangeOf(yaml, path);
  return range === null || scalarText(yaml, path) !== oldValue ? [] : [{ ...range, text: scalar(newValue) }];
}

/**
 * Edits that write one name for another in the links of a Markdown text.
 * @param bodyStart where the Markdown begins
 * @param nameOf the name in an address of this site: `articleSlugOf` or `topicIdOf`
 */
export function linkEdits(
  text: string,
  bodyStart: number,
  nameOf: (href: string) => string | null,
  oldName: string,
  newName: string,
): Edit[] {
  const markdown = text.slice(bodyStart);
  // A text that would keep the parser busy for seconds is a problem of its own.
  if (bodyExcess(markdown) !== null) return [];
  return destinationsOf(markdown).flatMap(({ href, offset }) => {
    if (nameOf(href) !== oldName) return [];
    const [, before = '', written = ''] = /^(\/\w+\/)([^/?#]+?)(?=\.md(?:[?#]|$)|[/?#]|$)/.exec(href) ?? [];
    const from = bodyStart + offset + before.length;
    const name = written.includes('%') ? encodeURIComponent(newName) : newName;
    return [{ from, to: from + written.length, text: name }];
  });
}
