import {
  chmodSync,
  closeSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file in one step: who reads it meanwhile gets the old text or the new one, never half of it. Of a link,
 * the target is replaced. The temporary file beside it has a name with a dot in front, so that nothing takes it for an
 * article.
 */
export function replaceFile(name: string, text: string): void {
  const before = statSync(name, { throwIfNoEntry: false });
  const path = before === undefined ? name : realpathSync(name);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    if (before !== undefined) chmodSync(temporary, before.mode & 0o777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a file: as a whole, or not at all where the disk is full.
 * @throws Error also when there is one already
 */
export function createFile(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Copies a file, into a folder that is made where it is missing; what is there already stays. */
export function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (lstatSync(to, { throwIfNoEntry: false }) === undefined) copyFileSync(from, to);
}

/**
 * Gives a file another path.
 * @returns false where there is something already, which would be lost
 */
export function moveFile(from: string, to: string): boolean {
  const there = lstatSync(to, { throwIfNoEntry: false });
  // Where capitals are no other letters (macOS, Windows), it may be the file itself.
  if (there !== undefined && there.ino !== lstatSync(from).ino) return false;
  renameSync(from, to);
  return true;
}
