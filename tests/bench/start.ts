// `tsx tests/bench/start.ts [COUNT…]`: the time from the start of the command behind `npm start`, with COUNT articles
// (10,000 unless given), until `/healthz` says that the site is ready: without a database, and with one that is up to
// date. Then the memory, when related links and search have read what they need. Medians of three starts. Needs Next's
// build and Linux.
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { forEachCorpus, type Paths, withSite } from './site.ts';

const STARTS = 3;

interface Start {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The most until the first search that had an index, bytes. */
  readonly memory: number;
}

await forEachCorpus(async (count, paths) => {
  for (const kind of ['cold', 'warm']) {
    const starts: Start[] = [];
    for (let index = 0; index < STARTS; index += 1) {
      if (kind === 'cold') rmSync(paths.dataDir, { recursive: true, force: true });
      starts.push(await start(paths));
    }
    const middle = (of: (one: Start) => number): number =>
      starts.map(of).sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
    console.log(
      `${count} articles, ${kind}: ready after ${middle(({ seconds }) => seconds).toFixed(2)} s, processor ${middle(({ processorSeconds }) => processorSeconds).toFixed(2)} s; at most until a search ${(middle(({ memory }) => memory) / 1e6).toFixed(0)} MB`,
    );
  }
  const [load = 0] = loadavg();
  console.log(`  ${availableParallelism()} cores, load ${load.toFixed(1)}, Node ${process.version}`);
});

async function start(paths: Paths): Promise<Start> {
  const begun = performance.now();
  return withSite(paths, async ({ address, pid }) => {
    if (!(await fetch(`${address}/healthz`)).ok) throw new Error('the site is not ready when it says so');
    const seconds = (performance.now() - begun) / 1000;
    // proc_pid_stat(5), 14 and 15: processor time in ticks, a hundred a second; proc_pid_status(5).
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    // The first answers of a large site come without the index.
    const search = `${address}/search?q=${encodeURIComponent('分期')}`;
    while (!(await (await fetch(search)).text()).includes('<mark>')) await sleep(100);
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      seconds,
      processorSeconds: ticks.reduce((sum, part) => sum + Number(part) / 100, 0),
      memory: Number(kilobytes) * 1024,
    };
  });
}
