import * as z from 'zod';
import { ABOUT_FILE, SITE_FILE, SYNONYMS_FILE, TOPICS_FILE } from '../content/folder.ts';
import { type Problem, problemPlace } from '../content/problem.ts';
import {
  parseAboutFile,
  parseSiteFile,
  parseSynonymsFile,
  parseTopicsFile,
} from '../content/settings-files.ts';
import { plainText, readTextFile, type TextFile } from '../content/text-file.ts';
import type { Topic } from '../content/topic.ts';
import { unseenProblems } from '../content/unseen.ts';
import { removeMeta, site, writeMeta } from './meta.ts';
import type { Library } from './open.ts';
import { type SuspectFile, sha256, UNREADABLE } from './prepare-article.ts';
import { topicHasPage } from './published.ts';
import { rows } from './rows.ts';
import { SYNONYMS, writeSynonyms } from './synonyms.ts';

/**
 * Imports the site's own files where they changed or went away; a file with errors keeps its last good version.
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
  if (changed.length === 0 && gone.length === 0) return { imported: 0, everything: false };
  const { db } = library;
  const before = { zone: site(library).timeZone, topics: JSON.stringify(topicRows(library)) };
  const saveFile = db.prepare('insert or replace into files (path, size, mtime, hash) values (?, ?, ?, ?)');
  let imported = 0;
  for (const { file, size, mtime, knownHash } of changed) {
    const read = readTextFile(contentDir, file);
    if (read === null) continue; // It has just gone: the next event tells.
    const hash = hashOf(read);
    saveFile.run(file, size, mtime, hash);
    if (hash === knownHash) continue;
    imported += 1;
    if ('problem' in read) {
      record(file, [read.problem]);
      continue;
    }
    const text = plainText(read.text);
    const tell = (problems: readonly Problem[]): void =>
      record(file, [...unseenProblems(file, text), ...problems]);
    if (file === ABOUT_FILE) {
      const { value, problems } = parseAboutFile(file, text);
      tell(problems);
      if (value !== null) writeMeta(library, 'about', value);
    } else if (file === SITE_FILE) {
      const { value, problems } = parseSiteFile(file, text);
      tell(problems);
      if (value !== null) writeMeta(library, 'site', JSON.stringify(value));
    } else if (file === SYNONYMS_FILE) {
      const { value, problems } = parseSynonymsFile(file, text);
      tell(problems);
      if (value !== null) writeSynonyms(library, value);
    } else {
      const { value, problems } = parseTopicsFile(file, text);
      tell(problems);
      if (value !== null) writeTopics(library, value);
    }
  }
  if (gone.includes(ABOUT_FILE)) removeMeta(library, 'about');
  if (gone.includes(SITE_FILE)) removeMeta(library, 'site');
  if (gone.includes(SYNONYMS_FILE)) removeMeta(library, SYNONYMS);
  if (gone.includes(TOPICS_FILE)) writeTopics(library, []);
  const everything =
    before.zone !== site(library).timeZone || before.topics !== JSON.stringify(topicRows(library));
  return { imported, everything };
}

/** What the file is known again by; what is wrong with one that is no text, in its place. */
function hashOf(read: TextFile): string {
  if (!('problem' in read)) return sha256(read.text);
  return read.problem.rule === 'unreadable-file'
    ? UNREADABLE
    : problemPlace(read.problem) + read.problem.message;
}

function writeTopics({ db }: Library, topics: readonly Topic[]): void {
  db.exec('delete from topics; delete from topic_aliases');
  const insert = db.prepare(
    'insert into topics (id, name, summary, parent, position) values (?, ?, ?, ?, ?)',
  );
  const insertAlias = db.prepare('insert or ignore into topic_aliases (path, topic_id) values (?, ?)');
  topics.forEach(({ id, name, summary, parent, aliases }, position) => {
    insert.run(id, name, summary, parent ?? null, position);
    for (const path of aliases) insertAlias.run(path, id);
  });
}

const topicRow = z.object({ id: z.string(), name: z.string() });
const topicRows = ({ db }: Library) => rows(db, topicRow, 'select id, name from topics order by id');

/** Which of an article's topics have a page: those of `topics.yaml`; without that file, all of them. */
export function topicsWithPages(
  library: Library,
): (ids: readonly string[]) => { id: string; name: string }[] {
  const names = new Map(topicRows(library).map(({ id, name }) => [id, name]));
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
