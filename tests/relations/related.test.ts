import { describe, expect, it } from 'vitest';
import { relatedArticles, unrankedArticles } from '../../lib/relations/related.ts';
import { NOW, siteOf } from './library.ts';

const ARTICLES = {
  deposit: {
    title: '旧手机回收先收定金合理吗',
    body: '定金不超过两成。先款后密，验机之后再寄。',
    keywords: ['定金'],
  },
  prepaid: {
    title: '手机回收预付款退回',
    body: '预付款和定金不同，退回前看协议。先款后密。',
    keywords: ['先款后密'],
  },
  scam: { title: '先享后付电话诈骗', body: '共享屏幕就会被盗刷。', topics: ['pay-later'] },
  card: { title: '礼品卡折扣怎么算', body: '折扣和手续费一起算。', topics: ['gift-card'] },
};

/** Articles about something else each. */
const OTHERS = Object.fromEntries(
  [
    '健身房跑路',
    '会员自动续费',
    '外卖误触',
    '网约车先乘后付',
    '超市卡过期',
    '电瓶车租赁押金',
    '征信异议',
    '快递丢件',
    '航班取消',
  ].map((title, at) => [`other-${at}`, { title: `${title}手机回收`, topics: ['pay-later'] }]),
);

function slugs(links: readonly { slug: string }[]): string[] {
  return links.map(({ slug }) => slug);
}

describe('related articles', () => {
  it('list every other article, the nearest first', () => {
    const { library } = siteOf(ARTICLES);
    const { first, rest } = relatedArticles(library, 'deposit', { now: NOW });
    expect(slugs(first)[0]).toBe('prepaid');
    expect(slugs([...first, ...rest]).sort()).toEqual(['card', 'prepaid', 'scam']);
  });

  it("begin with the editor's choice, in its order", () => {
    const { library } = siteOf({ ...ARTICLES, deposit: { ...ARTICLES.deposit, related: ['card', 'scam'] } });
    const { first } = relatedArticles(library, 'deposit', { now: NOW });
    expect(first.map(({ slug, reason }) => [slug, reason]).slice(0, 2)).toEqual([
      ['card', '编辑推荐'],
      ['scam', '编辑推荐'],
    ]);
  });

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

  it('never show a draft, a scheduled or an expired article, even if an editor chose it', () => {
    const { library } = siteOf({
      ...ARTICLES,
      deposit: { ...ARTICLES.deposit, related: ['draft', 'scheduled', 'expired', 'missing'] },
      draft: { title: '定金草稿', draft: true },
      scheduled: { title: '定金定时发布', publishedAt: '2025-07-01 08:00:00' },
      expired: { title: '定金旧规定', expiresAt: '2025-05-01' },
    });
    const { first, rest } = relatedArticles(library, 'deposit', { now: NOW });
    expect(slugs([...first, ...rest]).sort()).toEqual(['card', 'prepaid', 'scam']);
  });

  it('show a scheduled article from its time on', () => {
    const { library } = siteOf({
      ...ARTICLES,
      later: { title: '定金新规', publishedAt: '2025-07-01 08:00:00' },
    });
    const shown = (now: number) => slugs(relatedArticles(library, 'deposit', { now }).first);
    expect(shown(NOW)).not.toContain('later');
    expect(shown(Date.parse('2025-07-01T08:00:00+08:00'))).toContain('later');
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
        body: '见[三](/articles/third)和[四](/articles/fourth)。',
        keywords: ['验机报告', '先款后密', '卡号密码'],
      },
      both: { title: '平台拖延', body: '验机报告要留好。', keywords: ['先款后密'] },
      label: { title: '别的事情', body: '## 卡号密码\n\n验机报告要留好。' },
      // Have the two as well, so that neither is rarer than 验机报告; their own reason is the link.
      third: { title: '第三件事', body: '先款后密。卡号密码。' },
      fourth: { title: '第四件事', body: '先款后密。' },
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

  it('tell which articles lead here, the newest first', () => {
    const { library } = siteOf({
      ...ARTICLES,
      scam: { ...ARTICLES.scam, related: ['deposit'], publishedAt: '2024-12-01' },
      card: { ...ARTICLES.card, body: '先看[定金](/articles/deposit)。', publishedAt: '2025-02-01' },
      prepaid: { ...ARTICLES.prepaid, related: ['deposit'], publishedAt: '2025-01-01' },
      draft: { title: '没有发布', related: ['deposit'], draft: true },
    });
    const { backlinks } = relatedArticles(library, 'deposit', { now: NOW });
    expect(backlinks.map(({ slug, reason }) => [slug, reason])).toEqual([
      ['card', '正文引用本文'],
      ['prepaid', '编辑推荐本文'],
      ['scam', '编辑推荐本文'],
    ]);
  });

  it('put a near-duplicate of a link into the long list', () => {
    const body = '预付款退回前看协议，验机报告和打款记录都留好，平台拖延就投诉，再不行向法院起诉。';
    const { library } = siteOf({
      ...ARTICLES,
      ...OTHERS,
      prepaid: { title: '手机回收预付款退回', body },
      copy: { title: '手机回收的预付款怎样退回来', body },
    });
    const { first, rest } = relatedArticles(library, 'deposit', { now: NOW });
    expect(first).toHaveLength(8);
    expect(slugs(first).filter((slug) => slug === 'prepaid' || slug === 'copy')).toHaveLength(1);
    expect(slugs(rest).filter((slug) => slug === 'prepaid' || slug === 'copy')).toHaveLength(1);
  });

  it('put an article whose title is nearly that of a link into the long list, unless the editor chose both', () => {
    const alike = {
      ...ARTICLES,
      ...OTHERS,
      year: { title: '闲置手机回收平台价格对比2024', body: '定金和预付款。' },
      next: { title: '闲置手机回收平台价格对比2025', body: '报价单怎么看。' },
    };
    const both = (first: readonly { slug: string }[]) =>
      slugs(first).filter((slug) => slug === 'year' || slug === 'next');
    const { library } = siteOf({ ...alike, deposit: { ...ARTICLES.deposit, related: ['year'] } });
    expect(both(relatedArticles(library, 'deposit', { now: NOW }).first)).toEqual(['year']);
    const chosen = siteOf({ ...alike, deposit: { ...ARTICLES.deposit, related: ['year', 'next'] } });
    expect(both(relatedArticles(chosen.library, 'deposit', { now: NOW }).first)).toEqual(['year', 'next']);
  });

  it('raise what other editors put beside the article', () => {
    const { library } = siteOf({
      source: { title: '定金怎么收', body: '验机之后寄件。' },
      liked: { title: '礼品卡', topics: ['gift-card'], body: '定金。', related: ['source'] },
      plain: { title: '收定金的规矩', body: '寄件之前验机。' },
      third: { title: '超市卡过期', related: ['source', 'liked'] },
      fourth: { title: '外卖误触', related: ['source', 'liked'] },
    });
    const { first } = relatedArticles(library, 'source', { now: NOW });
    expect(slugs(first).indexOf('liked')).toBeLessThan(slugs(first).indexOf('plain'));
  });

  it('are not empty for an article that shares no word with any other', () => {
    const { library } = siteOf({
      ...ARTICLES,
      alone: { title: 'Lorem ipsum', body: 'dolor', topics: ['gift-card'] },
    });
    const { first } = relatedArticles(library, 'alone', { now: NOW });
    expect(slugs(first)).toHaveLength(4);
    expect(first[0]?.slug).toBe('card');
  });

  it('follow a change of one article, a new one and a removed one', () => {
    const site = siteOf(ARTICLES);
    const listed = () => slugs(relatedArticles(site.library, 'deposit', { now: NOW }).first);
    expect(listed()[0]).toBe('prepaid');
    site.save('prepaid', { title: '外卖免密支付', body: '误触。', topics: ['pay-later'] });
    expect(listed()[0]).not.toBe('prepaid');
    site.save('new', { title: '旧手机回收定金怎么收', body: '定金不超过两成。' });
    expect(listed()[0]).toBe('new');
    site.remove('new');
    expect(listed()).not.toContain('new');
  });

  it('for an unknown address list the newest articles', () => {
    const { library } = siteOf(ARTICLES);
    expect(relatedArticles(library, 'no-such-article', { now: NOW }).first).toHaveLength(4);
  });

  it('of the only article are none', () => {
    const { library } = siteOf({ only: { title: '只有一篇' } });
    expect(relatedArticles(library, 'only', { now: NOW })).toEqual({ first: [], rest: [], backlinks: [] });
  });
});

describe('related articles while the index is being made', () => {
  it('are the editor’s choice, the same topic and the newest, each with a true reason', () => {
    const { library } = siteOf({
      ...ARTICLES,
      ...OTHERS,
      deposit: { ...ARTICLES.deposit, related: ['card'] },
      secret: { title: '没有发布', draft: true },
    });
    const { first, rest, backlinks } = unrankedArticles(library, 'deposit', { now: NOW });
    expect(first.slice(0, 2).map(({ slug, reason }) => [slug, reason])).toEqual([
      ['card', '编辑推荐'],
      ['prepaid', '主题：旧机回收'],
    ]);
    expect(first).toHaveLength(8);
    expect(new Set(slugs([...first, ...rest]))).toEqual(
      new Set(['prepaid', 'scam', 'card', ...Object.keys(OTHERS)]),
    );
    expect(backlinks).toEqual([]);
    expect(slugs(unrankedArticles(library, 'card', { now: NOW }).backlinks)).toEqual(['deposit']);
  });
});
