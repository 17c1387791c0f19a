import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, origin } from './reader.ts';

type Box = { page: Page; input: Locator; options: Locator };

let context: BrowserContext;
beforeAll(async () => {
  ({ context } = await newReader({ viewport: { width: 1280, height: 800 } }));
});

/** The search page, before anything is typed. */
async function searchBox(): Promise<Box> {
  const page = await context.newPage();
  await page.goto(`${origin()}/search`);
  const input = page.getByRole('combobox');
  await input.focus();
  return { page, input, options: page.getByRole('option') };
}

const expectOpen = (input: Locator, open: boolean): Promise<void> =>
  expect.poll(() => input.getAttribute('aria-expanded'), { timeout: 10_000 }).toBe(String(open));

describe('suggestions while typing', () => {
  it('are chosen with the arrow keys, closed by Escape and opened by Enter', async () => {
    const { page, input, options } = await searchBox();
    await page.keyboard.type('先享后付');
    await expectOpen(input, true);
    const count = await options.count();
    expect(count).toBeGreaterThan(1);
    const selected = () => page.getByRole('option', { selected: true }).getAttribute('id');
    await page.keyboard.press('ArrowUp');
    expect(await selected()).toBe(await options.nth(count - 1).getAttribute('id'));
    await page.keyboard.press('ArrowDown');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await selected());
    expect(await selected()).toBe(await options.nth(0).getAttribute('id'));
    await page.keyboard.press('Escape');
    await expectOpen(input, false);
    expect(await input.inputValue()).toBe('先享后付');
    await page.keyboard.press('ArrowDown');
    const title = await options.nth(0).textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/*');
    expect(await page.locator('h1').textContent()).toBe(title);
  });

  it('leave Enter to the form when none is chosen', async () => {
    const { page, input } = await searchBox();
    await page.keyboard.type('先享后付');
    await expectOpen(input, true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=*');
  });

  it('are shut for a reader who chose one and comes back (Safari showed them open below an empty box)', async () => {
    const { page, input } = await searchBox();
    await page.keyboard.type('先享后付');
    await expectOpen(input, true);
    // Playwright keeps no page for the way back.
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await expectOpen(input, false);
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
  });

  it('leave Enter to the form again when the reader types on (the chosen article opened instead)', async () => {
    const { page, input } = await searchBox();
    await page.keyboard.type('先享后付');
    await expectOpen(input, true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.insertText('诈骗');
    expect(await input.getAttribute('aria-activedescendant')).toBe('');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=*');
    expect(await page.locator('main > [role=status]').innerText()).toContain('先享后付诈骗');
  });

  it('come back to the box that has words in it, by arrow key, click or tap (only typing brought them)', async () => {
    const { page } = await newReader({ hasTouch: true });
    await page.goto(`${origin()}/search?q=${encodeURIComponent('先享后付')}`);
    const input = page.getByRole('combobox');
    await input.tap();
    await expectOpen(input, true);
    await page.locator('h1').tap();
    await expectOpen(input, false);
    await input.click();
    await expectOpen(input, true);
    await page.reload();
    await input.focus();
    await page.keyboard.press('ArrowDown');
    await expectOpen(input, true);
  });

  it('that come after the reader has left the box stay away (they covered the page)', async () => {
    const { page, input, options } = await searchBox();
    await page.route('**/suggest?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    const asked = page.waitForRequest('**/suggest?*');
    await page.keyboard.type('先享后付');
    await asked;
    await page.keyboard.press('Tab');
    await page.waitForTimeout(600);
    expect([await input.getAttribute('aria-expanded'), await options.count()]).toEqual(['false', 0]);
  });

  it('that nobody waits for any more are given up (they took the places in which pages are made)', async () => {
    const { page, input } = await searchBox();
    const first = page.waitForRequest('**/suggest?*');
    await page.route('**/suggest?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue().catch(() => {});
    });
    await page.keyboard.type('先享');
    const earlier = await first;
    const failed = page.waitForEvent('requestfailed', (asked) => asked === earlier);
    await page.keyboard.type('后付');
    expect((await failed).failure()?.errorText).toContain('ERR_ABORTED');
    await expectOpen(input, true);
  });

  it.each([
    ['before', 'Chromium'],
    ['after', 'Firefox'],
  ])(
    'are asked for once when an input method’s last `input` comes %s its end, as in %s (they were asked twice)',
    async (order) => {
      const { page, input } = await searchBox();
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname === '/suggest') asked.push(searchParams.get('q') ?? '');
      });
      if (order === 'after')
        await input.evaluate((box) =>
          box.addEventListener('compositionend', () =>
            queueMicrotask(() => box.dispatchEvent(new InputEvent('input'))),
          ),
        );
      const keyboard = await context.newCDPSession(page);
      await keyboard.send('Input.imeSetComposition', { text: 'xian', selectionStart: 4, selectionEnd: 4 });
      await keyboard.send('Input.insertText', { text: '先享' });
      await expectOpen(input, true);
      await page.waitForTimeout(400);
      expect(asked).toEqual(['先享']);
    },
  );

  it('open by the main button alone, when it is let go (a right click or a scrolling finger left the page)', async () => {
    const { page, input, options } = await searchBox();
    await page.keyboard.type('先享后付');
    await expectOpen(input, true);
    await options.nth(0).click({ button: 'right' });
    await options.nth(0).dispatchEvent('pointerdown', { pointerType: 'touch' });
    await page.waitForTimeout(200);
    expect(new URL(page.url()).pathname).toBe('/search');
    await options.nth(0).click();
    await page.waitForURL('**/articles/*');
  });
});
