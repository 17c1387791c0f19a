import type { Page } from '../../delivery/page.ts';
import { normaliseTarget } from '../../delivery/target.ts';

export interface CrawlOptions {
  /** Makes the page of an address in normal form. */
  readonly make: (address: string) => Promise<Page>;
  /** Pages that are made, compressed and written at the same time. */
  readonly atOnce: number;
  readonly siteUrl: string;
  readonly seeds: readonly string[];
  /** Whether an address is that of a file that is copied, not rendered. */
  readonly isFile: (path: string) => boolean;
  readonly onPage: (address: string, page: Page) => Promise<void>;
}

/** Addresses that answer whatever a reader types: there is no end of them, and an export leaves them out. */
const ASKED = /^\/(?:search\?|suggest(?:\?|$))/;

/**
 * Makes the seeds and everything that pages of this site lead to, each address once.
 * @throws Error the first of `make` or `onPage`, once nothing is under way any more that could write a file
 */
export async function crawl(options: CrawlOptions): Promise<void> {
  const { make, atOnce, siteUrl, isFile, onPage } = options;
  const seen = new Set<string>();
  const waiting: string[] = [];
  const add = (link: string): void => {
    if (/^[a-z]+:/i.test(link) && !link.startsWith(`${siteUrl}/`)) return;
    const target = normaliseTarget(link);
    if (target.kind === 'malformed') return;
    const address = target.kind === 'address' ? target.path + target.query : target.location;
    if (seen.has(address) || ASKED.test(address) || isFile(address)) return;
    seen.add(address);
    waiting.push(address);
  };
  options.seeds.forEach(add);
  const visit = async (address: string): Promise<void> => {
    const page = await make(address);
    page.links.forEach(add);
    for (const link of sitemapLinks(page)) add(link);
    await onPage(address, page);
  };
  const running = new Set<Promise<void>>();
  try {
    for (;;) {
      const address = waiting.shift();
      if (address !== undefined) {
        // One that fails stays: it may do so between two looks at those that run.
        const visiting = visit(address).then(() => void running.delete(visiting));
        running.add(visiting);
      } else if (running.size === 0) return;
      if (running.size >= atOnce || waiting.length === 0) await Promise.race(running);
    }
  } finally {
    await Promise.allSettled(running);
  }
}

/** Addresses in a sitemap or a list of sitemaps. */
function sitemapLinks({ headers, body }: Page): string[] {
  if (headers.find(([name]) => name === 'Content-Type')?.[1].startsWith('application/xml') !== true)
    return [];
  return [...body.toString('utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) =>
    address.replaceAll('&#x26;', '&'),
  );
}
