import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newReader, origin } from './reader.ts';

/** More than the focusable elements before the related links of any article. */
const PATIENCE = 120;

describe('a reader with a keyboard only', () => {
  it('gets from home through search to an article and a related one, always seeing where the focus is', async () => {
    const { page } = await newReader({ viewport: { width: 1280, height: 800 } });
    await page.goto(origin());
    await page.keyboard.press('Tab');
    await expectVisibleFocus(page, 'a');
    expect(await focusedText(page)).toBe('跳到正文');

    await tabTo(page, '#home-search');
    await page.keyboard.type('京东E卡');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=*');

    await tabTo(page, '.article-list h2 a');
    const found = await focusedText(page);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/*');
    expect(await page.locator('h1').innerText()).toBe(found);

    await tabTo(page, '.related-first h3 a');
    const related = await focusedText(page);
    const before = page.url();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== before);
    expect(await page.locator('h1').innerText()).toBe(related);
  });

  it('skips to the text and opens the contents', async () => {
    const { page } = await newReader();
    await page.goto(`${origin()}/articles/xiaomi-store-instalment-limits`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#content');
    await tabTo(page, '.contents summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.contents a');
    await page.keyboard.press('Enter');
    await page.waitForURL(({ hash }) => hash !== '#content');
    const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${target}"]`).boundingBox()).toMatchObject({
      y: expect.toSatisfy((y) => y >= 0 && y < 100),
    });
  });
});

/** Presses Tab until an element that matches has the focus; every stop on the way must show it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < PATIENCE; presses++) {
    await page.keyboard.press('Tab');
    if (await expectVisibleFocus(page, selector)) return;
  }
  throw new Error(`${selector} was not reached in ${PATIENCE} presses`);
}

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.innerText : '',
  );

/**
 * WCAG 2.4.7, 2.4.11 and 2.4.13: an outline of 2 px at least, inside the window and covered by nothing; and whole (of
 * the search box's ring, one side lay on a button of its colour; of the skip link's, two beyond the window).
 * @returns whether the element that has the focus matches
 */
async function expectVisibleFocus(page: Page, selector: string): Promise<boolean> {
  const focus = await page.evaluate((wanted) => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    // A link over two lines has two boxes; the first is where it begins.
    const box = element.getClientRects()[0];
    if (box === undefined) return null;
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 10), box.y + box.height / 2);
    // The middle of the line, to the left, to the right and above the element.
    const away = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth) / 2;
    const middle = box.y + box.height / 2;
    const line = [
      [box.x - away, middle],
      [box.right + away, middle],
      ...(scrollY === 0 ? [[box.x + box.width / 2, box.y - away]] : []),
    ];
    return {
      wanted: element.matches(wanted),
      html: element.outerHTML.slice(0, 120),
      outline:
        outlineStyle !== 'none' && !outlineColor.includes('0)') && Number.parseFloat(outlineWidth) >= 2,
      // Pages scroll by whole pixels, and lines aren't whole ones.
      inside: box.y > -1 && box.bottom < innerHeight + 1 && box.x >= 0 && box.right <= innerWidth,
      uncovered: top !== null && (element.contains(top) || top.contains(element)),
      whole: line.every(([x = 0, y = 0]) => {
        const beside = document.elementFromPoint(x, y);
        return beside !== null && getComputedStyle(beside).backgroundColor !== outlineColor;
      }),
    };
  }, selector);
  expect(focus).toMatchObject({ outline: true, inside: true, uncovered: true, whole: true });
  return focus?.wanted === true;
}
