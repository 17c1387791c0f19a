import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../site/errors.ts';
import type { Pages } from './pages.ts';
import { normaliseTarget } from './target.ts';

/** How long (ms) no reader must have asked for a page that had to be rendered before the next one is made. */
const QUIET = 100;

/** How long (ms) to wait before a provisional page is made again. */
const AGAIN = 1_000;

/**
 * Makes the pages that the home page leads to, one at a time and while no reader waits for one. After a start the
 * first article takes Next ten times as long as the fortieth: that is not the first reader's concern.
 * @param signal ends it early, without an error
 * @param warn told of pages that can't be made
 */
export async function warmUp(
  pages: Pages,
  signal: AbortSignal,
  warn: (message: string) => void,
): Promise<void> {
  const pause = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { ref: false, signal }).catch(() => {});
  for (const address of pageAddresses(await pages.linksOf('/'))) {
    // Once is enough, but for a page that is still provisional.
    while (!signal.aborted && pages.current(address) === undefined) {
      while (!signal.aborted && pages.unasked() < QUIET) await pause(QUIET);
      if (signal.aborted) return;
      try {
        await pages.make(address);
      } catch (error) {
        // One broken page is no reason to leave those behind it unmade.
        warn(`${address} 没能预先生成：${messageOf(error)}`);
        break;
      }
      if (pages.current(address) === undefined) await pause(AGAIN);
    }
  }
}

/** Normal forms of the links to pages, without those to files and feeds. */
function pageAddresses(links: readonly string[]): Set<string> {
  const addresses = new Set<string>();
  for (const link of links) {
    const target = normaliseTarget(link);
    if (target.kind === 'address' && target.query === '' && !/\.\w+$/.test(target.path))
      addresses.add(target.path);
  }
  return addresses;
}
