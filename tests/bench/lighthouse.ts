// What Lighthouse (mobile: slow 4G, a slow CPU) says of four pages: `npx tsx tests/bench/lighthouse.ts`.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import runLighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../browser/chromium.ts';
import { SEED } from '../browser/templates.ts';
import { runServe } from '../delivery/serve.ts';
import { freePort } from '../free-port.ts';

const PATHS = ['/', SEED, '/topics/eka-basics', '/search?q=京东E卡'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export interface LighthouseResult {
  readonly path: string;
  /** 0 to 100 for each category. */
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  /** First and largest contentful paint, ms, as simulated. */
  readonly fcp: number;
  readonly lcp: number;
  /** Cumulative layout shift. */
  readonly cls: number;
  /** Bytes of all responses, headers included. */
  readonly bytes: number;
  /** Audits that cost points: id and title. */
  readonly failed: readonly string[];
}

/**
 * Runs Lighthouse once against one address of a running site, in a Chromium of its own.
 * @throws when Lighthouse can't load the page
 */
export async function lighthouse(url: string): Promise<LighthouseResult> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  });
  try {
    const { pathname, search } = new URL(url);
    const run = await runLighthouse(url, {
      port,
      onlyCategories: [...CATEGORIES],
      // Search results ask not to be indexed, on purpose.
      skipAudits: pathname === '/search' ? ['is-crawlable'] : null,
    });
    if (run === undefined) throw new Error(`Lighthouse gave no result for ${url}`);
    const { audits, categories, runtimeError } = run.lhr;
    if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`);
    const score = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
    const value = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
    const weighed = new Set(
      Object.values(categories).flatMap(({ auditRefs }) =>
        auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
      ),
    );
    return {
      path: decodeURI(pathname + search),
      scores: {
        performance: score('performance'),
        accessibility: score('accessibility'),
        'best-practices': score('best-practices'),
        seo: score('seo'),
      },
      fcp: value('first-contentful-paint'),
      lcp: value('largest-contentful-paint'),
      cls: value('cumulative-layout-shift'),
      bytes: value('total-byte-weight'),
      failed: Object.values(audits)
        .filter(({ id, score: of }) => weighed.has(id) && of !== null && of < 1)
        .map(({ id, title }) => `${id}: ${title}`),
    };
  } finally {
    await browser.close();
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const site = runServe();
  const url = await site.ready;
  try {
    for (const path of PATHS) {
      // The first reader of a page waits for it to be made; Lighthouse measures what the others get.
      await fetch(url + path);
      const { scores, fcp, lcp, cls, bytes, failed, ...page } = await lighthouse(url + path);
      console.log(
        [
          page.path,
          Object.values(scores).join(' / '),
          `FCP ${Math.round(fcp)} ms`,
          `LCP ${Math.round(lcp)} ms`,
          `CLS ${cls}`,
          `${bytes} bytes`,
          ...failed,
        ].join('\n  '),
      );
    }
  } finally {
    await site.stop();
  }
}
