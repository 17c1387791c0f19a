import { type PreparedFile, prepareFile, type SuspectFile } from './prepare-article.ts';

/** Prepares files, in any order; null for one that has just gone. */
export type PrepareFiles = (
  contentDir: string,
  files: readonly SuspectFile[],
  zone: string,
) => Iterable<PreparedFile | null>;

/** One file after the other, in the given order. */
export const prepareFiles: PrepareFiles = function* (contentDir, files, zone) {
  for (const file of files) yield prepareFile(contentDir, file, zone);
};
