import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, openSuggestions, origin, sampleOrigin } from './reader.ts';
import { BROUGHT_ALONG, SEED, TEMPLATES, type Template } from './templates.ts';

const addressOf = ({ path, sample }: Pick<Template, 'path' | 'sample'>): string =>
  (sample ? sampleOrigin() : origin()) + path;

/** How a reader may look at a page: the width of the screen in CSS pixels, and how large the text is. */
const LOOKS = [
  { look: 'a phone of 320 px', width: 320, text: '100%' },
  { look: '1280 px with 200 % zoom', width: 640, text: '100%' },
  { look: '390 px with text twice as large', width: 390, text: '200%' },
  { look: '640 px with text twice as large', width: 640, text: '200%' },
];

/** One page for all tests without touch, each of which sets its size and opens its address. */
let page: Page;
beforeAll(async () => {
  ({ page } = await newReader());
});

describe('nothing makes the reader scroll sideways', () => {
  it.each(TEMPLATES)('$name', async (template) => {
    await page.goto(addressOf(template));
    for (const { look, width, text } of LOOKS) {
      await page.setViewportSize({ width, height: 640 });
      const { excess, wide } = await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        return {
          excess: document.documentElement.scrollWidth - innerWidth,
          wide: [...document.querySelectorAll('body *')]
            .filter(
              (element) =>
                element.getBoundingClientRect().right > innerWidth && !element.closest('.table, pre'),
            )
            .map((element) => element.outerHTML.slice(0, 100)),
        };
      }, text);
      expect(wide, look).toEqual([]);
      expect(excess, look).toBeLessThanOrEqual(0);
    }
  });
});

describe('tables', () => {
  it('fit a phone, so that nobody misses what stands at their right edge (到手 and the rate were cut off)', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(origin() + SEED);
    const wide: string[] = [];
    const alone: string[] = [];
    let tables = 0;
    for (const file of readdirSync('content/articles')) {
      if (!/^\|/m.test(readFileSync(`content/articles/${file}`, 'utf8'))) continue;
      const path = `/articles/${file.replace(/\.md$/, '')}`;
      const article = await (await fetch(origin() + path)).text();
      // In the place of the seed's text: opening each page would take five times as long.
      const { excess, short } = await page.locator('.prose').evaluate((prose, html) => {
        const text = new DOMParser().parseFromString(html, 'text/html').querySelector('.prose');
        prose.replaceChildren(...(text?.childNodes ?? []));
        /** Whether one of a cell's lines holds a single letter. */
        const hasLoneLetter = (cell: Element): boolean => {
          const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          const lines = new Map<number, string>();
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
            for (const { index, 0: letter } of (text.textContent ?? '').matchAll(/[\p{L}\p{N}]/gu)) {
              const range = document.createRange();
              range.setStart(text, index);
              range.setEnd(text, index + 1);
              const { bottom } = range.getBoundingClientRect();
              lines.set(bottom, (lines.get(bottom) ?? '') + letter);
            }
          }
          return lines.size > 1 && [...lines.values()].some(({ length }) => length === 1);
        };
        return {
          excess: [...prose.querySelectorAll('.table')].map((table) => table.scrollWidth - table.clientWidth),
          short: [...prose.querySelectorAll<HTMLElement>('th, td')]
            .filter(hasLoneLetter)
            .map((cell) => cell.innerText),
        };
      }, article);
      alone.push(...short);
      tables += excess.length;
      if (excess.some((width) => width > 0)) wide.push(`${path}: ${excess.join(', ')} px`);
    }
    expect(wide).toEqual([]);
    // 网站、你 was set as 网站、 | 你, and a heading as 你 | 先拿到的.
    expect(alone).toEqual([]);
    expect(tables).toBeGreaterThan(20);
  }, 60_000);

  it('fade at the right edge while they go on there (nothing told that a wide one did)', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(sampleOrigin() + BROUGHT_ALONG);
    const wide = page.locator('.table:has(.wide)').first();
    const mask = (): Promise<string> => wide.evaluate((box) => getComputedStyle(box).maskImage);
    const scrollTo = (part: number): Promise<void> =>
      wide.evaluate((box, share) => {
        box.scrollLeft = share * (box.scrollWidth - box.clientWidth);
      }, part);
    for (const part of [0, 0.5]) {
      await scrollTo(part);
      await expect.poll(mask, { message: `scrolled to ${part}` }).toContain('gradient');
    }
    await scrollTo(1);
    await expect.poll(mask).toBe('none');
    // The ring of a box that fades couldn't be seen.
    await scrollTo(0);
    await expect.poll(mask).toContain('gradient');
    await wide.focus();
    await expect.poll(mask).toBe('none');
    await page.goto(`${origin()}/articles/jd-pay-later-card-explained`);
    const fitting = page.locator('.table').first();
    expect(await fitting.evaluate((box) => getComputedStyle(box).maskImage)).toBe('none');
  });
});

/** Links in running text, which WCAG 2.5.5 excepts. */
const RUNNING_TEXT = '.prose :is(p, td, li) a, .sources a, .small a, .skip, .visually-hidden';

/** What a finger may miss, a line of text each. */
const smallTargets = (touched: Page): Promise<string[]> =>
  touched.evaluate(
    (running) =>
      [...document.querySelectorAll('a, button, input:enabled, summary, [role=option]')]
        .filter((element) => !element.matches(running) && element.checkVisibility())
        .flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          // Half a pixel is rounding.
          return width < 43.5 || height < 43.5
            ? [`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`]
            : [];
        }),
    RUNNING_TEXT,
  );

describe('everything that stands alone is at least 44 px high and wide under a finger', () => {
  let touched: Page;
  beforeAll(async () => {
    ({ page: touched } = await newReader({ isMobile: true, hasTouch: true }));
  });
  it.each([...TEMPLATES, { name: 'error', path: '/%ff' }])('$name', async (template) => {
    await touched.goto(addressOf(template));
    expect(await smallTargets(touched)).toEqual([]);
  });

  it('suggestions, which no test saw open', async () => {
    await openSuggestions(touched);
    expect(await smallTargets(touched)).toEqual([]);
  });
});

it('the box for a search shows seven letters of a question on a narrow screen (it showed two beside its button)', async () => {
  for (const path of ['/', SEED, '/search?q=京东E卡怎么退']) {
    await page.goto(origin() + path);
    for (const width of [195, 256, 257, 320]) {
      await page.setViewportSize({ width, height: 640 });
      const letters = await page.locator('.search-form input').evaluate((box) => {
        const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(box);
        const [letter, start, end] = [fontSize, paddingInlineStart, paddingInlineEnd].map(Number.parseFloat);
        return (box.clientWidth - (start ?? 0) - (end ?? 0)) / (letter ?? 1);
      });
      expect(letters, `${path} at ${width} px`).toBeGreaterThanOrEqual(7);
    }
  }
});

it('lines of a list have no more than 40 Han letters (they had 45)', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ['/topics/eka-basics', '/topics', '/archive', '/search?q=京东E卡', '/no-such-page']) {
    await page.goto(origin() + path);
    const letters = await page
      .locator('.cards p:not(.meta)')
      .evaluateAll((texts) =>
        texts.map((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize)),
      );
    expect(Math.max(...letters), path).toBeLessThanOrEqual(40);
  }
});

it('running text has 34 to 40 Han letters in a line on wide screens (the page about the site had 32)', async () => {
  for (const path of [SEED, '/about']) {
    await page.goto(origin() + path);
    for (const width of [1024, 1280, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      const letters = await page
        .locator('.prose > p')
        .first()
        .evaluate((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize));
      expect(letters, `${path} at ${width} px`).toBeGreaterThanOrEqual(34);
      expect(letters, `${path} at ${width} px`).toBeLessThanOrEqual(40);
    }
  }
});

it('lists without a rank use the whole width of a screen (beside all but the home page it was empty)', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const { path, columns, paged } of [
    { path: '/', columns: 2, paged: false },
    { path: '/topics/eka-basics', columns: 2, paged: false },
    { path: '/topics', columns: 2, paged: false },
    { path: '/archive', columns: 2, paged: false },
    { path: '/archive/2026/11', columns: 2, paged: true },
    { path: '/no-such-page', columns: 2, paged: false },
    { path: '/search?q=京东E卡', columns: 1, paged: true },
  ]) {
    await page.goto(origin() + path);
    const items = page.locator('.cards > li');
    const begins = await items.evaluateAll((all) => all.map((item) => item.getBoundingClientRect().left));
    expect(new Set(begins).size, path).toBe(columns);
    if (!paged) continue;
    // The links to other pages end where the list ends.
    const [list, pager] = [await items.nth(1).boundingBox(), await page.locator('.pager').boundingBox()];
    expect((pager?.x ?? 0) + (pager?.width ?? 0), path).toBeCloseTo((list?.x ?? 0) + (list?.width ?? 0), 0);
  }
});

it('the mark between breadcrumbs stays beside its link when that needs two lines', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${origin()}/articles/alipay-pay-later-auto-repay`);
  const { item, link, align } = await page
    .locator('.breadcrumbs li')
    .last()
    .evaluate((element) => {
      document.documentElement.style.fontSize = '200%';
      return {
        item: element.getBoundingClientRect().height,
        link: element.querySelector('a')?.getBoundingClientRect().height ?? 0,
        align: getComputedStyle(element).alignItems,
      };
    });
  expect(item).toBeLessThanOrEqual(link + 1);
  // With the first line, not between two.
  expect(align).toBe('baseline');
});
