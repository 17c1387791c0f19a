import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { newReader, sampleOrigin } from './reader.ts';
import { ENGLISH } from './templates.ts';

let page: Page;
beforeAll(async () => {
  ({ page } = await newReader());
});

/** Width of the first ’ in the first text below `selector` that has one. */
const apostrophe = (selector: string): Promise<number> =>
  page
    .locator(selector, { hasText: '’' })
    .first()
    .evaluate((paragraph) => {
      const range = document.createRange();
      const text = paragraph.firstChild ?? paragraph;
      const at = (text.textContent ?? '').indexOf('’');
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(paragraph).fontSize);
    });

it.each([
  [ENGLISH, '.prose p'],
  ['/topics/contracts', '.lead'],
  ['/topics', '.topic-list p'],
])(
  'quotation marks of an English text are no wider than its letters (don’t was set as don’ t): %s',
  async (path, selector) => {
    await page.goto(sampleOrigin() + path);
    const em = await apostrophe(selector);
    expect(em).toBeGreaterThan(0);
    expect(em).toBeLessThan(0.5);
  },
);

it('an English topic’s name is read as English, wherever it leads to the topic', async () => {
  await page.goto(`${sampleOrigin()}/topics/contracts`);
  expect(await page.locator('h1').getAttribute('lang')).toBe('en');
  for (const path of ['/topics', ENGLISH, '/', '/archive/2024/03']) {
    await page.goto(sampleOrigin() + path);
    const links = page.locator('main a[href="/topics/contracts"]');
    expect(await links.count(), path).toBeGreaterThan(0);
    for (const link of await links.all()) expect(await link.getAttribute('lang'), path).toBe('en');
  }
});

describe('code of a named language', () => {
  it('keeps its lines and indents, and scrolls by keyboard (an indent stood alone in a line)', async () => {
    await page.goto(sampleOrigin() + ENGLISH);
    const code = page.getByRole('group', { name: '代码，可左右滚动' });
    const { lines, height } = await code.evaluate((element) => {
      const {
        height: whole,
        lineHeight,
        paddingTop,
      } = {
        height: element.clientHeight,
        lineHeight: Number.parseFloat(getComputedStyle(element).lineHeight),
        paddingTop: Number.parseFloat(getComputedStyle(element).paddingTop),
      };
      return {
        lines: (element.textContent ?? '').trimEnd().split('\n').length,
        height: (whole - 2 * paddingTop) / lineHeight,
      };
    });
    expect(Math.round(height)).toBe(lines);
    await code.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => code.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    onTestFinished(() => page.emulateMedia({ media: null }));
    await page.emulateMedia({ media: 'print' });
    expect(await code.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });
});
