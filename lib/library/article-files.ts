import { isSettingsFile } from '../content/folder.ts';
import type { Library } from './open.ts';
import { textValue, values } from './rows.ts';

/** Paths of the files of articles, those that can't be used as they are among them. */
export const articleFiles = ({ db }: Library): string[] =>
  values(db, textValue, "select path value from files where path like '%.md'").filter(
    (path) => !isSettingsFile(path),
  );
