// `tsx tests/bench/memory.ts [COUNT…]`: the memory of the server when every page of the sitemap has been visited, with
// COUNT articles (10,000 unless given). Needs Next's build and Linux.
import { readFileSync } from 'node:fs';
import { forEachCorpus, withSite } from './site.ts';

/** Megabytes that issue 7 allows. */
const GOAL = 512;
const AT_ONCE = 4;

await forEachCorpus((count, paths) =>
  withSite(paths, async ({ address, pid }) => {
    const pages = await pagesOf(`${address}/sitemap.xml`);
    const left = pages.values();
    const visit = async (): Promise<void> => {
      for (const page of left) {
        const answer = await fetch(page, { headers: { 'accept-encoding': 'br' } });
        if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
        await answer.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, visit));
    // proc_pid_status(5).
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string): string =>
      ((Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024) / 1e6).toFixed(0);
    console.log(
      `${count} articles, ${pages.length} pages visited: ${megabytes('VmRSS')} MB, at most ${megabytes('VmHWM')} MB (goal: ${GOAL})`,
    );
  }),
);

/** The pages of a sitemap, or of all sitemaps of an index. */
async function pagesOf(sitemap: string): Promise<string[]> {
  const text = await (await fetch(sitemap)).text();
  const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
  return text.includes('<sitemapindex') ? (await Promise.all(found.map(pagesOf))).flat() : found;
}
