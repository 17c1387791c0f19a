import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HanFont } from './han-font.ts';
import { SHARE_DESIGN, type ShareText, sharePicture } from './share-picture.ts';

/**
 * The share picture of an article as PNG: the stored one, or a new one that is stored. Its file is named by a hash of
 * what it shows, so that a stored picture is never out of date. Each article has a folder of its own with its latest
 * picture only, so that they don't pile up. All of them can be deleted at any time.
 * @param folder of the article; made when missing. Where it can't be written to, the picture is made anew each time
 * @param font called only when a picture has to be made
 */
export async function storedSharePicture(
  text: ShareText,
  { folder, font }: { folder: string; font: () => HanFont },
): Promise<Uint8Array<ArrayBuffer>> {
  const shown = JSON.stringify([SHARE_DESIGN, text.title, text.topic, text.site]);
  const name = `${createHash('sha256').update(shown).digest('hex')}.png`;
  try {
    return new Uint8Array(readFileSync(/* turbopackIgnore: true */ join(folder, name)));
  } catch {
    const picture = await sharePicture(text, font());
    keep(folder, name, picture);
    return picture;
  }
}

/**
 * Writes to another name and renames, so that no other process reads half a picture; then deletes the article's older
 * ones.
 */
function keep(folder: string, name: string, picture: Uint8Array): void {
  const beside = join(folder, `${name}.${randomUUID()}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(/* turbopackIgnore: true */ beside, picture);
    renameSync(beside, join(folder, name));
    for (const other of readdirSync(folder)) if (other !== name) rmSync(join(folder, other), { force: true });
  } catch {
    // A full or read-only disk costs time, not the picture.
  }
}
