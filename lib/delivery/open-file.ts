import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens a regular file for reading; null for anything else. A path that was a file a moment ago may be a pipe by now,
 * which would block without end, or a link to a device.
 */
export async function openFile(path: string): Promise<FileHandle | null> {
  const opened = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (opened === null) return null;
  const found = await opened.stat().catch(() => null);
  if (found?.isFile()) return opened;
  await opened.close();
  return null;
}
