import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { imageSize as measure } from 'image-size';
import { PICTURES_FOLDER } from '../content/pictures.ts';

/** The file of a picture address of this site (`/images/x.png`), or null for another address. */
export function imageFile(contentDir: string, src: string): string | null {
  if (!src.startsWith(`/${PICTURES_FOLDER}/`)) return null;
  let path: string;
  try {
    path = normalize(decodeURIComponent(src.replace(/[?#].*$/, '')));
  } catch {
    return null;
  }
  return path.startsWith(`/${PICTURES_FOLDER}/`) ? join(contentDir, path) : null;
}

/** Bytes at the beginning of a picture in which its size stands, behind a camera's notes and a colour profile. */
const HEAD = 1_000_000;

/** Size in pixels of a picture in the content folder, or null when it is missing or no picture. */
export function imageSize(contentDir: string, src: string): { width: number; height: number } | null {
  const file = imageFile(contentDir, src);
  if (file === null) return null;
  try {
    const { width, height } = measure(headOf(file));
    return { width, height };
  } catch {
    return null;
  }
}

/** The first bytes of a file: no page waits for the whole of a huge one, nor for a pipe. */
function headOf(file: string): Uint8Array {
  // The comments keep Next's build from tracing the whole project as files that might be read here.
  const stat = statSync(/* turbopackIgnore: true */ file);
  if (!stat.isFile()) return new Uint8Array();
  const opened = openSync(/* turbopackIgnore: true */ file, 'r');
  try {
    const bytes = new Uint8Array(Math.min(stat.size, HEAD));
    return bytes.subarray(0, readSync(opened, bytes));
  } finally {
    closeSync(opened);
  }
}
