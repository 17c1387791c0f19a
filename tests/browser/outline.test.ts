import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, origin, sampleOrigin } from './reader.ts';
import { EVERY_ELEMENT, TEMPLATES } from './templates.ts';

let page: Page;
beforeAll(async () => {
  ({ page } = await newReader({ javaScriptEnabled: false }));
});

const titles = new Map<string, string>();

describe('what a screen reader announces', () => {
  it.each(TEMPLATES)(
    '$name: a title of its own, one first heading, no level left out, the language',
    async (template) => {
      await page.goto((template.sample ? sampleOrigin() : origin()) + template.path);
      const title = await page.title();
      expect(title).not.toBe('');
      expect(titles.get(title), `“${title}” is taken`).toBeUndefined();
      titles.set(title, template.name);

      const levels = await page
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      levels.reduce((before, level) => {
        expect(level, `h${level} after h${before}`).toBeLessThanOrEqual(before + 1);
        return level;
      }, 0);

      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
        expect(await page.getByRole(landmark).count(), landmark).toBe(1);
      }
      // The box's name was read twice: from a label that nobody sees, and again with the box.
      expect(await page.locator('search').first().innerText()).toBe('搜索');
      // A sentence in another language needs `lang`; single words and names are part of the Chinese text (WCAG 3.1.2).
      const foreign = await page.locator('body').evaluate((body) => {
        const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
          const sentence = /(?:\b[A-Za-z]{2,}\b[ ,]+){4,}/.exec(text.textContent ?? '')?.[0];
          const language = text.parentElement?.closest('[lang]')?.getAttribute('lang');
          const isCode = text.parentElement?.closest('code, script, style');
          if (sentence !== undefined && language === 'zh-CN' && !isCode) found.push(sentence);
        }
        return found;
      });
      expect(foreign).toEqual([]);
    },
  );

  it('hears which parts of an article are in another language, sources too', async () => {
    await page.goto(sampleOrigin() + EVERY_ELEMENT);
    const parts = await page
      .locator('article [lang]')
      .evaluateAll((elements) =>
        elements.map((element) => `${element.getAttribute('lang')} ${element.textContent}`),
      );
    expect(parts).toEqual([
      'en I agree to the terms of use',
      'ja ご利用ありがとう',
      'en Web Content Accessibility Guidelines 2.2',
    ]);
  });

  it('reads an article in the order of snapshots/article.txt', async () => {
    await page.goto(sampleOrigin() + EVERY_ELEMENT);
    const written = await page.locator('body').ariaSnapshot();
    const tree = written.replaceAll(encodeURIComponent(sampleOrigin()), '');
    await expect(`${tree}\n`).toMatchFileSnapshot('snapshots/article.txt');
  });
});
