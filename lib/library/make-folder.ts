import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. `mkdirSync` with `recursive` never ends where one of them is there but nothing
 * can be made in it, as in `/proc`.
 * @throws Error with the `path` of this folder, whichever could not be made
 */
export function makeFolder(folder: string): void {
  try {
    makeMissing(folder);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path: folder }) : error;
  }
}

function makeMissing(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeMissing(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
