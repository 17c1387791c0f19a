import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestTitles } from '../../lib/relations/nearest.ts';
import { search, suggest } from '../../lib/relations/search.ts';
import { found, NOW, siteOf } from './library.ts';

const ARTICLES = {
  'xianyu-eka': {
    title: '闲鱼卖京东E卡到账流程',
    body: '假付款截图怎么识别。卡密先别发。',
    topics: ['gift-card'],
  },
  'plus-pay-later': { title: 'PLUS会员“先享后付”权益', body: '到期自动扣款。', topics: ['pay-later'] },
  repay: { title: '自动还款失败怎么办', body: '余额不足会逾期，影响征信。', topics: ['pay-later'] },
  deposit: { title: '旧手机回收定金', body: '定金不超过两成。', keywords: ['押金'] },
  hidden: { title: '闲鱼草稿', draft: true },
  later: { title: '闲鱼定时发布', publishedAt: '2025-07-01 08:00:00' },
};

const finder = () => {
  const { library } = siteOf(ARTICLES);
  return (query: string) => search(library, query, { now: NOW });
};

describe('a search', () => {
  it.each([
    ['a fragment of a title', '到账流程', 'xianyu-eka'],
    ['words of the body', '假付款截图', 'xianyu-eka'],
    ['a keyword', '押金', 'deposit'],
    ['pinyin', 'zidonghuankuan', 'repay'],
    ['pinyin with spaces', 'xian yu', 'xianyu-eka'],
    ['pinyin with tones', 'xián yú', 'xianyu-eka'],
    ['pinyin with tone numbers', 'xian2yu2', 'xianyu-eka'],
    ['an unfinished syllable', 'zidonghuank', 'repay'],
    ['initials', 'plushyxxhf', 'plus-pay-later'],
    ['Han letters and pinyin together', '京东eka', 'xianyu-eka'],
    ['full-width letters', 'ＰＬＵＳ会员', 'plus-pay-later'],
    ['traditional letters', '自動還款', 'repay'],
    ['letters with a mark between them that nobody sees', '自动\u200b还\u00ad款', 'repay'],
    ['a letter that sounds alike', '自动还宽', 'repay'],
    ['a missing letter', '闲鱼卖东E卡到账', 'xianyu-eka'],
    ['a question', '余额不足没还上会不会影响征信', 'repay'],
    ['an SQL or FTS5 operator around a word', '"定金*" NEAR( OR', 'deposit'],
  ])('finds an article by %s', (_, query, slug) => {
    expect(finder()(query).hits[0]?.card.slug).toBe(slug);
  });

  it('finds 20元 in a title where it goes on before a text in which it ends a sentence (元 had to stand alone)', () => {
    const { library } = siteOf({
      title: { title: '20元的卡怎么退' },
      text: { title: '一次退款', body: '退了20元。' },
    });
    expect(found(library, '20元')).toEqual(['title', 'text']);
  });

  it('knows a title by its letters, whatever signs it has (京东e卡攻略:… was not the title that was typed)', () => {
    const { library } = siteOf({
      long: { title: '京东E卡攻略：让闲置的卡用起来，一步一步', keywords: ['京东E卡攻略让闲置的卡用起来'] },
      whole: { title: '京东E卡攻略：让闲置的卡用起来' },
    });
    const { hits } = search(library, '京东E卡攻略：让闲置的卡用起来', { now: NOW });
    expect(hits[0]?.card.slug).toBe('whole');
  });

  it('puts the title in which a word stands in one piece before one that has its letters here and there', () => {
    const { library } = siteOf({
      apart: { title: '运费、退货与货运', body: '退货的运费。' },
      whole: { title: '拒收以后退货运费归谁付，两句话就能说清', body: '看约定。' },
    });
    expect(found(library, '退货运费')).toEqual(['whole', 'apart']);
  });

  it('puts an article whose title sounds as typed before one with a keyword or heading that does', () => {
    const { library } = siteOf({
      keyword: { title: '二手平台', keywords: ['闲鱼'], body: '## 闲鱼\n\n在闲鱼上卖。' },
      title: { title: '在闲鱼上卖一部旧手机要注意的五件事', body: '先看。' },
    });
    expect(found(library, 'xianyu')).toEqual(['title', 'keyword']);
    const { library: pieces } = siteOf({
      keyword: { title: '二手平台', keywords: ['闲鱼'], body: '## 手机回收\n\n先看。' },
      title: { title: '在闲鱼上谈一部旧手机回收要注意的五件事', body: '先看。' },
    });
    expect(found(pieces, 'xianyuhuishou')).toEqual(['title', 'keyword']);
  });

  it('puts an article whose keyword was typed before one that has it in a heading', () => {
    const { library } = siteOf({
      heading: { title: '旧机回收的几件事', body: '## 押金\n\n押金看协议。' },
      keyword: { title: '旧机回收的几个词', keywords: ['押金'], body: '押金看协议。' },
    });
    expect(found(library, '押金')).toEqual(['keyword', 'heading']);
  });

  it('finds 帐 by 账 where the site writes both (应收账款 found two articles of fifty, and not the ones about it)', () => {
    const { library } = siteOf({
      about: { title: '应收帐款主页', body: '应收帐款是客户欠的钱。' },
      rebate: { title: '生成客户返利', body: '返利冲减应收账款。' },
    });
    const { hits } = search(library, '应收账款', { now: NOW });
    expect(hits.map(({ card, how }) => [card.slug, how])).toEqual([
      ['about', 'all'],
      ['rebate', 'all'],
    ]);
    expect(hits[0]?.title).toContainEqual({ text: '应收帐款', marked: true });
  });

  it('by pinyin puts the word that most titles write first (险与 stood before 闲鱼)', () => {
    const { library } = siteOf({
      risk: { title: '风险与价格' },
      guide: { title: '在二手平台闲鱼卖卡的全部过程和要注意的事' },
      steps: { title: '闲鱼卖卡时对方不付款应该怎么一步一步处理' },
    });
    expect(found(library, 'xianyu').at(-1)).toBe('risk');
  });

  it('by pinyin puts a word before letters that a sign parts (险，与 stood before 闲鱼)', () => {
    const { library } = siteOf({
      risk: { title: '风险，与你' },
      guide: { title: '在二手平台闲鱼卖卡的全部过程和要注意的事' },
    });
    expect(found(library, 'xianyu')).toEqual(['guide', 'risk']);
  });

  it('marks what was found, in the title and in a passage', () => {
    const [hit] = finder()('假付款').hits;
    expect(hit?.passage.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['假付款']);
    const marked = finder()('xianyu').hits[0]?.title.filter(({ marked: is }) => is);
    expect(marked?.map(({ text }) => text)).toEqual(['闲鱼']);
  });

  it.each(['在 POS 中创建退货', 'POS 退货在哪里办'])(
    'marks no single letter that was typed between other words (在 in every text, for 在 POS 里退货): %s',
    (title) => {
      const { library } = siteOf({ refund: { title, body: '在商店里退货。' } });
      const [hit] = search(library, '在 POS 里退货', { now: NOW }).hits;
      const marked = [...(hit?.title ?? []), ...(hit?.passage ?? [])].filter((segment) => segment.marked);
      expect(marked.map(({ text }) => text)).not.toContain('在');
      expect(marked.map(({ text }) => text)).toContain('POS');
    },
  );

  it('shows and counts only what is published', () => {
    const { hits, total } = finder()('闲鱼');
    expect(hits.map(({ card }) => card.slug)).toEqual(['xianyu-eka']);
    expect(total).toBe(1);
  });

  it('gives each hit on one page only', () => {
    const { library } = siteOf(
      Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`a-${n}`, { title: `定金第${n}问` }])),
    );
    const pages = [1, 2, 3, 4].map((page) => search(library, '定金', { now: NOW, page, pageSize: 3 }));
    expect(pages.map(({ hits }) => hits.length)).toEqual([3, 3, 1, 0]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ card }) => card.slug))).size).toBe(7);
    expect(pages.every(({ total }) => total === 7)).toBe(true);
  });

  it('that finds nothing offers topics; an empty one, too', () => {
    const find = finder();
    for (const query of ['𠮷𠮷', '', '   ', '???']) {
      const result = find(query);
      expect(result.total).toBe(0);
      expect(result.topics.map(({ name }) => name)).toContain('先享后付');
    }
  });

  it('ends well whatever is typed', () => {
    const find = finder();
    const strange = [
      '%00',
      '\0',
      '"',
      '*',
      'NEAR(',
      '😀',
      '\u202Eabc',
      "'; drop table articles;--",
      '卡'.repeat(10_000),
      'a'.repeat(10_000),
      '\ud800',
    ];
    for (const query of strange) expect(find(query).hits.length).toBeLessThanOrEqual(10);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        const { total, hits } = find(query);
        expect(hits.length).toBe(Math.min(10, total));
      }),
      { numRuns: 60 },
    );
  });
});

describe('suggestions', () => {
  it('are titles, from the first letters on', () => {
    const { library } = siteOf(ARTICLES);
    expect(suggest(library, 'xiany', { now: NOW }).map(({ title }) => title)).toEqual([
      '闲鱼卖京东E卡到账流程',
    ]);
    expect(suggest(library, '定', { now: NOW }).map(({ title }) => title)).toContain('旧手机回收定金');
    expect(suggest(library, '', { now: NOW })).toEqual([]);
  });
});

describe('the nearest titles', () => {
  it('of a mistyped address are those of the address that was meant', () => {
    const { library } = siteOf(ARTICLES);
    expect(nearestTitles(library, 'xianu-eka', NOW)[0]?.slug).toBe('xianyu-eka');
    expect(nearestTitles(library, '自动还款', NOW)[0]?.slug).toBe('repay');
    expect(nearestTitles(library, 'hidden', NOW)).toEqual([]);
  });

  it('of a short word with one wrong letter are those with the right word', () => {
    const { library } = siteOf({
      voucher: { title: '闲置卡券转让' },
      code: { title: '卡密不外泄' },
      ride: { title: '先乘后付', keywords: ['网约车'] },
    });
    const nearest = (query: string) => {
      const { total, nearest: cards } = search(library, query, { now: NOW });
      return [total, cards.map(({ slug }) => slug)];
    };
    expect(nearest('卡卷')).toEqual([0, ['voucher']]);
    expect(nearest('卡尔')).toEqual([0, []]);
    expect(nearest('卡卷卡卷卡卷')).toEqual([0, []]);
  });
});

it('an article whose topic has the name that is searched for comes before one that only mentions it', () => {
  const body = '说说旧机回收。';
  const { library } = siteOf({
    a: { title: '甲', summary: '一样的摘要。'.repeat(8), topics: ['pay-later'], body },
    b: { title: '乙', summary: '一样的摘要。'.repeat(8), topics: ['recycle'], body },
  });
  expect(found(library, '旧机回收')).toEqual(['b', 'a']);
});
