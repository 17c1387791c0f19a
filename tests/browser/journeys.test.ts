import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newReader, origin, sampleOrigin } from './reader.ts';

const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

describe.each([
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
])('a reader on a phone, $name', ({ javaScriptEnabled }) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await newReader({ javaScriptEnabled, isMobile: true, hasTouch: true }));
  });

  it('goes from home to a topic, an article, a related one, and back to the same place', async () => {
    await page.goto(origin());
    const topic = page.locator('.topic-list a').first();
    const topicName = await topic.innerText();
    await topic.click();
    expect(await heading(page)).toBe(topicName);

    const article = page.locator('.article-list :is(h2, h3) a').first();
    const title = await article.innerText();
    await article.click();
    expect(await heading(page)).toBe(title);

    const related = page.locator('.related-first h3 a').last();
    const relatedTitle = await related.innerText();
    // As the click scrolls: merely into view, the link may be where the click scrolls once more.
    await related.hover();
    const place = await scrolled(page);
    expect(place).toBeGreaterThan(1000);
    await related.click();
    expect(await heading(page)).toBe(relatedTitle);
    expect(await scrolled(page)).toBe(0);

    await page.goBack();
    expect(await heading(page)).toBe(title);
    await expect.poll(() => scrolled(page)).toBe(place);
  });

  it('searches from an article and opens a result', async () => {
    await page.goto(`${origin()}/about`);
    await page.locator('#header-search').fill('先享后付 诈骗');
    await page.locator('.site-header button').click();
    expect(new URL(page.url()).pathname).toBe('/search');
    expect(await page.locator('main > [role=status]').innerText()).toMatch(/^找到.*\d+ 篇/);
    expect(await page.locator('#page-search').inputValue()).toBe('先享后付 诈骗');
    const result = page.locator('.article-list h2 a').first();
    const title = await result.innerText();
    await result.click();
    expect(await heading(page)).toBe(title);
  });

  it.each([
    ['得物先用后付', /^没有文章谈到“得物”。下面 \d+ 篇只谈到其余的部分。$/],
    ['xinyongka', /^没有“xinyongka”。按“信用卡”找到 \d+ 篇文章。$/],
    ['hua bei tao xian', /^没有“hua bei tao xian”。按“花呗套现”找到 \d+ 篇文章。$/],
    ['预付款 退回', /^找到 \d+ 篇与“预付款 退回”有关的文章，其中前 \d+ 篇谈到全部的词$/],
    ['充电宝 E卡', /^没有文章谈到(?:全部的词|“充电宝”)。下面 \d+ 篇/],
  ])('is told what of “%s” was not found (every hit was said to be about all of it)', async (query, told) => {
    await page.goto(`${origin()}/search?q=${encodeURIComponent(query)}`);
    expect(await page.locator('main > [role=status]').innerText()).toMatch(told);
  });

  it('is told when nothing is found, and offered topics', async () => {
    await page.goto(`${origin()}/search?q=${encodeURIComponent('量子纠缠望远镜')}`);
    expect(await page.locator('main > [role=status]').innerText()).toContain('没有找到“量子纠缠望远镜”');
    expect(await page.locator('.topic-list a').count()).toBeGreaterThan(3);
  });

  it('meets a mistyped address and finds the way', async () => {
    const response = await page.goto(`${origin()}/articles/xiaomi-store-instalment-limit`);
    expect(response?.status()).toBe(404);
    expect(await heading(page)).toBe('没有这个页面');
    await page.locator('.article-list h3 a').first().click();
    expect(await page.locator('article').count()).toBe(1);
  });

  it('pages through a month of the archive, meeting every article once', async () => {
    await page.goto(`${origin()}/archive`);
    await page.locator('.counted a').first().click();
    const titles: string[] = [];
    const collect = async (): Promise<void> => {
      titles.push(...(await page.locator('.article-list h2').allInnerTexts()));
    };
    await collect();
    expect(await page.locator('.pager [rel=prev]').count()).toBe(0);
    while ((await page.locator('.pager [rel=next]').count()) > 0) {
      await page.locator('.pager [rel=next]').click();
      await collect();
    }
    expect(titles.length).toBeGreaterThan(20);
    expect(new Set(titles).size).toBe(titles.length);
    await page.locator('.pager [rel=prev]').click();
    expect(await page.locator('.pager [rel=next]').count()).toBe(1);
  });
});

describe('articles that readers should not see', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await newReader({ javaScriptEnabled: false }));
  });

  it('answers 410 for an expired one and says what to read instead', async () => {
    const response = await page.goto(`${sampleOrigin()}/articles/expired`);
    expect(response?.status()).toBe(410);
    expect(await heading(page)).toBe('这篇文章已经下线');
    expect(await page.locator('main').innerText()).toContain('《已经过期的活动说明》');
    expect(await page.locator('main').innerText()).not.toContain('活动规则');
    const instead = page.locator('.article-list h3 a').first();
    const title = await instead.innerText();
    await instead.click();
    expect(await heading(page)).toBe(title);
  });

  it.each(['scheduled', 'draft'])('answers 404 for the %s one', async (slug) => {
    const response = await page.goto(`${sampleOrigin()}/articles/${slug}`);
    expect(response?.status()).toBe(404);
    expect(await heading(page)).toBe('没有这个页面');
  });

  it.each([
    '/',
    '/archive',
    '/archive/2024',
    '/archive/2024/03',
    '/topics/lifetimes',
    '/articles/plain',
    '/search?q=草稿',
    '/sitemap.xml',
    '/feed.xml',
    '/llms.txt',
  ])('lists none of them at %s', async (path) => {
    const text = await (await fetch(sampleOrigin() + path)).text();
    expect(text).not.toMatch(
      /articles\/(?:expired|scheduled|draft)\b|还没到时间的文章|写了一半的草稿|已经过期的活动说明/,
    );
  });
});
