import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { scaledPictureOf, scaledVersions } from '../site/scaled-pictures.ts';

/** A picture as its editor saved it. */
export interface Original {
  readonly file: string;
  /** Path under which it is served. */
  readonly path: string;
  /** Names of the folders and the file in its path, decoded. */
  readonly segments: readonly string[];
  /** Another one after each change of the file. */
  readonly version: string;
  /** Bytes. */
  readonly size: number;
}

/** As sharp counts it, from 1 to 100: nobody sees a difference on a phone. */
const QUALITY = 80;
/** Files in which edges are sharp. */
const LOSSLESS = /\.(?:png|gif)$/i;
/** A picture of more pixels is sent as it is: unpacked, it would take all of the memory. */
const MOST_PIXELS = 50_000_000;
/** Seconds that one may take. */
const LONGEST = 30;

/**
 * Smaller versions of pictures, as WebP, each made when it is first asked for and kept in a folder that can be deleted at
 * any time. Each picture has a folder of its own there, so that those of its former states go. An empty file
 * says that a version can't be made, or would be no smaller.
 */
export class ScaledPictures {
  readonly #folder: string;
  readonly #underWay = new Map<string, Promise<string | null>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Paths of the versions of a picture that pages offer; none where its size can't be read. */
  async paths({ file, path }: Original): Promise<string[]> {
    const width = await widthOf(file);
    return width === null ? [] : scaledVersions(path, width).map((version) => version.path);
  }

  /**
   * The file to send for a version: the original where it can't be made; null when pages don't offer it.
   * @param width one of those that `scaledVersions` knows
   */
  async file(original: Original, width: number): Promise<string | null> {
    const folder = join(this.#folder, ...original.segments);
    const file = join(folder, `${width}-${original.version}.webp`);
    const kept = await stat(file).catch(() => null);
    if (kept !== null) return kept.size > 0 ? file : original.file;
    const ownWidth = await widthOf(original.file);
    if (ownWidth === null) return original.file;
    const offered = scaledVersions(original.path, ownWidth);
    if (!offered.some((version) => scaledPictureOf(version.path)?.width === width)) return null;
    let underWay = this.#underWay.get(file);
    if (underWay === undefined) {
      // One at a time: each takes its memory.
      underWay = this.#last.then(() => make(original, { folder, file, width }));
      this.#last = underWay;
      this.#underWay.set(file, underWay);
      void underWay.finally(() => this.#underWay.delete(file));
    }
    return await underWay;
  }
}

interface Version {
  readonly folder: string;
  readonly file: string;
  readonly width: number;
}

/** Makes a version and keeps it, by another name at first, so that no other process sends half a picture. */
async function make(original: Original, { folder, file, width }: Version): Promise<string> {
  const beside = join(folder, `${randomUUID()}.tmp`);
  try {
    // First: where it can't be kept, it isn't made for every reader.
    await mkdir(folder, { recursive: true });
    const bytes = await scaled(original.file, width).catch(() => null);
    const isSmaller = bytes !== null && bytes.length < original.size;
    await writeFile(beside, isSmaller ? bytes : '');
    await rename(beside, file);
    await deleteFormer(folder, original.version);
    return isSmaller ? file : original.file;
  } catch {
    // A full or read-only disk costs bytes, not the picture.
    await rm(beside, { force: true }).catch(() => {});
    return original.file;
  }
}

/** Also what a process has left that was killed. */
async function deleteFormer(folder: string, version: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(`-${version}.webp`)) await rm(join(folder, name), { force: true });
  }
}

/** Loaded with the first picture: most sites have few, and a start shouldn't wait. */
const open = async (file: string): Promise<Sharp> => {
  const { default: sharp } = await import('sharp');
  return sharp(file, { animated: true, limitInputPixels: MOST_PIXELS });
};

/** Width in pixels in which a picture is shown; null when it can't be read. */
async function widthOf(file: string): Promise<number | null> {
  try {
    return (await (await open(file)).metadata()).autoOrient.width;
  } catch {
    return null;
  }
}

/** The smaller of two codings: photos lose what nobody sees, screenshots and drawings keep their edges. */
async function scaled(file: string, width: number): Promise<Buffer> {
  const picture = (await open(file))
    .timeout({ seconds: LONGEST })
    .autoOrient()
    .resize({ width, withoutEnlargement: true });
  const lossy = await picture.clone().webp({ quality: QUALITY, smartSubsample: true }).toBuffer();
  if (!LOSSLESS.test(file)) return lossy;
  const lossless = await picture.clone().webp({ lossless: true }).toBuffer();
  return lossless.length < lossy.length ? lossless : lossy;
}
