import { type Synonyms, synonymsSchema } from '../content/synonyms.ts';
import { metaReader } from './meta.ts';
import type { Library } from './open.ts';

/** Where the groups of `synonyms.yaml` stand in the table `meta`, as JSON. */
export const SYNONYMS = 'synonyms';

const readSynonyms = metaReader(SYNONYMS, synonymsSchema);
const NONE: Synonyms = [];

/** The groups of `synonyms.yaml`, none without such a file; the same array as long as they don't change. */
export const synonymGroups = (library: Library): Synonyms => readSynonyms(library) ?? NONE;
