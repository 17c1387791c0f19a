// `tsx tests/bench/live.ts [COUNT…]`: the time from the rename of a changed file over an article, with COUNT articles
// (10,000 unless given) on the site, until a reader on loopback gets the new bytes. Needs Next's build.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forEachCorpus, withSite } from './site.ts';

const SAVES = 100;
const agent = new Agent({ keepAlive: true });

await forEachCorpus((count, paths) =>
  withSite(paths, async ({ address }) => {
    // Until the related links of all articles can be ranked, pages are provisional.
    for (;;) {
      const { headers } = await fetch(`${address}/articles/article-1`);
      if (headers.get('cache-control')?.includes('stale-while-revalidate')) break;
      await sleep(500);
    }
    const milliseconds: number[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      milliseconds.push(await saveAndSee(paths.contentDir, address, `article-${(save * 37) % count}`, save));
      await sleep(20);
    }
    milliseconds.sort((a, b) => a - b);
    const quantile = (share: number): string => (milliseconds[Math.floor(SAVES * share)] ?? 0).toFixed(1);
    console.log(
      `${count} articles, rename to new bytes: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, longest ${quantile(0.99)} ms`,
    );
  }),
);
agent.destroy();

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
