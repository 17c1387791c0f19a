import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HanFont } from './han-font.ts';
import { SHARE_DESIGN, type ShareText, sharePicture } from './share-picture.ts';

/**
 * The share picture of an article as it is stored, or made and stored. Its name is the hash of what it shows, so that
 * none is ever out of date. An article has a folder, which holds its last picture alone: so they are never more than
 * there have been articles. All of them can be deleted at any time.
 * @param folder the folder of the article, made when missing; where it can't be written to, the picture is made each time
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

/** Written beside its place and moved there: another process never reads half a picture. */
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
