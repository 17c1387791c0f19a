import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HanFont } from './han-font.ts';
import { SHARE_DESIGN, type ShareText, sharePicture } from './share-picture.ts';

/**
 * The share picture of a text from the folder of those already made, or made and put there. A picture's name is the
 * hash of what it shows, so that none is ever out of date, and the folder can be deleted at any time.
 * @param folder made when missing; where it can't be written to, the picture is made each time
 */
export async function storedSharePicture(
  text: ShareText,
  { folder, font }: { folder: string; font: () => HanFont },
): Promise<Uint8Array<ArrayBuffer>> {
  const shown = JSON.stringify([SHARE_DESIGN, text.title, text.topic, text.site]);
  const file = join(folder, `${createHash('sha256').update(shown).digest('hex')}.png`);
  try {
    return new Uint8Array(readFileSync(/* turbopackIgnore: true */ file));
  } catch {
    const picture = await sharePicture(text, font());
    keep(folder, file, picture);
    return picture;
  }
}

/** Written beside its place and moved there: another process never reads half a picture. */
function keep(folder: string, file: string, picture: Uint8Array): void {
  const beside = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(/* turbopackIgnore: true */ beside, picture);
    renameSync(beside, file);
  } catch {
    // A full or read-only disk costs time, not the picture.
  }
}
