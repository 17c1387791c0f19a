import * as z from 'zod';
import type { Names } from '../content/suggestion.ts';
import type { Library } from './open.ts';
import { rows } from './rows.ts';

const nameRow = z.object({ id: z.string(), name: z.string() });

/** Titles by slug. */
export const TITLES = 'select slug id, title name from articles';
export const TOPIC_NAMES = 'select id, name from topics order by position';

/** Names by the ids that texts of files say instead. */
export const names = ({ db }: Library, query: typeof TITLES | typeof TOPIC_NAMES): Names =>
  new Map(rows(db, nameRow, query).map(({ id, name }) => [id, name]));
