import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, openSuggestions, origin, sampleOrigin } from './reader.ts';
import { SEED, TEMPLATES, type Template } from './templates.ts';

const addressOf = ({ path, sample }: Pick<Template, 'path' | 'sample'>): string =>
  (sample ? sampleOrigin() : origin()) + path;

/** How a reader may look at a page: the width of the screen in CSS pixels, and how large the text is. */
const LOOKS = [
  { look: 'a phone of 320 px', width: 320, text: '100%' },
  { look: '1280 px with 200 % zoom', width: 640, text: '100%' },
  { look: '390 px with text twice as large', width: 390, text: '200%' },
  { look: '640 px with text twice as large', width: 640, text: '200%' },
];

describe('nothing makes the reader scroll sideways', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await newReader());
  });
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
    const { context, page } = await newReader({ viewport: { width: 320, height: 640 } });
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
    await context.close();
  }, 60_000);
});

/** Links in running text, which WCAG 2.5.5 excepts. */
const RUNNING_TEXT = '.prose :is(p, td, li) a, .sources a, .small a, .skip, .visually-hidden';

/** What a finger may miss, a line of text each. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
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
  let page: Page;
  beforeAll(async () => {
    ({ page } = await newReader({ isMobile: true, hasTouch: true }));
  });
  it.each([...TEMPLATES, { name: 'error', path: '/%ff' }])('$name', async (template) => {
    await page.goto(addressOf(template));
    expect(await smallTargets(page)).toEqual([]);
  });

  it('suggestions, which no test saw open', async () => {
    await openSuggestions(page);
    expect(await smallTargets(page)).toEqual([]);
  });
});

it('the box for a search shows seven letters of a question on a narrow screen (it showed two beside its button)', async () => {
  const { context, page } = await newReader();
  for (const width of [195, 256, 257, 320]) {
    await page.setViewportSize({ width, height: 640 });
    for (const path of ['/', SEED, '/search?q=京东E卡怎么退']) {
      await page.goto(origin() + path);
      const letters = await page.locator('.search-form input').evaluate((box) => {
        const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(box);
        const [letter, start, end] = [fontSize, paddingInlineStart, paddingInlineEnd].map(Number.parseFloat);
        return (box.clientWidth - (start ?? 0) - (end ?? 0)) / (letter ?? 1);
      });
      expect(letters, `${path} at ${width} px`).toBeGreaterThanOrEqual(7);
    }
  }
  await context.close();
});

it('lines of a list have no more than 40 Han letters (they had 45)', async () => {
  const { context, page } = await newReader({ viewport: { width: 1280, height: 800 } });
  for (const path of ['/topics/eka-basics', '/topics', '/archive', '/search?q=京东E卡', '/no-such-page']) {
    await page.goto(origin() + path);
    const letters = await page
      .locator('.cards p:not(.meta)')
      .evaluateAll((texts) =>
        texts.map((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize)),
      );
    expect(Math.max(...letters), path).toBeLessThanOrEqual(40);
  }
  await context.close();
});

it('running text has 34 to 40 Han letters in a line on wide screens (the page about the site had 32)', async () => {
  const { context, page } = await newReader();
  for (const width of [1024, 1280, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [SEED, '/about']) {
      await page.goto(origin() + path);
      const letters = await page
        .locator('.prose > p')
        .first()
        .evaluate((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize));
      expect(letters, `${path} at ${width} px`).toBeGreaterThanOrEqual(34);
      expect(letters, `${path} at ${width} px`).toBeLessThanOrEqual(40);
    }
  }
  await context.close();
});

it('lists without a rank use the whole width of a screen (beside all but the home page it was empty)', async () => {
  const { context, page } = await newReader({ viewport: { width: 1280, height: 800 } });
  const columns = (list: string): Promise<number> =>
    page
      .locator(`${list} > li`)
      .evaluateAll((items) => new Set(items.map((item) => item.getBoundingClientRect().left)).size);
  for (const path of [
    '/',
    '/topics/eka-basics',
    '/topics',
    '/archive',
    '/archive/2026/11',
    '/no-such-page',
  ]) {
    await page.goto(origin() + path);
    expect(await columns('.cards'), path).toBe(2);
  }
  await page.goto(`${origin()}/search?q=京东E卡`);
  expect(await columns('.cards')).toBe(1);
  // The links to other pages end where the list ends.
  for (const path of ['/search?q=京东E卡', '/archive/2026/11']) {
    await page.goto(origin() + path);
    const [list, pager] = [
      await page.locator('.cards > li').nth(1).boundingBox(),
      await page.locator('.pager').boundingBox(),
    ];
    expect((pager?.x ?? 0) + (pager?.width ?? 0), path).toBeCloseTo((list?.x ?? 0) + (list?.width ?? 0), 0);
  }
  await context.close();
});

it('the mark between breadcrumbs stays beside its link when that needs two lines', async () => {
  const { context, page } = await newReader({ bypassCSP: true });
  await page.goto(`${origin()}/articles/alipay-pay-later-auto-repay`);
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  const { item, link, align } = await page
    .locator('.breadcrumbs li')
    .last()
    .evaluate((element) => ({
      item: element.getBoundingClientRect().height,
      link: element.querySelector('a')?.getBoundingClientRect().height ?? 0,
      align: getComputedStyle(element).alignItems,
    }));
  expect(item).toBeLessThanOrEqual(link + 1);
  // With the first line, not between two.
  expect(align).toBe('baseline');
  await context.close();
});
