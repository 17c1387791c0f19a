import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  ABOUT_FILE,
  type ContentFile,
  isContentFile,
  isSettingsFile,
  listContent,
  SITE_FILE,
  TOPICS_FILE,
} from '../content/folder.ts';
import { MAX_ARTICLE_BYTES, parseArticle } from '../content/parse-article.ts';
import type { Problem } from '../content/problem.ts';
import { parseSiteFile, parseTopicsFile } from '../content/settings-files.ts';
import { readMeta, site, writeMeta } from './meta.ts';
import type { Library } from './open.ts';
import { firstRow, rows, values } from './rows.ts';
import { createArticleWriter } from './write-article.ts';

export interface ImportOptions {
  readonly contentDir: string;
  /** Drafts and scheduled articles become visible too. */
  readonly preview: boolean;
  /** Called now and then with how many changed files are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImportReport {
  /** Whether anything that readers see, or a problem, changed: then the generation has been raised. */
  readonly changed: boolean;
  /** Files that were read again because their content differed. */
  readonly read: number;
  /** Files that are gone. */
  readonly removed: number;
  readonly files: number;
}

const fileRow = z.object({ path: z.string(), size: z.number(), mtime: z.number(), hash: z.string() });
type FileRow = z.infer<typeof fileRow>;

/** Brings the library up to date with the whole content folder, in one transaction. */
export function importContent(library: Library, options: ImportOptions): ImportReport {
  const folder = listContent(options.contentDir);
  const known = new Map(rows(library.db, fileRow, 'select * from files').map((row) => [row.path, row]));
  const present = new Set(folder.files.map(({ file }) => file));
  const gone = [...known.keys()].filter((path) => !present.has(path));
  const suspects = folder.files.filter((file) => {
    const row = known.get(file.file);
    return row === undefined || row.size !== file.size || row.mtime !== file.mtime;
  });
  const foldersNow = JSON.stringify(folder.problems);
  const folderProblems = storedFolderProblems(library) === foldersNow ? null : folder.problems;
  return apply(library, options, { suspects, gone, known, folderProblems, files: folder.files });
}

/** Looks at the named files again (paths inside the content folder): the watcher's quick way. */
export function importFiles(library: Library, options: ImportOptions, paths: readonly string[]): ImportReport {
  const suspects: ContentFile[] = [];
  const gone: string[] = [];
  const known = new Map<string, FileRow>();
  for (const path of new Set(paths)) {
    if (!isContentFile(path)) continue;
    const row = firstRow(library.db, fileRow, 'select * from files where path = :path', { path });
    if (row) known.set(path, row);
    const stat = statSync(join(options.contentDir, path), { throwIfNoEntry: false });
    if (!stat?.isFile()) {
      if (row) gone.push(path);
    } else if (row === undefined || row.size !== stat.size || row.mtime !== stat.mtimeMs) {
      suspects.push({ file: path, size: stat.size, mtime: stat.mtimeMs });
    }
  }
  return apply(library, options, { suspects, gone, known, folderProblems: null, files: null });
}

interface Changes {
  readonly suspects: readonly ContentFile[];
  readonly gone: readonly string[];
  readonly known: ReadonlyMap<string, FileRow>;
  /** New list of problems of the folder itself, or null when it is as before. */
  readonly folderProblems: readonly Problem[] | null;
  /** All files, when the whole folder was looked at. */
  readonly files: readonly ContentFile[] | null;
}

const FOLDER_PROBLEMS = 'folder-problems';

const storedFolderProblems = (library: Library): string => readMeta(library, FOLDER_PROBLEMS) ?? '[]';

function apply(library: Library, options: ImportOptions, changes: Changes): ImportReport {
  const { db } = library;
  const nothing = changes.suspects.length === 0 && changes.gone.length === 0 && changes.folderProblems === null;
  const report = { read: 0, removed: changes.gone.length, files: changes.files?.length ?? 0 };
  if (nothing) return { ...report, changed: false };

  const saveFile = db.prepare(`insert into files (path, size, mtime, hash) values (?, ?, ?, ?)
    on conflict (path) do update set size = excluded.size, mtime = excluded.mtime, hash = excluded.hash`);
  const forgetFile = db.prepare('delete from files where path = ?');
  const clearProblems = db.prepare('delete from problems where file = ?');
  const insertProblem = db.prepare(
    'insert into problems (file, line, col, severity, rule, message, fix) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const record = (problems: readonly Problem[]): void => {
    for (const { file, line, column, severity, rule, message, fix } of problems) {
      insertProblem.run(file, line, column, severity, rule, message, fix);
    }
  };

  db.exec('begin immediate');
  try {
    // Raised first, so that rows written below can carry the generation they belong to.
    db.exec("update meta set value = cast(value as integer) + 1 where key = 'generation'");
    if (changes.folderProblems !== null) {
      for (const { file } of z.array(z.object({ file: z.string() })).parse(JSON.parse(storedFolderProblems(library)))) {
        clearProblems.run(file);
      }
      record(changes.folderProblems);
      writeMeta(library, FOLDER_PROBLEMS, JSON.stringify(changes.folderProblems));
    }
    let { suspects } = changes;
    let { known } = changes;
    const settings = suspects.filter(({ file }) => isSettingsFile(file));
    if (importSettings(library, options, changes, settings, record)) {
      // Another time zone or other topic names: every article is read again.
      suspects = changes.files ?? listContent(options.contentDir).files;
      known = new Map();
    }

    const zone = site(library).timeZone;
    const writer = createArticleWriter(db, { preview: options.preview, topicName: topicNames(library) });
    let content = 0;
    for (const path of changes.gone) {
      writer.remove(path);
      clearProblems.run(path);
      forgetFile.run(path);
      content += 1;
    }
    const queue = suspects.filter(({ file }) => !isSettingsFile(file));
    const seen = new Set(queue.map(({ file }) => file));
    if (changes.gone.length > 0) {
      // A file that had lost its slug to one of those that are gone gets its chance.
      for (const file of waitingForSlug(library, options.contentDir)) if (!seen.has(file.file)) queue.push(file);
    }
    for (const [index, { file, size, mtime }] of queue.entries()) {
      if (index % 500 === 499) options.onProgress?.(index + 1, queue.length);
      const bytes = readBytes(join(options.contentDir, file), size);
      if (bytes === null) continue;
      const hash = createHash('sha256').update(bytes).digest('base64url');
      saveFile.run(file, size, mtime, hash);
      if (known.get(file)?.hash === hash && seen.has(file)) continue;
      report.read += 1;
      content += 1;
      clearProblems.run(file);
      const { article, problems, places } = parseArticle(file, bytes, zone);
      record(problems);
      // The last good version of a file that has errors now stays in the library.
      if (article === null) continue;
      const owner = writer.fileOf(article.slug);
      if (owner !== undefined && owner !== file && statSync(join(options.contentDir, owner), { throwIfNoEntry: false })?.isFile()) {
        record([duplicateSlug(file, article.slug, owner)]);
        continue;
      }
      if (owner === undefined) writer.remove(file);
      writer.put(file, hash, article, places);
    }
    const changed = content > 0 || settings.length > 0 || changes.folderProblems !== null;
    if (!changed) db.exec("update meta set value = cast(value as integer) - 1 where key = 'generation'");
    db.exec('commit');
    return { ...report, changed };
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** Imports the site's own files where they changed or went away; true when all articles depend on the change. */
function importSettings(
  library: Library,
  options: ImportOptions,
  changes: Changes,
  changed: readonly ContentFile[],
  record: (problems: readonly Problem[]) => void,
): boolean {
  const { db } = library;
  const before = { zone: site(library).timeZone, topics: JSON.stringify(topicRows(library)) };
  for (const { file, size, mtime } of changed) {
    const bytes = readBytes(join(options.contentDir, file), size);
    if (bytes === null) continue;
    const text = new TextDecoder().decode(bytes);
    db.prepare('delete from problems where file = ?').run(file);
    db.prepare('insert or replace into files (path, size, mtime, hash) values (?, ?, ?, ?)').run(file, size, mtime, '');
    if (file === ABOUT_FILE) {
      writeMeta(library, 'about', text);
    } else if (file === SITE_FILE) {
      const { value, problems } = parseSiteFile(file, text);
      record(problems);
      if (value !== null) writeMeta(library, 'site', JSON.stringify(value));
    } else {
      const { value, problems } = parseTopicsFile(file, text);
      record(problems);
      if (value !== null) writeTopics(library, value);
    }
  }
  if (changes.gone.includes(ABOUT_FILE)) db.prepare("delete from meta where key = 'about'").run();
  if (changes.gone.includes(SITE_FILE)) db.prepare("delete from meta where key = 'site'").run();
  if (changes.gone.includes(TOPICS_FILE)) writeTopics(library, []);
  return before.zone !== site(library).timeZone || before.topics !== JSON.stringify(topicRows(library));
}

function writeTopics(
  { db }: Library,
  topics: readonly { id: string; name: string; summary: string; parent?: string | undefined }[],
): void {
  db.exec('delete from topics');
  const insert = db.prepare('insert into topics (id, name, summary, parent, position) values (?, ?, ?, ?, ?)');
  topics.forEach(({ id, name, summary, parent }, position) => {
    insert.run(id, name, summary, parent ?? null, position);
  });
}

const topicRow = z.object({ id: z.string(), name: z.string() });
const topicRows = ({ db }: Library) =>
  rows(db, topicRow, 'select id, name from topics order by id');

function topicNames(library: Library): (id: string) => string {
  const names = new Map(topicRows(library).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function waitingForSlug({ db }: Library, contentDir: string): ContentFile[] {
  const sql = "select distinct file value from problems where rule = 'duplicate-slug'";
  return values(db, z.string(), sql).flatMap((file) => {
    const stat = statSync(join(contentDir, file), { throwIfNoEntry: false });
    return stat?.isFile() ? [{ file, size: stat.size, mtime: stat.mtimeMs }] : [];
  });
}

const duplicateSlug = (file: string, slug: string, owner: string): Problem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'duplicate-slug',
  message: `地址「${slug}」已被 ${owner} 占用`,
  fix: '给其中一个文件改名',
});

/** The bytes of a file; only the size of one that is too large to be an article; null when it has just gone. */
function readBytes(path: string, size: number): Uint8Array | null {
  if (size > MAX_ARTICLE_BYTES) return new Uint8Array(size > 64_000_000 ? MAX_ARTICLE_BYTES + 1 : size);
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
