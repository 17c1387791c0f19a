import readExif from 'exif-reader';
import { readBytes } from '../content/text-file.ts';

/**
 * Bytes at the beginning of a picture in which EXIF stands: in a WebP it comes last, but larger ones are told to
 * shrink.
 */
const HEAD = 1_000_000;

/**
 * Where EXIF begins: behind its name in JPEG (Exif 2.32 §4.7.2) and WebP (a chunk with its length), in a chunk of its
 * own in PNG (PNG 3 §11.3.4.7). It starts with the byte order of TIFF.
 */
const EXIF = /(?:Exif\0\0|EXIF[\s\S]{4}|eXIf)(?=II\*\0|MM\0\*)/;

/** Whether a picture says where it was taken, as phones write it into their photos. */
export function hasLocation(path: string): boolean {
  const bytes = readBytes(path, HEAD);
  if (typeof bytes === 'string') return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = EXIF.exec(buffer.toString('latin1'));
  if (found === null) return false;
  try {
    return readExif(buffer.subarray(found.index + found[0].length)).GPSInfo?.GPSLatitude !== undefined;
  } catch {
    // EXIF that is damaged says nothing.
    return false;
  }
}
