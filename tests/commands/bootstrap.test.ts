import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const file = (name: string): string => JSON.stringify(`file://${resolve('lib', 'commands', name)}`);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a line of JavaScript prints, in a process of its own. */
function printed(script: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return stdout + stderr;
}

describe('before a command', () => {
  it('packages are installed when one is missing or of another version', () => {
    const lockfile = (version: string): string =>
      JSON.stringify({
        packages: {
          '': {},
          'node_modules/a': { version },
          'node_modules/b': { version: '1', optional: true },
        },
      });
    const isInstalled = (): string =>
      printed(
        `import { isInstalled } from ${file('installed.mjs')}; console.log(isInstalled(${JSON.stringify(folder)}))`,
      ).trim();
    writeFileSync(join(folder, 'package-lock.json'), lockfile('1.0.0'));
    expect(isInstalled()).toBe('false');
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lockfile('1.0.1'));
    expect(isInstalled()).toBe('false');
    const installed = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), installed);
    expect(isInstalled()).toBe('true');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'a checkout that the user of a service may not write, and that is not built, ended it with a stack trace',
    () => {
      cpSync(join('lib', 'commands'), join(folder, 'lib', 'commands'), { recursive: true });
      writeFileSync(join(folder, 'package-lock.json'), '{"packages":{"node_modules/a":{"version":"1"}}}');
      chmodSync(folder, 0o755);
      const bootstrap = join(folder, 'lib', 'commands', 'bootstrap.mjs');
      const asNobody = { cwd: folder, uid: 65_534, gid: 65_534, encoding: 'utf8' } as const;
      const { status, stderr } = spawnSync(process.execPath, [bootstrap, 'serve'], asNobody);
      expect([status, stderr]).toEqual([
        1,
        `还没有安装或构建好，而当前用户不能写 ${folder}。\n把这个文件夹交给运行它的用户（chown -R），或者先由能写的用户运行 node lib/commands/bootstrap.mjs build-only\n`,
      ]);
    },
  );

  it('a build that the system ended for want of memory says so (it pointed to an error above, where none was)', () => {
    cpSync(join('lib', 'commands'), join(folder, 'lib', 'commands'), { recursive: true });
    mkdirSync(join(folder, 'app'));
    writeFileSync(join(folder, 'next.config.mjs'), '');
    writeFileSync(join(folder, 'package-lock.json'), '{"packages":{}}');
    const bin = join(folder, 'node_modules', 'next', 'dist', 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'next'), "process.kill(process.pid, 'SIGKILL')");
    const bootstrap = join(folder, 'lib', 'commands', 'bootstrap.mjs');
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, 'build-only'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('多半是内存不够')]);
  });

  it('two that were started at once built into one folder', async () => {
    const lock = JSON.stringify(join(folder, 'lock'));
    const log = JSON.stringify(join(folder, 'log'));
    const script = `import { appendFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { alone } from ${file('lock.mjs')};
      await alone(${lock}, () => {}, async () => {
        appendFileSync(${log}, 'begin ');
        await sleep(400);
        appendFileSync(${log}, 'end ');
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

  /** What is printed by a process that takes the lock. */
  const built = (): string => {
    const lock = JSON.stringify(join(folder, 'lock'));
    return printed(
      `import { alone } from ${file('lock.mjs')}; await alone(${lock}, () => {}, () => console.log('built'));`,
    );
  };

  it('what a killed build has left does not keep the next one waiting', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(folder, 'lock'), String(pid));
    expect(built()).toBe('built\n');
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'the number of a killed build, which another process had after the start of its container, kept the next one waiting for ever',
    () => {
      const lock = JSON.stringify(join(folder, 'lock'));
      const killed = `import { alone } from ${file('lock.mjs')};
        await alone(${lock}, () => {}, () => process.kill(process.pid, 'SIGKILL'));`;
      spawnSync(process.execPath, ['--input-type=module', '-e', killed]);
      const left = readFileSync(join(folder, 'lock'), 'utf8');
      writeFileSync(join(folder, 'lock'), left.replace(/^\d+/, String(process.pid)));
      expect(built()).toBe('built\n');
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
      expect(built()).toBe('built\n');
    },
  );

  it('the empty lock that a full disk has left does not keep the next build waiting (it waited until the machine was started again)', () => {
    writeFileSync(join(folder, 'lock'), '');
    const before = Date.now() / 1000 - 60;
    utimesSync(join(folder, 'lock'), before, before);
    expect(built()).toBe('built\n');
  });

  it('relative paths were taken from the repository, wherever the command was typed', () => {
    const command = ['lib/commands/bootstrap.mjs', 'check', '--format', 'json'];
    mkdirSync(join(folder, 'mine', 'articles'), { recursive: true });
    writeFileSync(join(folder, 'mine', 'site.yaml'), 'name: 测试站\ndescription: 只用来测试。\n');
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'test' as const,
      INIT_CWD: folder,
      CONTENT_DIR: 'mine\r',
    };
    const { stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual([expect.stringContaining('"files"'), '']);
    const flags = `import { typedFlags } from ${file('typed-paths.mjs')};
      console.log(JSON.stringify(typedFlags('/typed/in', ['--out', '../site', '--corpus=c', '--brotli', '5'])));`;
    expect(JSON.parse(printed(flags))).toEqual([
      '--out',
      '/typed/site',
      '--corpus=/typed/in/c',
      '--brotli',
      '5',
    ]);
  });

  it('npm start served on another port without a word when it was told --port', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'lib/commands/serve.ts', '--port', '8080'],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('--port');
    expect(stderr).toContain('PORT=8080 npm start');
    expect(stderr).not.toContain('    at ');
  });
});
