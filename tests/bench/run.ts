import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// `npm run bench`: every measurement, one after the other. `npm run bench -- import 100000`: one of them, with its
// arguments.
const NOT_BENCHES = new Set(['run.ts', 'corpus.ts', 'site.ts']);
const folder = join('tests', 'bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !NOT_BENCHES.has(name))
  .map((name) => name.replace(/\.ts$/, ''));

const [only, ...rest] = process.argv.slice(2);
if (only !== undefined && !names.includes(only)) {
  console.error(`没有这项测量：${only}\n可用：${names.join('、')}`);
  process.exit(1);
}
let failed = false;
for (const name of only === undefined ? names : [only]) {
  console.log(`\n== ${name}`);
  const file = join(folder, `${name}.ts`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...rest], { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
