import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, sampleOrigin } from './reader.ts';
import { BROUGHT_ALONG } from './templates.ts';

let page: Page;
beforeAll(async () => {
  ({ page } = await newReader());
});

const boxOf = async (selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} can't be seen`);
  return box;
};
const styleOf = (selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('an article from another site, on a phone', () => {
  beforeAll(async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(sampleOrigin() + BROUGHT_ALONG);
  });

  it('two notes in a row aren’t one of two digits (¹³)', async () => {
    const [first, second] = await page.evaluate(() =>
      [...document.querySelectorAll('sup a')].slice(0, 2).map((link) => {
        const range = document.createRange();
        range.selectNodeContents(link);
        const { left, right } = range.getBoundingClientRect();
        return { left, right };
      }),
    );
    expect((second?.left ?? 0) - (first?.right ?? 0)).toBeGreaterThanOrEqual(2);
  });

  it('the ways back from a note are wide enough for a finger, one beside the other', async () => {
    const box = await boxOf('.data-footnote-backref');
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  });

  it('a note that a link has led to is marked, and so is the way back (of twelve it could be any)', async () => {
    const marked = async (): Promise<string[]> =>
      page
        .locator(':target')
        .evaluateAll((elements) =>
          elements.flatMap((element) =>
            getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)' ? [] : [element.tagName],
          ),
        );
    await page.locator('sup a').first().click();
    expect(await marked()).toEqual(['LI']);
    await page.locator('.data-footnote-backref').first().click();
    expect(await marked()).toEqual(['A']);
  });

  it('code stands out from the note around them', async () => {
    const note = await styleOf('.callout', 'background-color');
    for (const part of ['.callout pre', '.callout p code']) {
      expect(await styleOf(part, 'background-color')).not.toBe(note);
    }
  });

  it('headings of any level are as large as the text', async () => {
    const text = Number.parseFloat(await styleOf('.prose p', 'font-size'));
    for (const heading of ['h4', 'h5', 'h6']) {
      expect(Number.parseFloat(await styleOf(`.prose ${heading}`, 'font-size'))).toBeGreaterThanOrEqual(text);
    }
  });

  it('a wide table isn’t squeezed to columns of four letters', async () => {
    expect((await boxOf('td:last-child')).height).toBeLessThan(100);
  });

  it('the box of a task stands where other lists have their mark', async () => {
    const [box, list] = [await boxOf('.task-list-item input'), await boxOf('.contains-task-list')];
    expect(box.x - list.x).toBeLessThan(10);
  });
});

it('beside an article, the last of many sections is in reach at its beginning', async () => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto(sampleOrigin() + BROUGHT_ALONG);
  const { bottom, scrolled } = await page
    .locator('.contents a')
    .last()
    .evaluate((link) => {
      link.focus();
      return { bottom: link.getBoundingClientRect().bottom, scrolled: scrollY };
    });
  expect(bottom).toBeLessThanOrEqual(600);
  expect(scrolled).toBeLessThan(600);
});
