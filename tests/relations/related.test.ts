import { describe, expect, it } from 'vitest';
import { relatedArticles, unrankedArticles } from '../../lib/relations/related.ts';
import { NOW, siteOf } from './library.ts';
import { ARTICLES, OTHERS, slugs } from './related-site.ts';

describe('related articles', () => {
  it('list every other article, the nearest first', () => {
    const { library } = siteOf(ARTICLES);
    const { first, rest } = relatedArticles(library, 'deposit', { now: NOW });
    expect(slugs(first)[0]).toBe('prepaid');
    expect(slugs([...first, ...rest]).sort()).toEqual(['card', 'prepaid', 'scam']);
  });

  it('come by their nearness, whatever their addresses are', () => {
    const { library } = siteOf({
      source: { title: '旧手机回收先收定金合理吗', body: '定金不超过两成。先款后密，验机之后再寄。' },
      z: { title: '定金交了，旧手机回收不成怎么退', body: '定金不超过两成，验机之后再寄。' },
      m: { title: '预付款和验机', body: '验机之后再寄，旧手机回收先款后密。' },
      a: { title: '旧手机保养', body: '电池别用到没电。' },
    });
    const { first } = relatedArticles(library, 'source', { now: NOW });
    expect(slugs(first)).toEqual(['z', 'm', 'a']);
  });

  it("begin with the editor's choice, in its order", () => {
    const { library } = siteOf({ ...ARTICLES, deposit: { ...ARTICLES.deposit, related: ['card', 'scam'] } });
    const { first } = relatedArticles(library, 'deposit', { now: NOW });
    expect(first.map(({ slug, reason }) => [slug, reason]).slice(0, 2)).toEqual([
      ['card', '编辑推荐'],
      ['scam', '编辑推荐'],
    ]);
  });

  it('know an article by the slug that it had before, as chosen and as the one that is led to', () => {
    const { library } = siteOf({
      ...ARTICLES,
      deposit: { ...ARTICLES.deposit, related: ['gift'] },
      card: { ...ARTICLES.card, aliases: ['/articles/gift'] },
    });
    const [chosen] = relatedArticles(library, 'deposit', { now: NOW }).first;
    expect([chosen?.slug, chosen?.reason]).toEqual(['card', '编辑推荐']);
    const { backlinks } = relatedArticles(library, 'card', { now: NOW });
    expect(slugs(backlinks)).toEqual(['deposit']);
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
