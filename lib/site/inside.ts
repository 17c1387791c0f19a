import { resolve, sep } from 'node:path';

/** Whether a path is a folder or leads into it, as both are written: links are not followed. */
export const isInside = (path: string, folder: string): boolean =>
  `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
