// `npm test`: installs what the tests need, then runs everything that CI runs. Plain JavaScript: nothing may be
// installed yet. `npm test -- NAME` runs only the vitest files whose path contains NAME.
import { spawn, spawnSync } from 'node:child_process';
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

const debian = has('apt-get') && process.getuid?.() === 0;
// Only the tests need Debian's packages, so they come meanwhile.
const browserAndTools = debian ? debianPackages() : true;
const passed =
  (await npmPackages()) &&
  (debian || (await playwrightBrowser())) &&
  (only.length > 0 || (await checks())) &&
  (await step('Next build', process.execPath, ['lib/commands/bootstrap.mjs', 'build-only'])) &&
  (await browserAndTools) &&
  (await step('Tests', 'node_modules/.bin/vitest', ['run', ...only]));
process.exitCode = passed ? 0 : 1;

/** Runs a program and tells whether it succeeded. What it says is seen at once, or `after` it has ended. */
async function step(name, program, parameters, seen = 'at once') {
  const start = Date.now();
  if (seen === 'at once') console.log(`\n== ${name}`);
  const running = spawn(program, parameters, {
    stdio: seen === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  const said = [];
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  const code = await new Promise((resolve) => {
    running.once('error', ({ message }) => resolve(message)).once('close', resolve);
  });
  if (seen === 'after') console.log(`\n== ${name}\n${Buffer.concat(said)}`);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  if (code === 0) console.log(`== ${name}: ${seconds} s`);
  else console.error(`== ${name} failed after ${seconds} s (${code})`);
  return code === 0;
}

async function checks() {
  return (
    (await step('Biome: format and lint', 'node_modules/.bin/biome', ['ci', '--colors=off', '.'])) &&
    (await step('TypeScript', 'node_modules/.bin/tsc', ['--noEmit'])) &&
    (await step('Unused files, exports and packages', 'node_modules/.bin/knip', ['--no-progress']))
  );
}

async function npmPackages() {
  return (
    isInstalled(root) ||
    (await step('Install packages', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']))
  );
}

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

async function debianPackages() {
  const missing = DEBIAN.filter(([name, program]) =>
    program === null ? spawnSync('dpkg', ['-s', name]).status !== 0 : !has(program),
  ).map(([name]) => name);
  if (missing.length === 0) return true;
  const quietly = ['install', '-y', '-qq', '--no-install-recommends'];
  return (
    (await step('Update package lists', 'apt-get', ['update', '-qq'], 'after')) &&
    (await step('Install browser and tools', 'apt-get', [...quietly, ...missing], 'after'))
  );
}

/** Where Debian's Chromium can't be installed. */
async function playwrightBrowser() {
  return (
    ['chromium', 'chromium-browser', 'google-chrome'].some(has) ||
    (await step('Install Chromium', 'node_modules/.bin/playwright-core', ['install', 'chromium']))
  );
}
