// `tsx tests/bench/delivery.ts`: requests per second for the seed article on one core: this server, nginx with
// pre-compressed files, and plain `next start`. Needs Next's build, nginx, wrk and taskset, and two cores.
// wrk has the second core to itself. The three take turns in short rounds, so that whatever else the machine does
// meets all of them; a server's number is that of its best round.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { freePort } from '../free-port.ts';

const SEED = '/articles/xiaomi-store-instalment-limits';
const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 32;

interface Contestant {
  readonly name: string;
  readonly url: string;
  /** The process that answers. */
  readonly pid: number;
  readonly perSecond: number[];
  /** Processor time (µs) for each request. */
  readonly cost: number[];
}

const folder = mkdtempSync(join(tmpdir(), 'bench-delivery-'));
chmodSync(folder, 0o755);
const started: ChildProcess[] = [];
try {
  const own = await startOwn();
  const contestants = [own, await startNginx(own.url), await startNext()];
  for (const { url } of contestants) await check(url);
  for (let round = 0; round < ROUNDS; round += 1) for (const contestant of contestants) measure(contestant);
  const perSecond = (server: Contestant): number => Math.max(...server.perSecond);
  // What the server's own processor time would give if nothing else ran on its core.
  const perCore = (server: Contestant): number => 1e6 / Math.min(...server.cost);
  const [ours, nginx, next] = contestants;
  for (const server of contestants) {
    const [rate, core] = [perSecond(server), perCore(server)].map((number) =>
      Math.round(number).toString().padStart(7),
    );
    console.log(`${server.name.padEnd(12)} ${rate} requests/s, ${core} for a second of processor time`);
  }
  for (const [other, goal] of [
    [nginx, 0.6],
    [next, 20],
  ] as const) {
    if (ours === undefined || other === undefined) continue;
    const ratios = [perSecond(ours) / perSecond(other), perCore(ours) / perCore(other)].map((ratio) =>
      ratio.toFixed(2),
    );
    console.log(
      `to ${other.name}: ${ratios[0]} of its requests/s, ${ratios[1]} by processor time (goal: ${goal})`,
    );
  }
} finally {
  for (const child of started) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a program on the first core. */
function start(
  program: string,
  parameters: readonly string[],
  variables: Record<string, string> = {},
): ChildProcess {
  const child = spawn('taskset', ['-c', '0', program, ...parameters], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: join(folder, 'data'), ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(child);
  return child;
}

async function startOwn(): Promise<Contestant> {
  const port = await freePort();
  const { pid = 0 } = start(process.execPath, ['lib/commands/bootstrap.mjs', 'serve'], {
    PORT: String(port),
  });
  return contestant('this server', port, pid);
}

async function startNext(): Promise<Contestant> {
  const port = await freePort();
  const next = join('node_modules', 'next', 'dist', 'bin', 'next');
  const { pid = 0 } = start(process.execPath, [next, 'start', '-p', String(port)]);
  return contestant('next start', port, pid);
}

/** nginx with the article as a file and its gzip beside it: the coding that every nginx can send so. */
async function startNginx(origin: string): Promise<Contestant> {
  const port = await freePort();
  const root = join(folder, 'site');
  mkdirSync(join(root, 'articles'), { recursive: true });
  const bytes = Buffer.from(execFileSync('curl', ['-sf', '-H', 'Accept-Encoding: gzip', origin]));
  writeFileSync(`${root}${SEED}.html`, gunzipSync(bytes));
  writeFileSync(`${root}${SEED}.html.gz`, bytes);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const configuration = readFileSync(join('tests', 'bench', 'nginx', 'nginx.conf'), 'utf8')
    .replaceAll('FOLDER', folder)
    .replaceAll('PORT', String(port))
    .replaceAll('TEMPORARY', temporary.join(' '));
  writeFileSync(join(folder, 'nginx.conf'), configuration);
  const { pid = 0 } = start('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')]);
  return contestant('nginx', port, pid);
}

async function contestant(name: string, port: number, pid: number): Promise<Contestant> {
  const url = `http://127.0.0.1:${port}${SEED}`;
  const deadline = Date.now() + 60_000;
  while (
    !(await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    ))
  ) {
    if (Date.now() > deadline) throw new Error(`${name} did not start`);
    await sleep(100);
  }
  return { name, url, pid, perSecond: [], cost: [] };
}

/** All must send the same article; what Next adds for its scripts is part of what it sends. */
async function check(url: string): Promise<void> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  if (!(await response.text()).includes('小米商城分期支付功能受限分析</h1>'))
    throw new Error(`${url} sends something else`);
}

function measure({ url, pid, perSecond, cost }: Contestant): void {
  const before = processorTime(pid);
  const report = execFileSync('taskset', [
    ...['-c', '1', 'wrk', '-t', '1', '-c', String(CONNECTIONS), '-d', `${SECONDS}s`],
    ...['-H', 'Accept-Encoding: gzip', url],
  ]).toString();
  const requests = Number(/(\d+) requests in/.exec(report)?.[1]);
  if (/Non-2xx/.test(report) || !(requests > 0)) throw new Error(report);
  perSecond.push(Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]));
  cost.push((processorTime(pid) - before) / requests);
}

/** Processor time (µs) of a process; a hundredth of a second is the kernel's unit in /proc. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
