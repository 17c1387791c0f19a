import { describe, expect, it } from 'vitest';
import { relatedArticles } from '../../lib/relations/related.ts';
import { NOW, siteOf } from './library.ts';
import { ARTICLES, OTHERS } from './related-site.ts';

describe('related articles', () => {
  it('say of an editor’s choice what both speak of (six in a row said 编辑推荐 and nothing more)', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '押金退还', body: '先款后密。', keywords: ['先款后密'], related: ['two', 'three'] },
      two: { title: '卡密交付', body: '要先款后密。' },
      three: { title: '别的', body: '别的话。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.map(({ reason }) => reason).slice(0, 2)).toEqual([
      '编辑推荐，同样谈到“先款后密”',
      '编辑推荐，同主题：旧机回收',
    ]);
  });

  it('give a reason that is true and specific', () => {
    const { library } = siteOf({
      ...ARTICLES,
      ...OTHERS,
      prepaid: {
        ...ARTICLES.prepaid,
        body: `${ARTICLES.prepaid.body}参见[诈骗](scam.md)和[诈骗](/articles/scam)。`,
      },
    });
    const reasons = (slug: string) => {
      const { first } = relatedArticles(library, slug, { now: NOW });
      return new Map(first.map((link) => [link.slug, link.reason]));
    };
    expect(reasons('deposit').get('prepaid')).toBe('同样谈到“先款后密”');
    expect(reasons('prepaid').get('scam')).toBe('本文谈到它');
    expect(reasons('scam').get('prepaid')).toBe('它谈到本文');
  });

  it('name the topic when there is nothing in common', () => {
    const { library } = siteOf(ARTICLES);
    const { first } = relatedArticles(library, 'deposit', { now: NOW });
    expect(first.find(({ slug }) => slug === 'card')?.reason).toBe('另一主题：礼品卡');
  });

  it('give a phrase, not a verb, a number or the words of every title, as the reason', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: {
        title: '押金退还全攻略',
        body: '先款后密。打12315处理。',
        keywords: ['处理', '12315', '先款后密'],
      },
      two: { title: '卡密交付全攻略', body: '先款后密。打12315处理。', keywords: ['交付'] },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.find(({ slug }) => slug === 'two')?.reason).toBe('同样谈到“先款后密”');
  });

  it('give a keyword of both, or a word of a heading, before one of the text', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: {
        title: '押金退还',
        body: '验机报告。先款后密。卡号密码。见[三](/articles/third)。',
        keywords: ['验机报告', '先款后密', '卡号密码'],
      },
      both: { title: '平台拖延', body: '验机报告要留好。先款后密。', keywords: ['先款后密'] },
      label: { title: '别的事情', body: '## 卡号密码\n\n验机报告要留好。' },
      // Has the two as well, so that neither is rarer than 验机报告; its own reason is the link.
      third: { title: '第三件事', body: '先款后密。卡号密码。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    const reasonOf = (slug: string) => first.find((link) => link.slug === slug)?.reason;
    expect(reasonOf('both')).toBe('同样谈到“先款后密”');
    expect(reasonOf('label')).toBe('同样谈到“卡号密码”');
  });

  it('give another phrase the second time, where there is one', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '押金退还', body: '先款后密。验机报告。', keywords: ['先款后密', '验机报告'] },
      two: { title: '卡密交付', body: '先款后密。验机报告。卡号和密码要分开保存，别拍照发给别人。' },
      three: { title: '平台拖延', body: '先款后密。验机报告。超过三天还没打款，先截图再打客服电话。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    const phrases = first.flatMap(({ slug, reason }) => (slug === 'two' || slug === 'three' ? reason : []));
    expect(phrases.sort()).toEqual(['同样谈到“先款后密”', '同样谈到“验机报告”']);
  });

  it('give a telling phrase where both have a longer one that every article has (京东E卡 hid 回收商)', () => {
    const { library } = siteOf({
      ...OTHERS,
      // Few articles are needed for 礼品卡回收 to be everywhere; it is the longer one, and a keyword of both.
      ...Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => [slug, { title: `${slug}篇`, body: '礼品卡回收。' }]),
      ),
      one: { title: '押金退还', body: '礼品卡回收，验机。', keywords: ['礼品卡回收', '验机'] },
      two: { title: '平台拖延', body: '礼品卡回收，验机。', keywords: ['礼品卡回收', '验机'] },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.find(({ slug }) => slug === 'two')?.reason).toBe('同样谈到“验机”');
  });

  it('aren’t a bare number of the title (同样谈到“104”)', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '史记', body: '公元前104年成书。' },
      two: { title: '第104次散步', body: '一圈。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.find(({ slug }) => slug === 'two')?.reason).toMatch(/^(?:同|另一)主题/);
  });

  it('begin and end with a letter, not with the marks around it (同样谈到“、长的、”)', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '表格大全', body: '宽的、长的表格、只有一列的。' },
      two: { title: '图片：大的、长的表格、小的', body: '一张也没有。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.find(({ slug }) => slug === 'two')?.reason).toBe('同样谈到“长的表格”');
  });

  it('are true for a reader: a keyword of both that one of the pages doesn’t show is none (handling-high-price-eka)', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '押金退还', body: '要先款后密。', keywords: ['验机报告', '先款后密', '卡号密码'] },
      both: { title: '平台拖延', body: '别的话。', keywords: ['验机报告'] },
      hidden: { title: '卡密交付', body: '卡号密码要留好。', keywords: ['卡号密码'] },
      titled: { title: '先款后密', body: '别的话。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    const reasonOf = (slug: string) => first.find((link) => link.slug === slug)?.reason;
    expect(reasonOf('both')).toBe('同主题：旧机回收');
    expect(reasonOf('hidden')).toBe('同主题：旧机回收');
    expect(reasonOf('titled')).toBe('同样谈到“先款后密”');
  });

  it('aren’t a keyword of both that both texts have only inside of a longer word (pay in payment)', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '押金退还', body: 'Use payments.', keywords: ['pay'] },
      two: { title: '卡密交付', body: 'Use payments.', keywords: ['pay'] },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.find(({ slug }) => slug === 'two')?.reason).toBe('同主题：旧机回收');
  });

  it('tell that others recommend both, of two that have nothing else in common', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '押金退还', body: '等三天。', topics: ['recycle'] },
      two: { title: '卡密交付', body: '先付款。', topics: ['gift-card'] },
      guide: { title: '入门', body: '从这里读起。', related: ['one', 'two'] },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    expect(first.find(({ slug }) => slug === 'two')?.reason).toBe('另有文章把这两篇一起推荐');
  });

  it('are whole words: neither 与安全 nor 拼多多先', () => {
    const { library } = siteOf({
      ...OTHERS,
      one: { title: '押金退还', body: '方法与安全的。拼多多先用后付。别的拼多多商家。' },
      safe: { title: '风险解析与安全指南', body: '别的话。' },
      first: { title: '拼多多先享后付额度', body: '别的拼多多商家。' },
    });
    const { first } = relatedArticles(library, 'one', { now: NOW });
    const reasonOf = (slug: string) => first.find((link) => link.slug === slug)?.reason;
    expect(reasonOf('safe')).toBe('同主题：旧机回收');
    expect(reasonOf('first')).toBe('同样谈到“拼多多”');
  });
});
