// `tsx tests/bench/export.ts [COUNT…]`: the time of `npm run export`, with COUNT articles (10,000 unless given), with
// and without compressed files, each into an empty folder and without a database. Needs Next's build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus } from './corpus.ts';

for (const count of process.argv.length > 2 ? process.argv.slice(2) : ['10000']) bench(Number(count));

function bench(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-export-'));
  const contentDir = join(folder, 'content');
  writeCorpus(contentDir, count);
  try {
    for (const [kind, flags] of [
      ['without compression', ['--no-compression']],
      ['with .gz and .br', []],
    ] as const) {
      const paths = { CONTENT_DIR: contentDir, DATA_DIR: join(folder, kind, 'data') };
      const command = ['lib/commands/bootstrap.mjs', 'export', '--out', join(folder, kind, 'out'), ...flags];
      const begun = performance.now();
      const { status, stderr } = spawnSync(process.execPath, command, {
        env: { ...process.env, SITE_URL: 'https://site.example', ...paths },
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      console.log(`${count} articles, ${kind}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }
    const [load = 0] = loadavg();
    console.log(`  ${availableParallelism()} cores, load ${load.toFixed(1)}, Node ${process.version}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
