import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The two sites of the run. */
export const origin = (): string => inject('origin');
export const sampleOrigin = (): string => inject('sampleOrigin');

let connection: Promise<Browser> | undefined;
const opened: BrowserContext[] = [];

/** Ends what the readers of a file began. */
export async function leave(): Promise<void> {
  for (const context of opened.splice(0)) await context.close();
  await (await connection)?.close();
  connection = undefined;
}

export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A reader with a fresh profile on a phone (390 × 844) unless `options` say otherwise; leaves when the file ends. */
export async function newReader(options: BrowserContextOptions = {}): Promise<Reader> {
  connection ??= chromium.connect(inject('chromium'));
  const context = await (await connection).newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    ...options,
  });
  opened.push(context);
  return { context, page: await context.newPage() };
}

/** Types into the box of the search page until suggestions stand below it; the second one is chosen. */
export async function openSuggestions(page: Page): Promise<void> {
  await page.goto(`${origin()}/search`);
  await page.getByRole('combobox').pressSequentially('先享后付');
  await page.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}
