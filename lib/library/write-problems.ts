import * as z from 'zod';
import type { Problem } from '../content/problem.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Library } from './open.ts';
import { textValue, values } from './rows.ts';

const FOLDER_PROBLEMS = 'folder-problems';
/** The problems of the folder itself as they were recorded last, as JSON. */
export const storedFolderProblems = (library: Library): string => readMeta(library, FOLDER_PROBLEMS) ?? '[]';
const folderProblems = z.array(z.object({ file: z.string(), rule: z.string() }));

/** Writes problems in the caller's transaction. */
export function createProblemWriter(library: Library) {
  const { db } = library;
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
    /** Replaces the problems of a file. */
    put(file: string, problems: readonly Problem[]): void {
      if (withProblems.has(file)) clear.run(file);
      problems.forEach(add);
    },
    /** Replaces the problems of the folder itself; leaves those that the files have. */
    putOfFolder(problems: readonly Problem[]): void {
      const before = folderProblems.parse(JSON.parse(storedFolderProblems(library)));
      for (const { file, rule } of before) removeOne.run(file, rule);
      problems.forEach(add);
      writeMeta(library, FOLDER_PROBLEMS, JSON.stringify(problems));
    },
    /** All that were put. */
    written,
  };
}
