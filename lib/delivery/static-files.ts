import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileAt } from '../content/folder.ts';
import { scaledPictureOf } from '../site/scaled-pictures.ts';
import { encodeSegment } from '../site/urls.ts';
import { isCompressible } from './encoding.ts';
import { isPlayed, mediaType } from './media-type.ts';
import type { Metrics } from './metrics.ts';
import { openFile } from './open-file.ts';
import { contentTag } from './page.ts';
import { buildDir } from './render.ts';
import { PATIENCE, ScaledPictures } from './scaled-pictures.ts';
import { type Header, NO_PAGE, securityHeaders } from './security.ts';
import { PageStore } from './store.ts';
import { StoredPage } from './stored-page.ts';
import { segmentsOf } from './target.ts';

/** A file as it is on the disk; a large one, sound and films are sent from there, in part if a range is asked for. */
export interface FileOnDisk {
  readonly file: string;
  readonly size: number;
  readonly modified: Date;
  /**
   * ctime (ms): when it was last written or moved here. Unlike mtime, it can't be set, so that a replaced file is
   * noticed.
   */
  readonly changed: number;
  readonly etag: string;
  readonly headers: readonly Header[];
}

/** Files of this size (bytes) and more are not kept in memory. */
const LARGE = 500_000;
const MAX_BYTES = 32_000_000;
/**
 * Within this time (ms) of its last change a file may change again without another ctime: clocks of file systems go by
 * ticks of some milliseconds, on some of two seconds.
 */
const LONGEST_TICK = 2_000;
/** A ctime that no file has. */
const UNKNOWN = -1;

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATED = 'public, max-age=0, must-revalidate';

/** Rejects separators and null bytes, which could lead out of the folder, and hidden files. */
const isPublicName = (name: string): boolean =>
  name !== '' && !/[/\\\0]/.test(name) && (!name.startsWith('.') || name === '.well-known');

interface Root {
  readonly prefix: string;
  readonly folder: string;
  readonly cacheControl: string;
}

export interface StaticFilesOptions {
  /** Folder of the project, with `public/` and Next's build in it. */
  readonly root: string;
  readonly contentDir: string;
  /** Where smaller versions of pictures are kept. */
  readonly scaledDir: string;
  readonly secure: boolean;
  readonly metrics: Metrics;
}

/**
 * Files that are sent as they are: what Next has built, the content's `public/` and pictures (also in smaller
 * versions), and the engine's.
 */
export class StaticFiles {
  readonly #roots: readonly Root[];
  readonly #pictures: Root;
  readonly #options: StaticFilesOptions;
  readonly #small = new PageStore(MAX_BYTES);
  readonly #scaled: ScaledPictures;

  constructor(options: StaticFilesOptions) {
    this.#options = options;
    this.#scaled = new ScaledPictures(options.scaledDir, options.contentDir);
    this.#pictures = {
      prefix: '/images/',
      folder: join(options.contentDir, 'images'),
      cacheControl: REVALIDATED,
    };
    this.#roots = [
      // Their names hold a hash of what is in them.
      { prefix: '/_next/static/', folder: join(buildDir(options.root), 'static'), cacheControl: IMMUTABLE },
      this.#pictures,
      // The site's own, such as icons, before those that come with the engine.
      { prefix: '/', folder: join(options.contentDir, 'public'), cacheControl: REVALIDATED },
      { prefix: '/', folder: join(options.root, 'public'), cacheControl: REVALIDATED },
    ];
  }

  /** The file of a normalised path, ready to be sent; null when there is none. */
  async find(path: string): Promise<StoredPage | FileOnDisk | null> {
    const located = await this.locate(path, PATIENCE);
    if (located === null) return null;
    return located.size < LARGE && !isPlayed(path) ? this.#smallFile(path, located) : located;
  }

  /**
   * Where the file of a normalised path is, and its headers; null when there is none.
   * @param patience milliseconds after which the picture itself stands in for a smaller version that is being made
   */
  async locate(path: string, patience?: number): Promise<FileOnDisk | null> {
    for (const root of this.#roots) {
      if (!path.startsWith(root.prefix)) continue;
      const file = await this.#fileIn(root, path);
      if (file !== null) return file;
    }
    return await this.#scaledFile(path, patience);
  }

  async #scaledFile(path: string, patience?: number): Promise<FileOnDisk | null> {
    const version = scaledPictureOf(path);
    if (version === null) return null;
    const original = await this.#fileIn(this.#pictures, version.original);
    if (original === null) return null;
    const file = await this.#scaled.file(path, version, original, patience);
    return file === null ? null : this.#describe(file, REVALIDATED, original.modified);
  }

  async #fileIn(root: Root, path: string): Promise<FileOnDisk | null> {
    const segments = segmentsOf(path.slice(root.prefix.length - 1));
    if (!segments.every(isPublicName)) return null;
    return await this.#describe(fileAt(root.folder, segments.join('/')), root.cacheControl);
  }

  /** @param modified when what the file is made from was written; the file itself unless given */
  async #describe(file: string, cacheControl: string, modified?: Date): Promise<FileOnDisk | null> {
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    const written = modified ?? found.mtime;
    return {
      file,
      size: found.size,
      modified: written,
      changed: found.ctimeMs,
      etag: `"${found.size.toString(36)}-${written.getTime().toString(36)}"`,
      headers: [
        ['Content-Type', mediaType(file)],
        ['Cache-Control', cacheControl],
        ...securityHeaders(NO_PAGE, this.#options.secure),
      ],
    };
  }

  /** The folders of all files as they were saved, absolute. */
  folders(): string[] {
    return this.#roots.map(({ folder }) => folder);
  }

  /** Paths of all files as they were saved, normalised, each once. */
  async paths(): Promise<string[]> {
    const lists = this.#roots.map(async ({ prefix, folder }) => {
      // Names alone: what an entry of a folder calls its folder is another property in each version of Node.
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      const paths = names.map(async (name) => {
        const segments = name.split(sep);
        if (!segments.every(isPublicName)) return [];
        const found = await stat(join(folder, name)).catch(() => null);
        return found?.isFile()
          ? [prefix + segments.map((segment) => encodeSegment(segment.normalize('NFC'))).join('/')]
          : [];
      });
      return (await Promise.all(paths)).flat();
    });
    return [...new Set((await Promise.all(lists)).flat())];
  }

  /** Paths of the smaller versions that pages offer of the pictures among these paths. */
  scaledPaths(paths: readonly string[]): string[] {
    const pictures = paths.filter((path) => path.startsWith(this.#pictures.prefix));
    return pictures.flatMap((path) => this.#scaled.paths(path));
  }

  async #smallFile(
    path: string,
    { file, modified, changed, headers }: FileOnDisk,
  ): Promise<StoredPage | null> {
    const known = this.#small.get(path);
    if (known?.generation === changed) return known;
    const isSettled = Date.now() - changed > LONGEST_TICK;
    const body = await contentOf(file);
    if (body === null) return null;
    const stored = new StoredPage(
      {
        status: 200,
        headers,
        body,
        tag: contentTag(body),
        lastModified: modified.toUTCString(),
        compressible: isCompressible(mediaType(file)) && body.length > 0,
      },
      isSettled ? changed : UNKNOWN,
      this.#options.metrics.answers(path, 200),
    );
    this.#small.set(path, stored);
    return stored;
  }
}

async function contentOf(path: string): Promise<Buffer | null> {
  const file = await openFile(path);
  try {
    return (await file?.readFile()) ?? null;
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}
