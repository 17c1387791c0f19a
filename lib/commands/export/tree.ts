import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { link, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import * as z from 'zod';
import { brotli, gzipBest } from '../../delivery/encoding.ts';
import { makeFolder } from '../../library/make-folder.ts';
import { messageOf, UserError } from '../../site/errors.ts';

export const MANIFEST = 'export-manifest.json';

const manifestSchema = z.object({
  /** What the export was made from: the same again gives the same files. */
  from: z.string(),
  /** Brotli quality, or null when nothing was compressed. */
  brotli: z.number().nullable(),
  /** SHA-256 (hex) of each file by its path. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest of an earlier export; null when there is none, or a damaged one. */
export function readManifest(out: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')));
  } catch {
    return null;
  }
}

/**
 * An export under construction. It is made in a folder of its own beside `out`; `publish` then lets `out`, a
 * symbolic link, point to it in one step (rename(2) is atomic), so that a reader of `out` sees the earlier export or
 * the new one, never half of one.
 */
export class ExportTree {
  readonly #out: string;
  readonly #folder: string;
  readonly #earlier: string | null;
  readonly #before: Manifest | null;
  readonly #brotli: number | null;
  readonly #files: Record<string, string> = {};
  #reused = 0;
  #isPublished = false;

  /** @throws UserError when `out` holds something else than an earlier export */
  constructor(out: string, options: { brotli: number | null }) {
    this.#out = resolve(out);
    this.#brotli = options.brotli;
    const parent = dirname(this.#out);
    makeFor(out, parent);
    this.#earlier = publishedAt(this.#out);
    if (this.#earlier === null) makeWay(out);
    this.#before = this.#earlier === null ? null : readManifest(this.#earlier);
    if (this.#earlier !== null && existsSync(this.#earlier) && this.#before === null)
      throw new UserError(`${out} 指向的文件夹不是导出的结果，不会被覆盖。换一个文件夹`);
    removeAbandoned(this.#out, this.#earlier);
    this.#folder = join(parent, `.${basename(this.#out)}-${process.pid}-${randomBytes(6).toString('hex')}`);
    makeFor(out, this.#folder);
  }

  /** Files taken over from the earlier export. */
  get reused(): number {
    return this.#reused;
  }

  get count(): number {
    return Object.keys(this.#files).length;
  }

  /** Whether a file of this path has been added. */
  has(path: string): boolean {
    return Object.hasOwn(this.#files, path);
  }

  /** Adds a file, with `.gz` and `.br` beside it when it may be compressed; unchanged ones are linked, not written. */
  async add(path: string, body: Buffer, compressible: boolean): Promise<void> {
    const hash = createHash('sha256').update(body).digest('hex');
    this.#files[path] = hash;
    const file = join(this.#folder, path);
    await mkdir(dirname(file), { recursive: true });
    const compressed = compressible && this.#brotli !== null;
    const suffixes = compressed ? ['', '.gz', '.br'] : [''];
    if (this.#before?.files[path] === hash && (!compressed || this.#before.brotli === this.#brotli)) {
      if (await this.#link(path, suffixes)) return;
    }
    const write = (suffix: string, bytes: Buffer): Promise<void> => writeFile(file + suffix, bytes);
    await write('', body);
    if (!compressed || this.#brotli === null) return;
    const quality = this.#brotli;
    await Promise.all([
      gzipBest(body).then((bytes) => write('.gz', bytes)),
      brotli(body, quality).then((bytes) => write('.br', bytes)),
    ]);
  }

  /**
   * Makes the export visible at `out` and removes the earlier one.
   * @returns where the earlier one still is, because somebody has put files of their own into it; else null
   */
  publish(from: string): string | null {
    const manifest: Manifest = { from, brotli: this.#brotli, files: sorted(this.#files) };
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    writeFileSync(join(this.#folder, MANIFEST), text);
    const pointer = `${this.#folder}.link`;
    symlinkSync(basename(this.#folder), pointer);
    // Another export may have been published since this one began.
    const earlier = publishedAt(this.#out);
    renameSync(pointer, this.#out);
    this.#isPublished = true;
    if (earlier === null) return null;
    if (holdsMore(earlier)) return earlier;
    rmSync(earlier, { recursive: true, force: true });
    return null;
  }

  /** Removes what has been made so far, unless readers have it already. */
  discard(): void {
    if (this.#isPublished) return;
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(`${this.#folder}.link`, { force: true });
  }

  async #link(path: string, suffixes: readonly string[]): Promise<boolean> {
    const earlier = this.#earlier;
    if (earlier === null) return false;
    const linked = suffixes.map((suffix) =>
      link(join(earlier, path + suffix), join(this.#folder, path + suffix)),
    );
    const results = await Promise.allSettled(linked);
    if (results.every(({ status }) => status === 'fulfilled')) {
      this.#reused += 1;
      return true;
    }
    // Someone has removed a file of the earlier export, or the disk knows no links.
    for (const suffix of suffixes) rmSync(join(this.#folder, path + suffix), { force: true });
    return false;
  }
}

/** The folder of the export to which `out` points; null where it is no link. */
const publishedAt = (out: string): string | null =>
  lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink()
    ? resolve(dirname(out), readlinkSync(out))
    : null;

/**
 * Removes an empty folder, whose place the link takes: before an export is made of which nothing would be left.
 * @throws UserError when there is something else, or it can't be removed
 */
function makeWay(out: string): void {
  const stat = lstatSync(out, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory() || readdirSync(out).length > 0)
    throw new UserError(`${out} 里有别的东西，不会被覆盖。换一个文件夹，或者先清空它`);
  try {
    rmdirSync(out);
  } catch (error) {
    throw new UserError(
      `${out} 要换成一个链接，却删不掉（${messageOf(error)}）。它是挂载点的话，导出到它里面，例如 --out ${join(out, 'site')}`,
    );
  }
}

function makeFor(out: string, folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new UserError(`${out} 所在的文件夹打不开，也建不了：${messageOf(error)}`);
  }
}

/**
 * From this age (ms) on, a folder of an export that was never published, or a link to one, is of one that was killed.
 */
const ABANDONED = 24 * 3600 * 1000;

/** Removes what exports of the same folder have left that were killed before they could, and nobody else's files. */
function removeAbandoned(out: string, earlier: string | null): void {
  const ofExport = (name: string): boolean =>
    name.startsWith(`.${basename(out)}-`) &&
    /^\d+-[0-9a-z]+(?:\.link)?$/.test(name.slice(basename(out).length + 2));
  for (const name of readdirSync(dirname(out)).filter(ofExport)) {
    const left = join(dirname(out), name);
    const age = Date.now() - (lstatSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (left !== earlier && age > ABANDONED && !holdsMore(left))
      rmSync(left, { recursive: true, force: true });
  }
}

const sorted = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether the folder of an export that was whole holds files that the export has not written. */
function holdsMore(folder: string): boolean {
  const files = readManifest(folder)?.files;
  if (files === undefined) return false;
  const written = new Set([MANIFEST, '.DS_Store']);
  for (const path of Object.keys(files)) for (const suffix of ['', '.gz', '.br']) written.add(path + suffix);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.some(
    (name) => !written.has(name.split(sep).join('/')) && !lstatSync(join(folder, name)).isDirectory(),
  );
}
