import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts';
import { origin } from './reader.ts';
import { SEED } from './templates.ts';

/** Only a profile on disk remembers where it has been. */
const profile = mkdtempSync(join(tmpdir(), 'visited-'));
let context: BrowserContext;
beforeAll(async () => {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: CHROMIUM_FLAGS,
    viewport: { width: 390, height: 844 },
  });
});
afterAll(async () => {
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Whether more red than green is in the darkest dot: scripts are never told the colour of a link that was followed. */
async function isPurple(link: Locator): Promise<boolean> {
  const { data, info } = await sharp(await link.screenshot())
    .raw()
    .toBuffer({ resolveWithObject: true });
  let darkest = [255, 255, 255];
  for (let at = 0; at < data.length; at += info.channels) {
    const dot = [...data.subarray(at, at + 3)];
    if (Math.max(...dot) < Math.max(...darkest)) darkest = dot;
  }
  const [red = 0, green = 0] = darkest;
  return red > green;
}

it('of a hundred titles that are much alike, those that a reader has been at look so', async () => {
  const page = await context.newPage();
  await page.goto(origin() + SEED);
  const titles = page.locator('.related-first h3 a');
  await titles.nth(1).click();
  await page.waitForURL((url) => url.pathname !== SEED);
  await page.goBack();
  await expect.poll(() => isPurple(titles.nth(1))).toBe(true);
  expect(await isPurple(titles.nth(0))).toBe(false);
});
