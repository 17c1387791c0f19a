import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { imageSize } from '../library/images.ts';
import { type ScaledPicture, scaledVersions } from '../site/scaled-pictures.ts';
import { loadSharp } from '../site/sharp.ts';
import type { FileOnDisk } from './static-files.ts';
import { segmentsOf } from './target.ts';

/** A picture as its editor saved it; its tag is another one after each change. */
type Original = Pick<FileOnDisk, 'file' | 'size' | 'etag'>;

const versionOf = ({ etag }: Original): string => etag.slice(1, -1);

/** As sharp counts it, from 1 to 100: nobody sees a difference on a phone. */
const QUALITY = 80;
/** Files in which edges are sharp. */
const LOSSLESS = /\.(?:png|gif)$/i;
/** A picture of more pixels is sent as it is: unpacked, it would take all of the memory. */
const MOST_PIXELS = 50_000_000;
/** Seconds that one may take. */
const LONGEST = 30;
/** Milliseconds that a reader waits for one: behind many others it takes longer than a connection stays open. */
export const PATIENCE = 5_000;

/**
 * Smaller versions of pictures, as WebP, each made when it is first asked for and kept in a folder that can be deleted
 * at any time. Each picture has a folder of its own there, so that those of its former states go. An empty file
 * says that a version can't be made, or would be no smaller.
 */
export class ScaledPictures {
  readonly #folder: string;
  readonly #contentDir: string;
  readonly #underWay = new Map<string, Promise<string>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, contentDir: string) {
    this.#folder = folder;
    this.#contentDir = contentDir;
  }

  /** Paths of the versions of a picture that pages offer, by the same measure; none where its size can't be read. */
  paths(path: string): string[] {
    const size = imageSize(this.#contentDir, path);
    return size === null ? [] : scaledVersions(path, size.width).map((version) => version.path);
  }

  /**
   * The file to send for the version at a path: the original where it can't be made; null when pages don't offer it.
   * @param patience milliseconds after which it is the original, too, while the version is still being made
   */
  async file(
    path: string,
    version: ScaledPicture,
    original: Original,
    patience?: number,
  ): Promise<string | null> {
    const { width } = version;
    const folder = join(this.#folder, ...segmentsOf(version.original));
    const file = join(folder, `${width}-${versionOf(original)}.webp`);
    const kept = await stat(file).catch(() => null);
    if (kept !== null) return kept.size > 0 ? file : original.file;
    if (!this.paths(version.original).includes(path)) return null;
    let underWay = this.#underWay.get(file);
    if (underWay === undefined) {
      // One at a time: each takes its memory.
      underWay = this.#last.then(() => make(original, folder, file, width));
      this.#last = underWay;
      this.#underWay.set(file, underWay);
      void underWay.finally(() => this.#underWay.delete(file));
    }
    return await (patience === undefined ? underWay : orAfter(patience, underWay, original.file));
  }
}

/** What is promised, or something else when it takes longer. */
async function orAfter<T>(milliseconds: number, promised: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, milliseconds, otherwise);
  });
  return await Promise.race([promised, late]).finally(() => clearTimeout(timer));
}

/** Makes a version and keeps it, by another name at first, so that no other process sends half a picture. */
async function make(original: Original, folder: string, file: string, width: number): Promise<string> {
  const beside = `${file}.${randomUUID()}`;
  try {
    // First: where it can't be kept, it isn't made for every reader.
    await mkdir(folder, { recursive: true });
    const bytes = await scaled(original.file, width);
    const isSmaller = bytes !== null && bytes.length < original.size;
    await writeFile(beside, isSmaller ? bytes : '');
    await rename(beside, file);
    await deleteFormer(folder, versionOf(original));
    return isSmaller ? file : original.file;
  } catch {
    // A full or read-only disk costs bytes, not the picture.
    await rm(beside, { force: true }).catch(() => {});
    return original.file;
  }
}

/** Also what a process has left that was killed; what another one is writing of the present version stays. */
async function deleteFormer(folder: string, version: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.includes(`-${version}.webp`)) await rm(join(folder, name), { force: true });
  }
}

/**
 * A picture as WebP.
 * @returns null where none can be made of it, or only the first picture of a PNG that moves
 * @throws when it can't be read now, or sharp isn't installed for this system: it is tried again
 */
async function scaled(file: string, width: number): Promise<Buffer | null> {
  // Given a name, libvips may know the file's former picture and not read it again.
  const bytes = await readFile(file);
  if (isAnimatedPng(bytes)) return null;
  // Loaded with the first picture: most sites have few, and a start shouldn't wait.
  const picture = loadSharp()(bytes, { animated: true, limitInputPixels: MOST_PIXELS })
    .timeout({ seconds: LONGEST })
    .autoOrient()
    .resize({ width, withoutEnlargement: true });
  return await smallest(picture, LOSSLESS.test(file)).catch(() => null);
}

/** The smaller of two codings: photos lose what nobody sees, screenshots and drawings keep their edges. */
async function smallest(picture: Sharp, hasEdges: boolean): Promise<Buffer> {
  const lossy = await picture.clone().webp({ quality: QUALITY, smartSubsample: true }).toBuffer();
  if (!hasEdges) return lossy;
  const lossless = await picture.clone().webp({ lossless: true }).toBuffer();
  return lossless.length < lossy.length ? lossless : lossy;
}

/** Whether the chunk that makes a PNG move comes before its pixels (PNG, third edition, §11.3.6.1). */
const isAnimatedPng = (bytes: Buffer): boolean =>
  bytes.subarray(0, Math.max(0, bytes.indexOf('IDAT'))).includes('acTL');
