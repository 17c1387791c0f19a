import * as z from 'zod';
import type { Problem } from '../content/problem.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Library } from './open.ts';
import { textValue, values } from './rows.ts';

interface ProblemWriter {
  /** Replaces the problems of a file. */
  readonly put: (file: string, problems: readonly Problem[]) => void;
  readonly add: (problem: Problem) => void;
  readonly remove: (problem: { readonly file: string; readonly rule: string }) => void;
  /** All that were put or added. */
  readonly written: () => readonly Problem[];
}

/** Writes problems in the caller's transaction. */
export function createProblemWriter({ db }: Library): ProblemWriter {
  const withProblems = new Set(values(db, textValue, 'select distinct file value from problems'));
  const clear = db.prepare('delete from problems where file = ?');
  const insert = db.prepare(
    'insert into problems (file, line, col, severity, rule, message, fix) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const removeOne = db.prepare('delete from problems where file = ? and rule = ?');
  const written: Problem[] = [];
  const add = (problem: Problem): void => {
    const { file, line, column, severity, rule, message, fix } = problem;
    insert.run(file, line, column, severity, rule, message, fix);
    written.push(problem);
  };
  return {
    put(path, problems) {
      if (withProblems.has(path)) clear.run(path);
      problems.forEach(add);
    },
    add,
    remove: ({ file, rule }) => void removeOne.run(file, rule),
    written: () => written,
  };
}

const FOLDER_PROBLEMS = 'folder-problems';
/** The problems of the folder itself as they were recorded last, as JSON. */
export const storedFolderProblems = (library: Library): string => readMeta(library, FOLDER_PROBLEMS) ?? '[]';
const folderProblems = z.array(z.object({ file: z.string(), rule: z.string() }));

/** Replaces the problems of the folder itself; leaves those that the files have. */
export function recordFolderProblems(
  library: Library,
  problems: readonly Problem[],
  record: ProblemWriter,
): void {
  folderProblems.parse(JSON.parse(storedFolderProblems(library))).forEach(record.remove);
  problems.forEach(record.add);
  writeMeta(library, FOLDER_PROBLEMS, JSON.stringify(problems));
}
