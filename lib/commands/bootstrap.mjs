// Runs a command on a fresh clone: checks Node, installs what is missing, builds what is stale, then starts the
// command in this process. Plain JavaScript without dependencies, because there may be none yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile, compiledDir } from './compile.mjs';
import { isInstalled } from './installed.mjs';
import { alone } from './lock.mjs';
import { typedFlags, typedIn, typedSettings } from './typed-paths.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const LEAST_NODE = [20, 9];
/** Of an end that nobody asked for and that leaves no error, as on a small server. */
const KILLED =
  '被系统终止了，多半是内存不够：构建要 1 GB 左右。加上交换空间再试，或者在别的机器上构建，把那里的 .next 复制过来';

/** Commands, and whether they need the build. */
const COMMANDS = {
  serve: { module: 'serve', build: true },
  dev: { module: 'serve', build: true, flags: ['--preview'] },
  check: { module: 'check', build: false },
  new: { module: 'new', build: false },
  rename: { module: 'rename', build: false },
  export: { module: 'export', build: true },
  evaluate: { module: 'evaluate', build: false },
  schema: { module: 'schema', build: false },
  // For `npm test`: builds and ends.
  'build-only': { build: true },
  bench: { module: join('..', '..', 'tests', 'bench', 'run'), build: true },
};

// Whoever reads what a command says may end first (`| head`), which changes nothing of what the command does and of
// how it ends. An error that nobody takes would be told, which is an error …
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const [name = '', ...flags] = process.argv.slice(2);
const command = COMMANDS[name];
endWithNpm();
if (command === undefined) stop(`没有这个命令：${name}\n可用：${Object.keys(COMMANDS).join('、')}`);
checkNode();
const folder = typedIn(root, process.cwd(), process.env);
Object.assign(process.env, typedSettings(folder, process.env));
process.chdir(root);
if (isStale()) {
  checkWritable();
  await alone(join(root, '.bootstrap.lock'), sayWaiting, bringUpToDate);
}
if (command.module === undefined) process.exit(0);
// The build has the commands compiled, which start in half of the time.
const compiled = join(compiledDir(root), `${command.module}.mjs`);
const isCompiled = existsSync(compiled) && (command.build || isBuilt());
const file = isCompiled ? compiled : join(root, 'lib', 'commands', `${command.module}.ts`);
// Node 22 and later keep what they have compiled of Next: a sixth of a start.
module.enableCompileCache?.(join(root, '.next', 'cache', 'compiled'));
process.argv = [process.argv[0], file, ...(command.flags ?? []), ...typedFlags(folder, flags)];
if (!isCompiled) (await import('tsx/esm/api')).register();
await import(pathToFileURL(file).href);

/**
 * Has this process told to end when npm has ended. Whoever starts `npm start` may signal npm alone, which tells its
 * shell, which (dash, for one) ends without a word: the site would go on, and keep its port.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_script?.includes(`bootstrap.mjs ${name}`)) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** Ends with a message for the person who typed the command. */
function stop(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  stop(
    `Node.js 版本太旧：现在是 ${process.versions.node}，需要 ${LEAST_NODE.join('.')} 以上。\n从 https://nodejs.org/ 安装新版本后再试。`,
  );
}

/** Packages and the build go into this folder. */
function checkWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    stop(
      `还没有安装或构建好，而当前用户不能写 ${root}。\n把这个文件夹交给运行它的用户（chown -R），或者先由能写的用户运行 node lib/commands/bootstrap.mjs build-only`,
    );
  }
}

function isStale() {
  return !isInstalled(root) || (command.build && !isBuilt());
}

function sayWaiting() {
  console.error('另一个命令正在安装或构建，等它完成……（文件 .bootstrap.lock 里是它的进程号）');
}

/** Installs and builds what is stale: whoever had to wait finds it done. */
async function bringUpToDate() {
  if (!isInstalled(root)) install();
  if (command.build && !isBuilt()) await build();
}

function install() {
  // With NODE_ENV=production npm leaves out what a build needs, and Next would install it, writing into package.json.
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund'],
    '正在安装依赖……',
    '依赖安装失败，检查网络后重试',
  );
}

/** Where the build says what it was made from. */
function stamp() {
  return join(root, '.next', 'built-from');
}

/** What a build is made from. The content is not part of it. */
function sources() {
  const code = [...files(join(root, 'app')), ...files(join(root, 'lib'))];
  return hash([...code, join(root, 'next.config.mjs'), join(root, 'package-lock.json')]);
}

/** Whether no source file differs from those of the last build. */
function isBuilt() {
  return existsSync(stamp()) && readFileSync(stamp(), 'utf8') === sources();
}

async function build() {
  const wanted = sources();
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  run(process.execPath, [next, 'build'], '正在构建……', '构建失败，错误见上');
  await compile(root);
  mkdirSync(dirname(stamp()), { recursive: true });
  writeFileSync(stamp(), wanted);
}

function run(program, parameters, message, failure) {
  console.error(message);
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { status, signal, stdout, stderr } = spawnSync(program, parameters, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (status !== 0) stop(`${stdout ?? ''}${stderr ?? ''}\n${signal === 'SIGKILL' ? KILLED : failure}`);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hash(paths) {
  const sum = createHash('sha256');
  for (const path of paths) sum.update(path.slice(root.length)).update(readFileSync(path));
  return sum.digest('hex');
}
