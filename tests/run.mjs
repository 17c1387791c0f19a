// `npm test`: installs what the tests need, then runs everything that CI runs. Plain JavaScript: nothing may be
// installed yet. `npm test -- NAME` runs only the vitest files whose path contains NAME.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from '../lib/commands/installed.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const only = process.argv.slice(2);

/** Debian packages and the program that shows each is there. */
const DEBIAN = [
  ['chromium', 'chromium'],
  ['fonts-noto-cjk', null],
  ['nginx-light', 'nginx'],
  ['libxml2-utils', 'xmllint'],
];

install();
browserAndTools();
if (only.length === 0) {
  step('Biome: format and lint', 'node_modules/.bin/biome', ['ci', '--colors=off', '.']);
  step('TypeScript', 'node_modules/.bin/tsc', ['--noEmit']);
  step('Unused files, exports and packages', 'node_modules/.bin/knip', ['--no-progress']);
}
step('Next build', process.execPath, ['lib/commands/bootstrap.mjs', 'build-only']);
step('Tests', 'node_modules/.bin/vitest', ['run', ...only]);

function step(name, program, parameters) {
  const start = Date.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(program, parameters, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) {
    console.error(`== ${name} failed (exit code ${status})`);
    process.exit(status ?? 1);
  }
  console.log(`== ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function install() {
  if (!isInstalled(root)) step('Install packages', 'npm', ['ci', '--no-audit', '--no-fund']);
}

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Debian's packages where this may install them; elsewhere Playwright's own Chromium. */
function browserAndTools() {
  const missing = DEBIAN.filter(([name, program]) =>
    program === null ? spawnSync('dpkg', ['-s', name]).status !== 0 : !has(program),
  ).map(([name]) => name);
  if (has('apt-get') && process.getuid?.() === 0) {
    if (missing.length === 0) return;
    step('Update package lists', 'apt-get', ['update', '-qq']);
    step('Install browser and tools', 'apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...missing,
    ]);
  } else if (!['chromium', 'chromium-browser', 'google-chrome'].some(has)) {
    step('Install Chromium', 'node_modules/.bin/playwright-core', ['install', 'chromium']);
  }
}
