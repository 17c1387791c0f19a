import { describe, expect, it } from 'vitest';
import { newReader, origin } from './reader.ts';
import { SEED } from './templates.ts';

describe('the list of contents on a wide screen', () => {
  it.each([1024, 1093])(
    'stands beside the text at %d px, as on small laptops (it took 1200 px)',
    async (width) => {
      const { context, page } = await newReader({ viewport: { width, height: 800 } });
      await page.goto(origin() + SEED);
      const contents = await page.locator('.contents details').boundingBox();
      const text = await page.locator('.prose').boundingBox();
      expect((contents?.x ?? 0) + (contents?.width ?? 0)).toBeLessThan(text?.x ?? 0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    },
  );

  it('shows which section is being read, without a script', async () => {
    const { context, page } = await newReader({
      viewport: { width: 1280, height: 800 },
      javaScriptEnabled: false,
    });
    await page.goto(origin() + SEED);
    const heading = page.locator('.prose h2').nth(2);
    const shown = page.locator('.contents a:target-current');
    const read = async (): Promise<string[]> => {
      // Again each time: fonts that come late move it.
      await heading.evaluate((element) => element.scrollIntoView());
      return shown.allInnerTexts();
    };
    await expect.poll(read).toEqual([await heading.innerText()]);
    expect(await shown.evaluate((link) => getComputedStyle(link).textDecorationLine)).toBe('none');
    await context.close();
  });

  it('never lies over the related links (it followed the reader down to them)', async () => {
    const { context, page } = await newReader({ viewport: { width: 1280, height: 800 } });
    await page.goto(origin() + SEED);
    await page.locator('.related-rest').evaluate((element) => element.scrollIntoView());
    const contents = await page.locator('.contents details').boundingBox();
    const related = await page.locator('aside.related').boundingBox();
    expect((contents?.y ?? 0) + (contents?.height ?? 0)).toBeLessThanOrEqual(related?.y ?? 0);
    await context.close();
  });
});

it('above the text, on a phone, every entry of the list of contents is seen to be a link (the first looked like text)', async () => {
  const { context, page } = await newReader({ javaScriptEnabled: false });
  await page.goto(origin() + SEED);
  await page.locator('.contents summary').click();
  const lines = await page
    .locator('.contents a')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).textDecorationLine));
  expect(new Set(lines)).toEqual(new Set(['underline']));
  await context.close();
});
