import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, openSuggestions, origin, sampleOrigin } from './reader.ts';
import { TEMPLATES } from './templates.ts';

const rules = axe.getRules();
/** WCAG 2.2 A to AAA and best practices. Experimental rules are left out: axe itself doesn't stand by them. */
const EVERY_RULE = rules.filter(({ tags }) => !tags.includes('experimental')).map(({ ruleId }) => ruleId);
/** The themes differ in colours only (app/tokens.css), so the second one is asked about these only. */
const COLOUR_RULES = rules
  .filter(({ tags }) => tags.includes('cat.color') && !tags.includes('experimental'))
  .map(({ ruleId }) => ruleId);

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

let page: Page;
beforeAll(async () => {
  // axe is a script of the test's own, which the site's policy would refuse.
  ({ page } = await newReader({ bypassCSP: true, hasTouch: true }));
  await page.addInitScript({ path: 'node_modules/axe-core/axe.min.js' });
});

describe('axe finds nothing, at 390 and 1280 px, light and dark', () => {
  it.each(TEMPLATES)('$name', async ({ path, sample }) => {
    await page.goto((sample ? sampleOrigin() : origin()) + path);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await violations(EVERY_RULE), `light, ${width} px`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(COLOUR_RULES), `dark, ${width} px`).toEqual([]);
    }
  });
});

it('axe finds nothing in the open list of suggestions, light and dark', async () => {
  await openSuggestions(page);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(EVERY_RULE)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(COLOUR_RULES)).toEqual([]);
});

/** What axe finds on the page as it is, a line of text each. */
const violations = (names: readonly string[]): Promise<string[]> =>
  page.evaluate(async (values) => {
    const found = await window.axe.run({
      runOnly: { type: 'rule', values: [...values] },
      resultTypes: ['violations'],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    );
  }, names);
