import { describe, expect, it } from 'vitest';
import { newReader, origin } from './reader.ts';
import { SEED } from './templates.ts';

declare global {
  interface Window {
    /** Sum of all layout shifts since the page began, by the test's own observer. */
    shifted: number;
  }
}

/**
 * What stood at another place of the first screen before the last thing of the page had come, for each last thing:
 * takes the page apart from its end and compares. A browser paints what it has whenever the parser waits.
 */
const movedByWhatCame = (): string[] => {
  const moved: string[] = [];
  const place = (element: Element): { left: number; top: number } | undefined => element.getClientRects()[0];
  const seen = 'input, button, img, svg';
  const places = new Map(
    [...document.body.querySelectorAll('*')].map((element) => [element, place(element)]),
  );
  for (;;) {
    let last: Node = document.body;
    while (last.lastChild !== null) last = last.lastChild;
    if (last === document.body) return moved;
    const came = last instanceof Element ? last.outerHTML : last.textContent;
    if (last instanceof Element) places.delete(last);
    last.parentNode?.removeChild(last);
    for (const [element, to] of places) {
      const from = place(element);
      places.set(element, from);
      if (from === undefined || to === undefined || from.top >= innerHeight) continue;
      // As browsers count it: https://wicg.github.io/layout-instability/#sec-terminology
      if (Math.max(Math.abs(from.left - to.left), Math.abs(from.top - to.top)) < 3) continue;
      if (element.textContent?.trim() === '' && !element.matches(seen) && !element.querySelector(seen))
        continue;
      moved.push(`${element.outerHTML.slice(0, 80)} by ${came?.slice(0, 80)}`);
    }
  }
};

describe.each([390, 1280])('nothing moves while a page loads at %d px (CLS 0)', (width) => {
  it.each(['/', SEED, '/topics/eka-basics', '/search?q=京东E卡'])('%s', async (path) => {
    const { context, page } = await newReader({ viewport: { width, height: 800 } });
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry) window.shifted += Number(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(origin() + path, { waitUntil: 'load' });
    await page.mouse.wheel(0, 3000);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await page.evaluate(() => window.shifted)).toBe(0);
    // The box for a search grew when its button came, which one of 40 visits showed.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await page.evaluate(movedByWhatCame)).toEqual([]);
    await context.close();
  });
});
