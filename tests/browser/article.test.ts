import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newReader, origin, sampleOrigin } from './reader.ts';
import { EVERY_ELEMENT, SEED } from './templates.ts';

/** The 100 titles under 相关内容 of the page that this site began from, in its order. */
const SEED_TITLES = readFileSync('tests/browser/seed-titles.txt', 'utf8').trim().split('\n');

let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  ({ context, page } = await newReader({ javaScriptEnabled: false }));
});
beforeEach(() => page.setViewportSize({ width: 390, height: 844 }));

/** The text of an element whose only child is a text, by the lines that it stands in. */
function linesOf(element: Locator): Promise<string[]> {
  return element.evaluate((box) => {
    const text = box.firstChild;
    const range = document.createRange();
    const lines: string[] = [];
    let middle = 0;
    for (const [at, character] of [...(text?.textContent ?? '')].entries()) {
      range.setStart(text ?? box, at);
      range.setEnd(text ?? box, at + 1);
      const { top, bottom } = range.getBoundingClientRect();
      if (top > middle) lines.push('');
      lines.push(`${lines.pop()}${character}`);
      middle = (top + bottom) / 2;
    }
    return lines;
  });
}

/** Expects the element's text in these lines, on screens of each width. */
async function expectLines(element: Locator, widths: readonly number[], lines: string[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    expect(await linesOf(element), `${width} px`).toEqual(lines);
  }
}

describe('a reader opens the first article on a phone, without JavaScript', () => {
  it('reads title, time with seconds and zone, and the answer', async () => {
    await page.goto(origin() + SEED);
    expect(await page.locator('h1').innerText()).toBe('小米商城分期支付功能受限分析');
    const time = page.locator('article time').first();
    expect(await time.innerText()).toBe('2024-06-01 06:23:45');
    expect(await time.getAttribute('datetime')).toBe('2024-06-01T06:23:45+08:00');
    expect(await page.locator('.answer').innerText()).toContain('分期');
    expect(await page.title()).toContain('小米商城分期支付功能受限分析');
  });

  it('follows a related link, comes back and finds the place again', async () => {
    await page.goto(origin() + SEED);
    const link = page.locator('aside.related a').first();
    const title = await link.innerText();
    await link.click();
    expect(await page.locator('h1').innerText()).toBe(title);
    await page.goBack();
    expect(await page.locator('h1').innerText()).toBe('小米商城分期支付功能受限分析');
    expect(await page.evaluate('scrollY')).toBeGreaterThan(500);
  });

  it('leads from the answer straight to what to do', async () => {
    await page.goto(origin() + SEED);
    await page.getByRole('link', { name: '直接看：你可以这样做' }).click();
    const top = await page
      .getByRole('heading', { name: '你可以这样做' })
      .evaluate((heading) => heading.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(100);
  });

  it('sees the lines of long titles end between words (分期支 was torn from 付)', async () => {
    await page.goto(origin() + SEED);
    expect(await linesOf(page.locator('h1'))).toEqual(['小米商城分期支付', '功能受限分析']);
  });

  it.each([
    [390, SEED, 'h1'],
    [390, '/', '.featured a[class]'],
    [1280, '/articles/eka-high-price-detail', 'h1'],
  ])(
    'sees them at %i px on %s whatever the browser balances (Firefox and Safari 18 know no pretty)',
    async (width, path, title) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(origin() + path);
      const style = await page
        .locator(title)
        .first()
        .evaluate((element) => getComputedStyle(element).getPropertyValue('text-wrap-style'));
      expect(style).toBe('auto');
    },
  );

  it('sees it in lists, too (a card ended in 轻松变 | 现金)', async () => {
    await page.goto(origin());
    const link = page.locator('.featured a', { hasText: '让闲置卡券轻松变现金' });
    const lines = ['京东e卡回收变现全攻略:', '让闲置卡券轻松变现金'];
    await expectLines(link, [360, 390, 430], lines);
    await link.click();
    await expectLines(page.locator('h1'), [360, 390, 430], lines);
  });

  it.each([
    [[768, 1280], '/articles/eka-high-price-detail', ['京东E卡回收详解:', '如何以高价变现您的购物卡?']],
    [[1280], SEED, ['小米商城分期支付功能受限分析']],
  ])('sees it on wide screens, too, at %j px (如 was torn from 何)', async (widths, path, lines) => {
    await page.goto(origin() + path);
    await expectLines(page.locator('h1'), widths, lines);
  });

  it('finds its own topic first among further links (an article about fraud began with phone recycling)', async () => {
    await page.goto(`${origin()}/articles/alipay-pay-later-scam-response`);
    const topics = await page.locator('.topics a').allInnerTexts();
    const groups = (await page.locator('.related-rest summary').allInnerTexts()).map((group) =>
      group.replace(/ \d+ 篇$/, ''),
    );
    // A topic of which all articles stand among the first eight has no group.
    const ownGroups = topics.filter((topic) => groups.includes(topic));
    expect(ownGroups).not.toEqual([]);
    expect(groups.slice(0, ownGroups.length)).toEqual(ownGroups);
  });

  it('sees no slanted Han letters: they have no italics', async () => {
    await page.goto(sampleOrigin() + EVERY_ELEMENT);
    const styles = await page
      .locator('.prose em')
      .evaluateAll((all) => all.map((element) => getComputedStyle(element).fontStyle));
    expect(styles.length).toBeGreaterThan(0);
    expect(new Set(styles)).toEqual(new Set(['normal']));
  });

  it('finds exactly the 100 titles of the original page, each leading to a page with that title', async () => {
    await page.goto(origin() + SEED);
    const links = await page
      .locator('aside.related :is(.related-first h3 a, .related-rest li a)')
      .evaluateAll((anchors) => anchors.map((a) => [a.textContent ?? '', a.getAttribute('href') ?? '']));
    expect(links.map(([title]) => title).sort()).toEqual([...SEED_TITLES].sort());
    // The text of a page is made in a tenth of its time.
    for (const [at, [title, href]] of links.entries()) {
      const text = await (await fetch(`${origin()}${href}.md`)).text();
      expect(text.split('\n', 1), href).toEqual([`# ${title}`]);
      if (at % 10 > 0) continue;
      const html = await (await fetch(origin() + href)).text();
      expect(html, href).toContain(`>${title}</h1>`);
    }
  });

  it('is not made to scroll sideways at 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['/', SEED, '/topics', '/archive', '/about', '/no-such-page']) {
      await page.goto(origin() + path);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width, path).toBeLessThanOrEqual(320);
    }
  });

  it('gets everything in one response: no script, no style sheet, no font', async () => {
    const fresh = await context.newPage();
    const requests: string[] = [];
    fresh.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await fresh.goto(origin() + SEED, { waitUntil: 'load' });
    await fresh.close();
    expect(requests.filter((path) => !/icon|favicon|speculation/.test(path))).toEqual([SEED]);
  });
});
