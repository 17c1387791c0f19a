import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const LOCK_MODULE = JSON.stringify(`file://${resolve('lib', 'commands', 'lock.mjs')}`);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => JSON.stringify(join(folder, name));

/** JavaScript that builds when it has the lock. */
const building = (lock = 'lock'): string =>
  `import { alone } from ${LOCK_MODULE};
  await alone(${path(lock)}, () => console.log('waiting'), () => console.log('built'));`;

/** A process of its own that builds when it has the lock, and what it has printed by now. */
function startBuilding(): { told: () => string; kill: () => void } {
  const running = spawn(process.execPath, ['--input-type=module', '-e', building()]);
  let told = '';
  running.stdout.on('data', (text: Buffer) => {
    told += text.toString();
  });
  return { told: () => told, kill: () => running.kill() };
}

/** What a process of its own prints. */
function printed(script: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return stdout + stderr;
}

it('whoever has to wait is told so, once, and the lock says who works', async () => {
  const script = `import { alone } from ${LOCK_MODULE};
    await alone(${path('lock')}, () => {}, () => new Promise((done) => process.stdin.once('data', done)));
    process.exit();`;
  const first = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const holder = () =>
    existsSync(join(folder, 'lock')) && readFileSync(join(folder, 'lock'), 'utf8').split(' ')[0];
  await expect.poll(holder, { timeout: 20_000 }).toBe(String(first.pid));
  const second = startBuilding();
  await expect.poll(second.told, { timeout: 20_000 }).toBe('waiting\n');
  // It looks again more than once.
  await new Promise((done) => setTimeout(done, 1000));
  expect([second.told(), holder()]).toEqual(['waiting\n', String(first.pid)]);
  first.stdin.write('\n');
  await expect.poll(second.told, { timeout: 20_000 }).toBe('waiting\nbuilt\n');
});

it.each([
  ['into which its process has not yet written its number', ''],
  ['of a former version', `${process.pid}`],
  ['of a process that could not read its own start', `${process.pid} `],
])('the lock %s was taken away from a process that works', async (_, text) => {
  writeFileSync(join(folder, 'lock'), text);
  const second = startBuilding();
  await expect.poll(second.told, { timeout: 8000 }).toBe('waiting\n');
  await new Promise((done) => setTimeout(done, 700));
  expect(second.told()).toBe('waiting\n');
  second.kill();
});

it('a server that built when it was started leaves alone, when it ends, the lock that another build has now', () => {
  printed(`import { writeFileSync } from 'node:fs';
    ${building()}
    writeFileSync(${path('lock')}, 'of another');`);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe('of another');
});

it('a folder in which no lock can be made is an error, nothing to wait for', () => {
  expect(printed(building(join('no', 'lock')))).toContain('ENOENT');
});

it('two that were started at once built into one folder', async () => {
  const script = `import { appendFileSync } from 'node:fs';
    import { setTimeout as sleep } from 'node:timers/promises';
    import { alone } from ${LOCK_MODULE};
    await alone(${path('lock')}, () => {}, async () => {
      appendFileSync(${path('log')}, 'begin ');
      await sleep(400);
      appendFileSync(${path('log')}, 'end ');
    });`;
  const both = [1, 2].map(
    () =>
      new Promise((done) =>
        spawn(process.execPath, ['--input-type=module', '-e', script]).once('exit', done),
      ),
  );
  expect(await Promise.all(both)).toEqual([0, 0]);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('begin end begin end ');
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

it('what a killed build has left does not keep the next one waiting', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder, 'lock'), String(pid));
  expect(printed(building())).toContain('built');
});

it('in a container, where a new process has the number of the one that was killed, nothing waits for itself', () => {
  const script = `import { writeFileSync } from 'node:fs';
    writeFileSync(${path('lock')}, String(process.pid));
    ${building()}`;
  expect(printed(script)).toContain('built');
});

it.skipIf(!existsSync('/proc/self/stat'))(
  'the number of a killed build, which another process had after the start of its container, kept the next one waiting for ever',
  () => {
    printed(`import { alone } from ${LOCK_MODULE};
      await alone(${path('lock')}, () => {}, () => process.kill(process.pid, 'SIGKILL'));`);
    const left = readFileSync(join(folder, 'lock'), 'utf8');
    writeFileSync(join(folder, 'lock'), left.replace(/^\d+/, String(process.pid)));
    expect(printed(building())).toContain('built');
  },
);

it.each([
  ['an empty file', ''],
  ['a number that another process has now', String(process.pid)],
])(
  'what a loss of power has left of a build does not keep the next one waiting: %s (it waited for ever)',
  (_, text) => {
    writeFileSync(join(folder, 'lock'), text);
    const before = Date.now() / 1000 - uptime() - 60;
    utimesSync(join(folder, 'lock'), before, before);
    expect(printed(building())).toContain('built');
  },
);

it('the empty lock that a full disk has left does not keep the next build waiting (it waited until the machine was started again)', () => {
  writeFileSync(join(folder, 'lock'), '');
  const before = Date.now() / 1000 - 60;
  utimesSync(join(folder, 'lock'), before, before);
  expect(printed(building())).toContain('built');
});
