import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, origin } from './reader.ts';
import { SEED } from './templates.ts';

let page: Page;
let withoutScript: Page;
beforeAll(async () => {
  ({ page } = await newReader());
  ({ page: withoutScript } = await newReader({ javaScriptEnabled: false }));
});

describe('the list of contents on a wide screen', () => {
  it.each([1024, 1093])(
    'stands beside the text at %d px, as on small laptops (it took 1200 px)',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(origin() + SEED);
      const contents = await page.locator('.contents details').boundingBox();
      const text = await page.locator('.prose').boundingBox();
      expect((contents?.x ?? 0) + (contents?.width ?? 0)).toBeLessThan(text?.x ?? 0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
  );

  it('shows which section is being read, without a script', async () => {
    await withoutScript.setViewportSize({ width: 1280, height: 800 });
    await withoutScript.goto(origin() + SEED);
    const heading = withoutScript.locator('.prose h2').nth(2);
    const shown = withoutScript.locator('.contents a:target-current');
    const read = async (): Promise<string[]> => {
      // Again each time: fonts that come late move it.
      await heading.evaluate((element) => element.scrollIntoView());
      return shown.allInnerTexts();
    };
    await expect.poll(read).toEqual([await heading.innerText()]);
    expect(await shown.evaluate((link) => getComputedStyle(link).textDecorationLine)).toBe('none');
  });

  it('never lies over the related links (it followed the reader down to them)', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(origin() + SEED);
    await page.locator('.related-rest').evaluate((element) => element.scrollIntoView());
    const contents = await page.locator('.contents details').boundingBox();
    const related = await page.locator('aside.related').boundingBox();
    expect((contents?.y ?? 0) + (contents?.height ?? 0)).toBeLessThanOrEqual(related?.y ?? 0);
  });
});

it('above the text, on a phone, every entry of the list of contents is seen to be a link (the first looked like text)', async () => {
  await withoutScript.setViewportSize({ width: 390, height: 844 });
  await withoutScript.goto(origin() + SEED);
  await withoutScript.locator('.contents summary').click();
  const lines = await withoutScript
    .locator('.contents a')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).textDecorationLine));
  expect(new Set(lines)).toEqual(new Set(['underline']));
});
