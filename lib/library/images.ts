import { posix } from 'node:path';
import { imageSize as measure } from 'image-size';
import { fileAt } from '../content/folder.ts';
import { PICTURES_FOLDER } from '../content/pictures.ts';
import { readBytes } from '../content/text-file.ts';

/** The file of a picture address of this site (`/images/x.png`), or null for another address. */
export function imageFile(contentDir: string, src: string): string | null {
  if (!src.startsWith(`/${PICTURES_FOLDER}/`)) return null;
  let path: string;
  try {
    path = posix.normalize(decodeURIComponent(src.replace(/[?#].*$/, '')));
  } catch {
    return null;
  }
  // A backslash would lead out of the folder on Windows, where it parts folders.
  return path.startsWith(`/${PICTURES_FOLDER}/`) && !path.includes('\\') ? fileAt(contentDir, path) : null;
}

/** Bytes at the beginning of a picture in which its size stands, behind a camera's notes and a colour profile. */
const HEAD = 1_000_000;

/** The time to read an AVIF's sizes grows with the square of their number; few pictures have more than one. */
const MOST_SIZES = 50;

/** From this EXIF orientation on a picture is shown turned by a quarter (tag 0x0112). */
const TURNED = 5;

/** Size in pixels in which a picture of the content folder is shown, or null when it is missing or no picture. */
export function imageSize(contentDir: string, src: string): { width: number; height: number } | null {
  const file = imageFile(contentDir, src);
  if (file === null) return null;
  const bytes = readBytes(file, HEAD);
  if (typeof bytes === 'string' || hasEndlessSizes(bytes)) return null;
  try {
    const { width, height, orientation = 1 } = measure(bytes);
    return orientation < TURNED ? { width, height } : { width: height, height: width };
  } catch {
    return null;
  }
}

/** Whether the name of the boxes that hold an AVIF's sizes (ISO/IEC 23008-12 §6.5.3) is there without end. */
function hasEndlessSizes(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = buffer.indexOf('ispe'); at !== -1; at = buffer.indexOf('ispe', at + 4)) found += 1;
  return found > MOST_SIZES;
}
