// `tsx tests/bench/export.ts [COUNT…]`: the time of `npm run export`, with COUNT articles (10,000 unless given), with
// and without compressed files, each into an empty folder and without a database. Needs Next's build.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { forEachCorpus } from './site.ts';

await forEachCorpus(async (count, { contentDir, dataDir }) => {
  const out = join(dirname(contentDir), 'out');
  for (const [kind, flags] of [
    ['without compression', ['--no-compression']],
    ['with .gz and .br', []],
  ] as const) {
    for (const folder of [dataDir, out]) rmSync(folder, { recursive: true, force: true });
    const begun = performance.now();
    const command = ['lib/commands/bootstrap.mjs', 'export', '--out', out, ...flags];
    const { status, stderr } = spawnSync(process.execPath, command, {
      env: { ...process.env, SITE_URL: 'https://site.example', CONTENT_DIR: contentDir, DATA_DIR: dataDir },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    console.log(`${count} articles, ${kind}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  const [load = 0] = loadavg();
  console.log(`  ${availableParallelism()} cores, load ${load.toFixed(1)}, Node ${process.version}`);
});
