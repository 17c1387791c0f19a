import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed.
 * Packages for other platforms may be missing, but not those for this one: the folder may come from another machine.
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, one]) => path === '' || isForOthers(one) || installed[path]?.version === one.version,
  );
}

/** With a `libc`, one of two packages is for this platform, and npm knows which. */
function isForOthers({ optional, os, cpu, libc }) {
  const isForThis = os?.includes(process.platform) && cpu?.includes(process.arch) && libc === undefined;
  return optional === true && !isForThis;
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}
