import { type PreparedFile, prepareFile, type SuspectFile } from './prepare-article.ts';

/** Prepares files one after the other. */
export function* prepareFiles(
  contentDir: string,
  files: readonly SuspectFile[],
  zone: string,
): Generator<PreparedFile | null> {
  for (const file of files) yield prepareFile(contentDir, file, zone);
}
