// `tsx tests/bench/import.ts [COUNT…]`: a content folder of COUNT articles (10,000 unless given) is imported by a
// process that starts on an empty data folder, then by one that finds everything imported. Prints for each: wall
// time from the start of the process until the library is ready, processor time, and memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLiveLibrary } from '../../lib/library/live.ts';
import { libraryFile } from '../../lib/library/open.ts';
import { readEnvironment } from '../../lib/site/environment.ts';
import { writeCorpus } from './corpus.ts';

interface Start {
  readonly readyMs: number;
  readonly processorMs: number;
  readonly rss: number;
}

if (process.env.BENCH_CHILD === '1') await child();
else for (const count of process.argv.length > 2 ? process.argv.slice(2) : ['10000']) bench(Number(count));

async function child(): Promise<void> {
  const live = await openLiveLibrary(readEnvironment(process.env), () => {});
  const { user, system } = process.cpuUsage();
  const start: Start = {
    readyMs: performance.now(),
    processorMs: (user + system) / 1000,
    rss: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(JSON.stringify(start));
  await live.close();
}

function bench(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
  try {
    const contentDir = join(folder, 'content');
    const dataDir = join(folder, 'data');
    writeCorpus(contentDir, count);
    for (const name of ['cold', 'warm']) {
      const { readyMs, processorMs, rss } = run(contentDir, dataDir);
      console.log(
        `${count} articles, ${name}: ready after ${(readyMs / 1000).toFixed(2)} s, processor ${(processorMs / 1000).toFixed(2)} s, at most ${(rss / 1e6).toFixed(0)} MB`,
      );
    }
    const megabytes = statSync(libraryFile(dataDir, false)).size / 1e6;
    console.log(
      `  database ${megabytes.toFixed(0)} MB; ${availableParallelism()} cores, Node ${process.version}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(contentDir: string, dataDir: string): Start {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url)],
    {
      env: { ...process.env, CONTENT_DIR: contentDir, DATA_DIR: dataDir, BENCH_CHILD: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the import ended with ${status}`);
  return JSON.parse(stdout);
}
