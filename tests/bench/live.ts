// `tsx tests/bench/live.ts [COUNT…]`: the time from the rename of a changed file over an article, with COUNT articles
// (10,000 unless given) on the site, until a reader on loopback gets the new bytes. Needs Next's build.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf } from './address-of.ts';
import { writeCorpus } from './corpus.ts';

const SAVES = 100;
const agent = new Agent({ keepAlive: true });

for (const count of process.argv.length > 2 ? process.argv.slice(2) : ['10000']) await bench(Number(count));
agent.destroy();

async function bench(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-live-'));
  const contentDir = join(folder, 'content');
  writeCorpus(contentDir, count);
  const site = spawn(process.execPath, ['lib/commands/bootstrap.mjs', 'serve'], {
    env: { ...process.env, CONTENT_DIR: contentDir, DATA_DIR: join(folder, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const address = await addressOf(site);
    // Until the related links of all articles can be ranked, pages are provisional.
    for (;;) {
      const { headers } = await fetch(`${address}/articles/article-1`);
      if (headers.get('cache-control')?.includes('stale-while-revalidate')) break;
      await sleep(500);
    }
    const milliseconds: number[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      milliseconds.push(await saveAndSee(contentDir, address, `article-${(save * 37) % count}`, save));
      await sleep(20);
    }
    milliseconds.sort((a, b) => a - b);
    const quantile = (share: number): string => (milliseconds[Math.floor(SAVES * share)] ?? 0).toFixed(1);
    console.log(
      `${count} articles, rename to new bytes: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, longest ${quantile(0.99)} ms`,
    );
  } finally {
    site.kill('SIGTERM');
    await once(site, 'exit');
    rmSync(folder, { recursive: true });
  }
}

async function saveAndSee(contentDir: string, address: string, slug: string, save: number): Promise<number> {
  const file = join(contentDir, 'articles', `${slug}.md`);
  const mark = `第${save}次修改后的正文`;
  writeFileSync(`${file}.tmp`, `${readFileSync(file, 'utf8')}\n${mark}\n`);
  await page(`${address}/articles/${slug}`);
  const start = performance.now();
  renameSync(`${file}.tmp`, file);
  while (!(await page(`${address}/articles/${slug}`)).includes(mark)) await sleep(1);
  return performance.now() - start;
}

function page(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    }).on('error', reject);
  });
}
