import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typedFlags, typedIn, typedSettings } from '../../lib/commands/typed-paths.mjs';

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

const isInstalled = (): string =>
  printed(
    `import { isInstalled } from ${file('installed.mjs')}; console.log(isInstalled(${JSON.stringify(folder)}))`,
  ).trim();

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
    writeFileSync(join(folder, 'package-lock.json'), lockfile('1.0.0'));
    expect(isInstalled()).toBe('false');
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lockfile('1.0.1'));
    expect(isInstalled()).toBe('false');
    const installed = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), installed);
    expect(isInstalled()).toBe('true');
  });

  it('packages are installed when those in node_modules are another platform’s (the build ended with a stack trace)', () => {
    const here = { version: '1', optional: true, os: [process.platform], cpu: [process.arch] };
    const there = { ...here, os: ['sunos'] };
    const packages = { 'node_modules/here': here, 'node_modules/there': there };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
    mkdirSync(join(folder, 'node_modules'));
    const install = (...names: (keyof typeof packages)[]) =>
      writeFileSync(
        join(folder, 'node_modules', '.package-lock.json'),
        JSON.stringify({ packages: Object.fromEntries(names.map((name) => [name, packages[name]])) }),
      );
    install('node_modules/there');
    expect(isInstalled()).toBe('false');
    install('node_modules/here');
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

  it('with NODE_ENV=production npm left out what a build needs, which Next then installed and wrote into package.json', () => {
    cpSync(join('lib', 'commands'), join(folder, 'lib', 'commands'), { recursive: true });
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'package.json'), '{"name":"a","version":"1.0.0"}');
    writeFileSync(join(folder, 'package.json'), '{"devDependencies":{"a":"file:a"}}');
    const options = { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } } as const;
    spawnSync('npm', ['install', '--package-lock-only', '--include=dev'], options);
    spawnSync(process.execPath, ['lib/commands/bootstrap.mjs', 'check'], options);
    expect(existsSync(join(folder, 'node_modules', 'a', 'package.json'))).toBe(true);
  });

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
    expect(existsSync(join(folder, '.bootstrap.lock'))).toBe(false);
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
  });

  it('a path that is missing stays missing (the export would go where the command was typed), and npm is not believed elsewhere', () => {
    const given = ['--out', '../site', '--corpus=c', '--brotli', '5', '--out=', '--out', ''];
    const typed = ['--out', '/typed/site', '--corpus=/typed/in/c', '--brotli', '5', '--out=', '--out', ''];
    expect(typedFlags('/typed/in', given)).toEqual(typed);
    expect(typedIn('/site', '/typed/in', { INIT_CWD: '/of/another/script' })).toBe('/typed/in');
    expect(typedIn('/site', '/site', { INIT_CWD: '/typed/in' })).toBe('/typed/in');
    expect(typedSettings('/typed/in', { CONTENT_DIR: ' ', DATA_DIR: 'data\r' })).toEqual({
      DATA_DIR: '/typed/in/data',
    });
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
