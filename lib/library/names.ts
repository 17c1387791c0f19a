import * as z from 'zod';
import { isSettingsFile } from '../content/folder.ts';
import { slugOfFile } from '../content/slug.ts';
import type { Names } from '../content/suggestion.ts';
import type { Library } from './open.ts';
import { rows, textValue, values } from './rows.ts';

const nameRow = z.object({ id: z.string(), name: z.string() });
const names = ({ db }: Library, sql: string): Names =>
  new Map(rows(db, nameRow, sql).map(({ id, name }) => [id, name]));

/** Titles by slug. */
export const titles = (library: Library): Names => names(library, 'select slug id, title name from articles');

/** Names of topics by id, in the order of `topics.yaml`. */
export const topicNames = (library: Library): Names =>
  names(library, 'select id, name from topics order by position');

/** Slugs of the files of articles, those that can't be used as they are among them. */
export const slugsOfFiles = ({ db }: Library): ReadonlySet<string> =>
  new Set(
    values(db, textValue, "select path value from files where path like '%.md'")
      .filter((path) => !isSettingsFile(path))
      .map(slugOfFile),
  );
