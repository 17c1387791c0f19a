import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newReader, origin, sampleOrigin } from './reader.ts';
import { EVERY_ELEMENT } from './templates.ts';

declare global {
  interface Window {
    /** Whether the page appeared by a view transition. */
    faded: boolean;
  }
}

describe('a reader who wants less motion', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await newReader());
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        window.faded = event.viewTransition !== null;
      });
    });
  });
  it.each([
    { reducedMotion: 'no-preference', fades: true },
    { reducedMotion: 'reduce', fades: false },
  ] as const)('pages fade into each other: $fades, for $reducedMotion', async ({ reducedMotion, fades }) => {
    await page.emulateMedia({ reducedMotion });
    await page.goto(`${origin()}/topics`);
    await page.locator('.topic-list a').first().click();
    await page.waitForURL('**/topics/*');
    // The address is the new page's before it is shown.
    await expect.poll(() => page.evaluate(() => window.faded)).toBe(fades);
  });
});

describe('a reader with colours of their own (forced colours)', () => {
  it('sees boxes, buttons and the focus by their lines', async () => {
    const { page } = await newReader({ forcedColors: 'active' });
    await page.goto(sampleOrigin() + EVERY_ELEMENT);
    const lines = (selector: string): Promise<string[]> =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { borderTopStyle, borderRightStyle, borderBottomStyle, borderLeftStyle } =
            getComputedStyle(element);
          return [borderTopStyle, borderRightStyle, borderBottomStyle, borderLeftStyle];
        });
    for (const selector of ['.answer', '.callout', 'pre', '.search-form button']) {
      expect(await lines(selector), selector).toEqual(['solid', 'solid', 'solid', 'solid']);
    }
    await page.keyboard.press('Tab');
    expect(
      await page.locator('.skip').evaluate((element) => {
        const { outlineStyle, outlineColor, backgroundColor } = getComputedStyle(element);
        return outlineStyle === 'solid' && outlineColor !== backgroundColor;
      }),
    ).toBe(true);
  });
});

describe('a printed page', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await newReader());
  });
  beforeEach(async () => {
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: null });
  });

  it('has the text and its sources with their addresses, and nothing to click', async () => {
    await page.goto(sampleOrigin() + EVERY_ELEMENT);
    await page.emulateMedia({ media: 'print' });
    for (const selector of [
      '.site-header',
      '.site-footer',
      '.breadcrumbs',
      '.contents',
      '.related',
      '.neighbours',
      '.to-top',
      '.report',
      '.skip',
    ]) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
    for (const selector of ['h1', 'time', '.answer', 'table', '.callout', 'img', '.sources']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
    }
    // A heading stood alone at the foot of a sheet.
    expect(
      await page
        .locator('h2')
        .first()
        .evaluate((heading) => getComputedStyle(heading).breakAfter),
    ).toBe('avoid');
    const address = await page
      .locator('.sources a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('https://www.w3.org/TR/clreq/');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(794);
  });

  it('fills the width of a sheet that lies across (a third was left for the contents, which paper has not)', async () => {
    await page.setViewportSize({ width: 1046, height: 794 });
    await page.goto(`${origin()}/articles/xiaomi-store-instalment-limits`);
    await page.emulateMedia({ media: 'print' });
    expect((await page.locator('.prose').boundingBox())?.x).toBeLessThan(20);
  });

  it('of a list breaks between articles and has no box to type into (two words of one began a sheet)', async () => {
    await page.goto(`${origin()}/search?q=京东E卡`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('search').isVisible()).toBe(false);
    const item = page.locator('.cards > li').first();
    expect(await item.evaluate((element) => getComputedStyle(element).breakInside)).toBe('avoid');
  });

  it('says which site it is from, and at which address (a printed page named neither)', async () => {
    await page.goto(sampleOrigin() + EVERY_ELEMENT);
    const head = page.locator('head');
    expect(await head.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await head.isVisible()).toBe(true);
    const printed = await head.evaluate((element) =>
      [...element.children]
        .filter((child) => getComputedStyle(child).display !== 'none')
        .map((child) => getComputedStyle(child, '::after').content.replace(/["\\]/g, '').trim()),
    );
    expect(printed).toEqual([sampleOrigin() + EVERY_ELEMENT, '样本站']);
  });
});
