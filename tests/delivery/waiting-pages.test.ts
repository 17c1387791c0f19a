import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { Pages } from '../../lib/delivery/pages.ts';
import type { StoredPage } from '../../lib/delivery/stored-page.ts';
import { htmlPage } from './site.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

it('pages that waited for their best brotli stayed in memory when the store had let them go', async () => {
  let generation = 1;
  const pages = new Pages({
    renderer: {
      render: async () => htmlPage(randomBytes(100_000).toString('base64')),
      close: async () => {},
    },
    generation: () => generation,
    inlineCss: () => '',
    secure: false,
    shared: true,
    bodyStart: () => '',
    metrics: new Metrics(),
    mend: async () => false,
    warn: () => {},
  });
  // Ends the work in the background.
  onTestFinished(() => {
    generation = 2;
  });
  const asked: WeakRef<StoredPage>[] = [];
  const ask = async (address: string): Promise<void> => {
    const page = await pages.page(address);
    await page.representation('br');
    pages.askedAgain(address, page);
    asked.push(new WeakRef(page));
  };
  // Searches, which anyone can make up: the store for them holds some twenty of this size.
  for (let index = 0; index < 100; index += 1) await ask(`/search?q=${index}`);
  const alive = async (): Promise<number> => {
    await setImmediate();
    collectGarbage();
    return asked.filter((page) => page.deref() !== undefined).length;
  };
  await expect.poll(alive, { timeout: 5000 }).toBeLessThan(50);
});
