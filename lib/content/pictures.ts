import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the content folder whose pictures are served under `/images/`. */
export const PICTURES_FOLDER = 'images';

export interface Pictures {
  /** Absolute; `images/` itself first. Without those that can't be read. */
  readonly folders: readonly string[];
  /** Paths inside the content folder, with `/`; sorted. */
  readonly files: readonly string[];
}

/** Lists the pictures of a content folder. Names that start with `.` are left out. */
export function listPictures(contentDir: string): Pictures {
  const folders: string[] = [];
  const files: string[] = [];
  const visit = (inside: string): void => {
    const folder = join(contentDir, inside);
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      // There is none, it has just gone, or it may not be read: what is beside it counts all the same.
      return;
    }
    folders.push(folder);
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) visit(`${inside}/${entry.name}`);
      else files.push(`${inside}/${entry.name}`);
    }
  };
  visit(PICTURES_FOLDER);
  return { folders, files: files.sort() };
}

/** A hash of names, sizes and times of all pictures: it differs after any change. Empty without pictures. */
export function picturesState(contentDir: string): string {
  const { files } = listPictures(contentDir);
  if (files.length === 0) return '';
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file} ${stateOf(join(contentDir, file))}\n`);
  }
  return hash.digest('hex');
}

/** Empty for a picture that has just gone or can't be looked at: that is no reason not to import articles. */
function stateOf(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}
