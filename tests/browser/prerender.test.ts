import { afterAll, expect, it } from 'vitest';
import * as z from 'zod';
import { sampleOrigin } from './reader.ts';
import { Tab } from './tab.ts';

const place = z.object({ x: z.number(), y: z.number(), href: z.string() });
const LINK = `(() => {
  const link = document.querySelector('.related-first h3 a');
  link.scrollIntoView({ block: 'center' });
  const { x, y } = link.getBoundingClientRect();
  return { x: x + 20, y: y + 10, href: link.href };
})()`;

const tab = new Tab();
afterAll(() => tab.close());

it('a related article is prerendered when the reader points at its link, and shown at the click', async () => {
  const page = await tab.open(`${sampleOrigin()}/articles/plain`);
  const { x, y, href } = place.parse(await page.evaluate(LINK));
  await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  await expect
    .poll(() => tab.pages.find(({ prerendered }) => prerendered), { timeout: 10_000 })
    .toBeDefined();
  const next = tab.pages.find(({ prerendered }) => prerendered);
  await expect.poll(() => next?.evaluate('document.readyState')).toBe('complete');
  expect(await next?.evaluate('document.prerendering')).toBe(true);
  const button = { x, y, button: 'left', clickCount: 1 };
  await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
  await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
  await expect.poll(() => next?.evaluate('document.prerendering')).toBe(false);
  expect(await next?.evaluate('location.href')).toBe(href);
  expect(await next?.evaluate("performance.getEntriesByType('navigation')[0].activationStart > 0")).toBe(
    true,
  );
});
