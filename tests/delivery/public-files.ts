import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes of `/images/large.png`: it comes in parts. */
export const large = Buffer.from(Array.from({ length: 600_000 }, (_, index) => index % 251));

/** A folder for a test site's files, all kinds of them, with some beside that nobody must get. */
export function makePublicFiles(): string {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(root, 'public'));
  mkdirSync(join(root, 'images', '图'), { recursive: true });
  mkdirSync(join(root, '.next', 'static', 'media'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'public', '.env'), 'secret');
  writeFileSync(join(root, 'public', 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(root, 'images', '图', '价 目.png'), 'small');
  writeFileSync(join(root, 'images', 'large.png'), large);
  writeFileSync(join(root, '.next', 'static', 'media', 'a.1f3c.css'), 'p{}');
  symlinkSync(join(root, 'images'), join(root, 'public', 'folder'));
  return root;
}
