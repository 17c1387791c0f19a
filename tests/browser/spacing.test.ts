import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { newReader, origin, sampleOrigin } from './reader.ts';
import { BROUGHT_ALONG, EVERY_ELEMENT } from './templates.ts';

let page: Page;
beforeAll(async () => {
  ({ page } = await newReader());
});
beforeEach(() => page.setViewportSize({ width: 390, height: 844 }));

it('a line that leads to a list stands as near to it as its items to each other (it was twice as far)', async () => {
  await page.goto(sampleOrigin() + EVERY_ELEMENT);
  const gaps = await page.locator('.prose').evaluate((prose) => {
    const list = '<ul><li>甲</li><li>乙</li></ul>';
    prose.innerHTML = `<p>先看三样：</p>${list}<p>再看三样：</p>${list.replaceAll('ul', 'ol')}`;
    const gap = (above: Element | null, below: Element | null): number =>
      (below?.getBoundingClientRect().top ?? 0) - (above?.getBoundingClientRect().bottom ?? 0);
    const [first, second] = prose.querySelectorAll('li');
    return {
      items: gap(first ?? null, second ?? null),
      leads: [...prose.querySelectorAll('p')].map((lead) => gap(lead, lead.nextElementSibling)),
    };
  });
  expect(gaps.items).toBeGreaterThan(0);
  expect(gaps.leads).toEqual([gaps.items, gaps.items]);
});

it('headings of all levels are set as tight (the fourth was farther from its text than the third)', async () => {
  await page.goto(sampleOrigin() + BROUGHT_ALONG);
  const heights = await page.locator('.prose :is(h2, h3, h4, h5, h6)').evaluateAll((headings) =>
    headings.map((heading) => {
      const { lineHeight, fontSize } = getComputedStyle(heading);
      return `${heading.localName} ${(Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)).toFixed(1)}`;
    }),
  );
  expect([...new Set(heights)].sort()).toEqual(['h2 1.4', 'h3 1.4', 'h4 1.4', 'h5 1.4', 'h6 1.4']);
});

it('the footer’s links stand in one line on a phone (the last one was alone in a second one)', async () => {
  await page.goto(`${origin()}/about`);
  for (const width of [360, 375, 390, 430]) {
    await page.setViewportSize({ width, height: 640 });
    const tops = await page
      .locator('.site-footer .links a')
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
    expect(tops.length).toBe(4);
    expect(new Set(tops).size, `${width} px`).toBe(1);
  }
});

it('a topic’s number stands behind its name on a phone (below a long name it was alone)', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(origin());
  const alone = await page.locator('.topic-list h3').evaluateAll((names) =>
    names
      .filter((name) => {
        const [link, count] = [name.querySelector('a'), name.querySelector('.count')];
        const text = document.createRange();
        if (link) text.selectNodeContents(link);
        const last = [...text.getClientRects()].at(-1);
        return (count?.getBoundingClientRect().top ?? 0) >= (last?.bottom ?? 0);
      })
      .map(({ textContent }) => textContent),
  );
  expect(alone).toEqual([]);
});

it('what the site is for has a place to end its lines behind each mark (Safari began one with a comma)', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(origin());
  const { last, overflow } = await page.locator('.hero h1').evaluate((heading) => {
    // Like Safari under `keep-all`: lines end at <wbr> only.
    heading.style.whiteSpace = 'nowrap';
    for (const place of heading.querySelectorAll('wbr')) place.style.whiteSpace = 'normal';
    const letter = document.createRange();
    const lines = new Map<number, string>();
    for (const text of heading.childNodes) {
      for (let at = 0; at < (text.textContent?.length ?? 0); at++) {
        letter.setStart(text, at);
        letter.setEnd(text, at + 1);
        lines.set(letter.getBoundingClientRect().top, letter.toString());
      }
    }
    return { last: [...lines.values()], overflow: heading.scrollWidth - heading.clientWidth };
  });
  expect(overflow).toBe(0);
  expect(last.length).toBeGreaterThan(1);
  for (const mark of last) expect(mark).toMatch(/[、，。]/);
});

it('the thirty letters of what the site is for stand in one line of a wide screen (set in pieces, they took two)', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(origin());
  const lines = await page.locator('.hero h1').evaluate((heading) => {
    return heading.clientHeight / Number.parseFloat(getComputedStyle(heading).lineHeight);
  });
  expect(Math.round(lines)).toBe(1);
});

it('a page’s number stands in the middle, with a link on one side only, too', async () => {
  for (const number of [1, 2]) {
    await page.goto(`${origin()}/topics/eka-platform?page=${number}`);
    const pager = await page.locator('.pager').boundingBox();
    const text = await page.locator('.pager > span', { hasText: '页' }).boundingBox();
    const middle = (box: typeof pager): number => (box?.x ?? 0) + (box?.width ?? 0) / 2;
    expect(middle(text), `page ${number}`).toBeCloseTo(middle(pager), 0);
  }
});
