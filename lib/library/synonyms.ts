import { type Synonyms, synonymsSchema } from '../content/synonyms.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Library } from './open.ts';

/** Where the groups of `synonyms.yaml` stand in the table `meta`, as JSON. */
export const SYNONYMS = 'synonyms';

export const writeSynonyms = (library: Library, groups: Synonyms): void =>
  writeMeta(library, SYNONYMS, JSON.stringify(groups));

let parsed: { json: string; groups: Synonyms } = { json: '[]', groups: [] };

/** The groups of `synonyms.yaml`, none without such a file; the same array as long as they don't change. */
export function synonymGroups(library: Library): Synonyms {
  const json = readMeta(library, SYNONYMS) ?? '[]';
  if (json !== parsed.json) parsed = { json, groups: synonymsSchema.parse(JSON.parse(json)) };
  return parsed.groups;
}
