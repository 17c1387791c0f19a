import { ABOUT_FILE, SITE_FILE, SYNONYMS_FILE, TOPICS_FILE } from '../content/folder.ts';
import type { Problem } from '../content/problem.ts';
import {
  parseAboutFile,
  parseSiteFile,
  parseSynonymsFile,
  parseTopicsFile,
  type SettingsFile,
  soundSite,
  soundSynonyms,
  soundTopics,
} from '../content/settings-files.ts';
import { decodeText, plainText, readContentFile } from '../content/text-file.ts';
import type { Topic } from '../content/topic.ts';
import { unseenProblems } from '../content/unseen.ts';
import { readMeta, site, writeMeta } from './meta.ts';
import { topicNames } from './names.ts';
import type { Library } from './open.ts';
import { hashOf, type SuspectFile } from './prepare-article.ts';
import { topicHasPage } from './published.ts';
import { SYNONYMS } from './synonyms.ts';

/**
 * Makes a function that imports one of the site's own files and answers its problems; with errors, the last good
 * version stays; where there was none yet, what is good of this one is used. Its text is null when the file is gone; so
 * is the value to write then.
 * @param sound what is good of a text with errors
 */
const importOf =
  <T>(
    parse: (text: string) => SettingsFile<T>,
    sound: (text: string) => T | null,
    write: (library: Library, value: T | null) => void,
  ) =>
  (library: Library, file: string, text: string | null): Problem[] => {
    const hasBeenGood = `has been good: ${file}`;
    const { value, problems } = text === null ? { value: null, problems: [] } : parse(text);
    if (value !== null || text === null) {
      write(library, value);
      writeMeta(library, hasBeenGood, value === null ? null : 'true');
    } else if (readMeta(library, hasBeenGood) === undefined) {
      const part = sound(text);
      if (part !== null) write(library, part);
    }
    return [...unseenProblems(file, text ?? ''), ...problems];
  };

/** Keeps a value as JSON in the table `meta`. */
const keepAs =
  (key: string) =>
  (library: Library, value: object | null): void =>
    writeMeta(library, key, value && JSON.stringify(value));

const IMPORTS: Readonly<Record<string, ReturnType<typeof importOf>>> = {
  [ABOUT_FILE]: importOf(
    parseAboutFile,
    () => null,
    (library, text) => writeMeta(library, 'about', text),
  ),
  [SITE_FILE]: importOf(parseSiteFile, soundSite, keepAs('site')),
  [SYNONYMS_FILE]: importOf(parseSynonymsFile, soundSynonyms, keepAs(SYNONYMS)),
  [TOPICS_FILE]: importOf(parseTopicsFile, soundTopics, writeTopics),
};

/**
 * Imports the site's own files where they changed or went away.
 * @param record stores the problems of a file
 * @returns how many were imported, and whether every article depends on what changed: the time zone or the names of
 * topics
 */
export function importSettings(
  library: Library,
  contentDir: string,
  changed: readonly SuspectFile[],
  gone: readonly string[],
  record: (file: string, problems: readonly Problem[]) => void,
): { imported: number; everything: boolean } {
  const { db } = library;
  const before = { zone: site(library).timeZone, topics: namesAsText(library) };
  const saveFile = db.prepare('insert or replace into files (path, size, mtime, hash) values (?, ?, ?, ?)');
  let imported = 0;
  for (const { file, size, mtime, knownHash } of changed) {
    const read = readContentFile(contentDir, file);
    if (read === null) continue; // It has just gone: the next event tells.
    const hash = hashOf(read, size);
    saveFile.run(file, size, mtime, hash);
    if (hash === knownHash) continue;
    imported += 1;
    const text = 'problem' in read ? read : decodeText(file, read.bytes);
    if ('problem' in text) record(file, [text.problem]);
    else record(file, IMPORTS[file]?.(library, file, plainText(text.text)) ?? []);
  }
  for (const file of gone) IMPORTS[file]?.(library, file, null);
  const everything = before.zone !== site(library).timeZone || before.topics !== namesAsText(library);
  return { imported, everything };
}

function writeTopics({ db }: Library, topics: readonly Topic[] | null): void {
  db.exec('delete from topics; delete from topic_aliases');
  const insert = db.prepare(
    'insert into topics (id, name, summary, parent, position) values (?, ?, ?, ?, ?)',
  );
  const insertAlias = db.prepare('insert or ignore into topic_aliases (path, topic_id) values (?, ?)');
  topics?.forEach(({ id, name, summary, parent, aliases }, position) => {
    insert.run(id, name, summary, parent ?? null, position);
    for (const path of aliases) insertAlias.run(path, id);
  });
}

/** The names of all topics, whatever their order. */
const namesAsText = (library: Library): string => JSON.stringify([...topicNames(library)].sort());

/** Which of an article's topics have a page: those of `topics.yaml`; without that file, all of them. */
export function topicsWithPages(
  library: Library,
): (ids: readonly string[]) => { id: string; name: string }[] {
  const names = topicNames(library);
  return (ids) =>
    ids.flatMap((id) => {
      const name = names.size === 0 ? id : names.get(id);
      return name === undefined ? [] : { id, name };
    });
}

/** Finds the main topics anew, also of articles whose files can't be read again because they have errors now. */
export const updateMainTopics = ({ db }: Library): void => {
  db.exec(`update articles set main_topic = (
    select at.topic_id from article_topics at left join topics t on t.id = at.topic_id
    where at.article_id = articles.id and ${topicHasPage}
    order by at.position limit 1)`);
};
