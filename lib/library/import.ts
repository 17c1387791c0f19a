import { join } from 'node:path';
import * as z from 'zod';
import {
  type ContentFile,
  isContentFile,
  isSettingsFile,
  listContent,
  mayBeMisnamed,
  statOf,
} from '../content/folder.ts';
import { duplicateSlug } from '../content/parse-article.ts';
import { PICTURES_FOLDER, picturesState } from '../content/pictures.ts';
import type { Problem } from '../content/problem.ts';
import { slugOfFile } from '../content/slug.ts';
import { importSettings, topicsWithPages, updateMainTopics } from './import-settings.ts';
import { PICTURES, raiseGeneration, readMeta, site, writeMeta } from './meta.ts';
import type { Library } from './open.ts';
import {
  type PreparedFile,
  type PrepareFiles,
  prepareFiles,
  type SuspectFile,
  UNREADABLE,
} from './prepare-article.ts';
import { firstValue, textValue, values } from './rows.ts';
import { inTransaction } from './transaction.ts';
import { createArticleWriter } from './write-article.ts';
import { createProblemWriter, storedFolderProblems } from './write-problems.ts';

export interface ImportOptions {
  readonly contentDir: string;
  /** Drafts and scheduled articles become visible too. */
  readonly preview: boolean;
  /** Reads and parses files; one after the other when it isn't given. */
  readonly prepareFiles?: PrepareFiles;
}

export interface ImportReport {
  /** Whether anything that readers see, or a problem, changed: then the generation has been raised. */
  readonly changed: boolean;
  /** Files that were read again because their content differed, those of the site among them. */
  readonly read: number;
  /** Whether pictures have changed. */
  readonly pictures: boolean;
  /** Files that are gone. */
  readonly removed: number;
  /** Problems of the files that were read again. */
  readonly problems: readonly Problem[];
}

/** Brings the library up to date with the whole content folder, in one transaction. */
export function importContent(library: Library, options: ImportOptions): ImportReport {
  const folder = listContent(options.contentDir);
  const known = knownFiles(library);
  const suspects: SuspectFile[] = [];
  for (const file of folder.files) {
    const row = known.get(file.file);
    known.delete(file.file);
    if (!isAsKnown(row, file)) suspects.push({ ...file, knownHash: row?.hash });
  }
  return apply(library, options, {
    suspects,
    gone: [...known.keys()].filter((file) => !isInside(file, folder.unreadable)),
    folderProblems: newFolderProblems(library, folder.problems),
    pictures: folder.unreadable.includes('') ? null : newPictures(library, options),
    files: folder.files,
  });
}

const isAsKnown = (
  row: KnownFile | undefined,
  { size, mtime }: Pick<ContentFile, 'size' | 'mtime'>,
): boolean => row?.size === size && row.mtime === mtime && row.hash !== UNREADABLE;

/** Whether the file is one of the paths, or lies in a folder that is one. */
const isInside = (file: string, paths: readonly string[]): boolean =>
  paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));

const HASH = 'select hash value from files where path = :path';

/** Looks at the named files again (paths inside the content folder): the watcher's quick way. */
export function importFiles(
  library: Library,
  options: ImportOptions,
  paths: readonly string[],
): ImportReport {
  const suspects: SuspectFile[] = [];
  const gone: string[] = [];
  const known = storedFolderProblems(library);
  const isFolderConcerned = paths.some((path) => mayBeMisnamed(path) || known.includes(JSON.stringify(path)));
  for (const path of paths) {
    if (!isContentFile(options.contentDir, path)) continue;
    const knownHash = firstValue(library.db, textValue, HASH, { path });
    const stat = statOf(join(options.contentDir, path));
    if (stat === 'unreadable') return importContent(library, options);
    if (!stat?.isFile()) {
      if (knownHash !== undefined) gone.push(path);
      continue;
    }
    // Whatever its size and time: another file may have been moved over it that has the same.
    suspects.push({ file: path, size: stat.size, mtime: stat.mtimeMs, knownHash });
  }
  const pictures = paths.some((path) => path.startsWith(PICTURES_FOLDER))
    ? newPictures(library, options)
    : null;
  const folderProblems = isFolderConcerned
    ? newFolderProblems(library, listContent(options.contentDir).problems)
    : null;
  return apply(library, options, { suspects, gone, folderProblems, pictures, files: null });
}

/** Null when they are as before. */
const newFolderProblems = (library: Library, problems: readonly Problem[]): readonly Problem[] | null =>
  storedFolderProblems(library) === JSON.stringify(problems) ? null : problems;

function newPictures(library: Library, { contentDir }: ImportOptions): string | null {
  const pictures = picturesState(contentDir);
  return pictures === (readMeta(library, PICTURES) ?? '') ? null : pictures;
}

interface Changes {
  readonly suspects: readonly SuspectFile[];
  readonly gone: readonly string[];
  /** New list of problems of the folder itself, or null when it is as before. */
  readonly folderProblems: readonly Problem[] | null;
  /** New state of the pictures, whose sizes stand in the pages; null when it is as before. */
  readonly pictures: string | null;
  /** All files, when the whole folder was looked at. */
  readonly files: readonly ContentFile[] | null;
}

function apply(library: Library, options: ImportOptions, changes: Changes): ImportReport {
  const { suspects, gone, folderProblems, pictures } = changes;
  if (suspects.length === 0 && gone.length === 0 && folderProblems === null && pictures === null) {
    return { changed: false, read: 0, pictures: false, removed: 0, problems: [] };
  }
  return inTransaction(library, () => {
    const report = write(library, options, changes);
    if (report.changed) raiseGeneration(library, Date.now());
    return report;
  });
}

function write(library: Library, options: ImportOptions, changes: Changes): ImportReport {
  const { contentDir, preview } = options;
  const prepare = options.prepareFiles ?? prepareFiles;
  const record = createProblemWriter(library);
  if (changes.pictures !== null) writeMeta(library, PICTURES, changes.pictures);
  const settings = changes.suspects.filter(({ file }) => isSettingsFile(file));
  const { everything, imported } = importSettings(
    library,
    contentDir,
    settings,
    changes.gone.filter(isSettingsFile),
    record.put,
  );

  if (everything) updateMainTopics(library);

  const { db } = library;
  const saveFile = db.prepare('insert or replace into files (path, size, mtime, hash) values (?, ?, ?, ?)');
  const forgetFile = db.prepare('delete from files where path = ?');
  const writer = createArticleWriter(db, { preview, topicsWithPages: topicsWithPages(library) });
  for (const path of changes.gone) {
    writer.remove(path);
    record.put(path, []);
    forgetFile.run(path);
  }
  // After the files that are gone: a folder may have taken the place of one.
  if (changes.folderProblems !== null) record.putOfFolder(changes.folderProblems);

  let read = 0;
  const store = ({ suspect, hash, content }: PreparedFile): void => {
    const { file, size, mtime } = suspect;
    saveFile.run(file, size, mtime, hash);
    if (content === null) return;
    read += 1;
    const { prepared, problems } = content;
    const existing = prepared === null ? undefined : writer.find(prepared.article.slug);
    const taken = existing !== undefined && existing.file !== file && mayBeFile(contentDir, existing.file);
    record.put(file, taken ? [...problems, duplicateSlug(file, existing.file)] : problems);
    // The last good version of a file that has errors now stays in the library.
    if (prepared !== null && !taken) writer.put(file, prepared, existing);
  };
  // Another time zone or other topic names: every article is read again.
  const queue = everything
    ? (changes.files ?? listContent(contentDir).files).filter(({ file }) => !isSettingsFile(file))
    : changes.suspects.filter(({ file }) => !isSettingsFile(file));
  // A file that had lost its slug to one of those that are gone gets its chance.
  const waiting = changes.gone.length > 0 ? waitingForSlug(library, contentDir) : [];
  const { alone, sharing } = bySlug([...queue, ...waiting]);
  for (const part of [alone, sharing]) {
    for (const file of prepare(contentDir, part, site(library).timeZone)) {
      if (file !== null) store(file);
    }
  }
  const removed = changes.gone.length;
  const pictures = changes.pictures !== null;
  return {
    changed: read + imported + removed > 0 || changes.folderProblems !== null || pictures,
    read: read + imported,
    pictures,
    removed,
    problems: record.written,
  };
}

/**
 * Parts files that are alone with their slug, which may be imported in any order, from those that share one. Of these
 * the first by path wins, so they come in that order (an article that has the slug already keeps it: a new file must
 * not take a page from readers). A file that is named twice stays once.
 */
function bySlug(files: readonly SuspectFile[]): { alone: SuspectFile[]; sharing: SuspectFile[] } {
  const unique = new Map(files.map((file) => [file.file, file]));
  const count = new Map<string, number>();
  for (const path of unique.keys()) count.set(slugOfFile(path), (count.get(slugOfFile(path)) ?? 0) + 1);
  const alone: SuspectFile[] = [];
  const sharing: SuspectFile[] = [];
  for (const file of unique.values()) (count.get(slugOfFile(file.file)) === 1 ? alone : sharing).push(file);
  return { alone, sharing: sharing.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** What the library holds of a file that it has read. */
type KnownFile = Omit<SuspectFile, 'file' | 'knownHash'> & { readonly hash: string };

const knownRows = z.array(z.tuple([z.string(), z.number(), z.number(), z.string()]));

function knownFiles({ db }: Library): Map<string, KnownFile> {
  const all = knownRows.parse(db.prepare('select path, size, mtime, hash from files').raw().all());
  return new Map(all.map(([path, size, mtime, hash]) => [path, { size, mtime, hash }]));
}

function waitingForSlug({ db }: Library, contentDir: string): SuspectFile[] {
  const sql = "select file value from problems where rule = 'duplicate-slug'";
  return values(db, textValue, sql).flatMap((file) => {
    const stat = statOf(join(contentDir, file));
    if (stat === null || stat === 'unreadable') return [];
    return [{ file, size: stat.size, mtime: stat.mtimeMs }];
  });
}

/** Whether a path is, or may be, a file: one that can't be looked at now keeps its slug. */
function mayBeFile(contentDir: string, path: string): boolean {
  const stat = statOf(join(contentDir, path));
  return stat === 'unreadable' || stat?.isFile() === true;
}
