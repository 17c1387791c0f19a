// `tsx tests/bench/start.ts [COUNT…]`: the time from the start of the command behind `npm start`, with COUNT articles
// (10,000 unless given), until `/healthz` says that the site is ready: without a database, and with one that is up to
// date. Then the memory, when related links and search have read what they need. Medians of three starts. Needs Next's
// build and Linux.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from './address-of.ts';
import { writeCorpus } from './corpus.ts';

const STARTS = 3;

interface Start {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The most until the first search that had an index, bytes. */
  readonly memory: number;
}

for (const count of process.argv.length > 2 ? process.argv.slice(2) : ['10000']) await bench(Number(count));

async function bench(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const contentDir = join(folder, 'content');
  const dataDir = join(folder, 'data');
  writeCorpus(contentDir, count);
  try {
    for (const kind of ['cold', 'warm']) {
      const starts: Start[] = [];
      for (let index = 0; index < STARTS; index += 1) {
        if (kind === 'cold') rmSync(dataDir, { recursive: true, force: true });
        starts.push(await start(contentDir, dataDir));
      }
      const middle = (of: (one: Start) => number): number =>
        starts.map(of).sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
      console.log(
        `${count} articles, ${kind}: ready after ${middle(({ seconds }) => seconds).toFixed(2)} s, processor ${middle(({ processorSeconds }) => processorSeconds).toFixed(2)} s; at most until a search ${(middle(({ memory }) => memory) / 1e6).toFixed(0)} MB`,
      );
    }
    const [load = 0] = loadavg();
    console.log(`  ${availableParallelism()} cores, load ${load.toFixed(1)}, Node ${process.version}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function start(contentDir: string, dataDir: string): Promise<Start> {
  const begun = performance.now();
  const site = spawn(process.execPath, ['lib/commands/bootstrap.mjs', 'serve'], {
    env: { ...process.env, CONTENT_DIR: contentDir, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const address = await addressOf(site);
    if (!(await fetch(`${address}/healthz`)).ok) throw new Error('the site is not ready when it says so');
    const seconds = (performance.now() - begun) / 1000;
    // proc_pid_stat(5), 14 and 15: processor time in ticks, a hundred a second; proc_pid_status(5).
    const ticks =
      readFileSync(`/proc/${site.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    // The first answers of a large site come without the index.
    const search = `${address}/search?q=${encodeURIComponent('分期')}`;
    while (!(await (await fetch(search)).text()).includes('<mark>'));
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${site.pid}/status`, 'utf8'))?.[1];
    return {
      seconds,
      processorSeconds: ticks.reduce((sum, part) => sum + Number(part) / 100, 0),
      memory: Number(kilobytes) * 1024,
    };
  } finally {
    site.kill('SIGTERM');
    await once(site, 'exit');
  }
}
