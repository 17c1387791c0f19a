import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens what is a file; null for anything else. What was one a moment ago may be a pipe by now, which would be waited
 * for without end, or a link to a device.
 */
export async function openFile(path: string): Promise<FileHandle | null> {
  const opened = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (opened === null) return null;
  const found = await opened.stat().catch(() => null);
  if (found?.isFile()) return opened;
  await opened.close();
  return null;
}
