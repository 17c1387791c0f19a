import { describe, expect, it } from 'vitest';
import { search } from '../../lib/relations/search.ts';
import { found, NOW, siteOf } from './library.ts';

const ARTICLES = {
  overdue: { title: '逾期的后果', body: '逾期会有违约金，也会影响信用报告。' },
  scam: { title: '遇到骗局先做什么', body: '马上报警，保留聊天记录。' },
  typed: { title: '欠款怎么谈', body: '和放款机构商量。' },
};
const GROUPS = [
  ['逾期', '没还上', '欠款'],
  ['信用报告', '征信'],
];

describe('synonyms', () => {
  it('find articles that say it in other words, after those that have the word itself', () => {
    const { library } = siteOf(ARTICLES, GROUPS);
    expect(found(library, '没还上')).toEqual(expect.arrayContaining(['overdue', 'typed']));
    expect(found(library, '欠款')).toEqual(['typed', 'overdue']);
    expect(found(library, '征信')).toEqual(['overdue']);
    expect(found(library, '骗子')).toEqual([]);
  });

  it('may be names with signs in them, alone and beside Han letters (no query was recognised as one)', () => {
    const { library } = siteOf(
      {
        pointers: { title: '智能指针入门' },
        server: { title: '服务端怎么写' },
        other: { title: '礼品券过期' },
      },
      [
        ['C++编程', '智能指针'],
        ['node.js', 'C#', '服务端'],
      ],
    );
    for (const query of ['c++编程', 'C++ 编程', 'Ｃ＋＋编程'])
      expect(found(library, query)).toEqual(['pointers']);
    for (const query of ['Node.js', 'c#']) expect(found(library, query)).toEqual(['server']);
  });

  it('are the other ways to write an amount, without being listed (二十块 found nothing of 20元)', () => {
    const { library } = siteOf({ small: { title: '20元小额卡' }, large: { title: '200元的卡' } });
    expect(found(library, '二十块')).toEqual(['small']);
    expect(found(library, '两百块钱')).toEqual(['large']);
    const words = siteOf({ two: { title: '两百元的卡怎么退' }, other: { title: '礼品券过期' } });
    for (const query of ['200元', '200块']) expect(found(words.library, query)).toEqual(['two']);
  });

  it('of an amount are those with a comma in the number, of either width (1,500元 was not found by 1500元)', () => {
    const { library } = siteOf({
      comma: { title: '1,500元的卡怎么退' },
      wide: { title: '退了１，５００块钱' },
      plain: { title: '乙', body: '退了1500元。' },
      part: { title: '丙', body: '退了500元。1张卡。' },
      list: { title: '丁', body: '面值分50,100元两种。' },
    });
    for (const query of ['1500元', '1,500元', '１，５００元']) {
      expect(found(library, query)).toEqual(expect.arrayContaining(['comma', 'plain', 'wide']));
      expect(found(library, query)[0]).toBe('comma');
    }
    expect(found(library, '一千五百元')[0]).toBe('comma');
    expect(found(library, '100元')[0]).toBe('list');
    expect(search(library, '1500元', { now: NOW }).hits[0]?.title[0]).toEqual({
      text: '1,500元',
      marked: true,
    });
  });

  it('of a list of amounts are those of each (100，200，500 was taken for one number)', () => {
    const { library } = siteOf({
      list: { title: '面值有100元、200元和500元' },
      other: { title: '礼品券过期' },
    });
    expect(found(library, '100，200')).toEqual(['list']);
    expect(found(library, '200，500，100')).toEqual(['list']);
  });

  it('are known with particles, pronouns and question words in them (扣了我两次 was no 扣两次)', () => {
    const { library } = siteOf({ twice: { title: '重复扣款核对' }, unpaid: { title: '未到账怎么催' } }, [
      ['重复扣款', '扣两次'],
      ['未到账', '没给钱'],
    ]);
    expect(found(library, '扣了我两次')).toEqual(['twice']);
    expect(found(library, '没怎么给我钱')).toEqual(['unpaid']);
  });

  it('are taken as they were written when little is left without particles (不要 was 不要了)', () => {
    const { library } = siteOf({ cancel: { title: '取消订单核对' } }, [['取消订单', '不要了']]);
    expect(found(library, '商品我不要了')).toEqual(['cancel']);
    expect(found(library, '我不要紧')).toEqual([]);
  });

  it('weigh more than what no editor has listed', () => {
    const titles = { neighbour: { title: '隔壁邻居' }, report: { title: '征信更新' } };
    expect(found(siteOf(titles).library, '隔壁说征信')).toEqual(['neighbour', 'report']);
    expect(found(siteOf(titles, GROUPS).library, '隔壁说征信')).toEqual(['report', 'neighbour']);
  });

  it('count once when two groups have the same words', () => {
    const twice = siteOf(ARTICLES, [...GROUPS, ['征信', '信用报告']]);
    const { library } = siteOf(ARTICLES, GROUPS);
    expect(found(twice.library, '逾期和征信')).toEqual(found(library, '逾期和征信'));
  });

  it('are marked in the title and the passage', () => {
    const { library } = siteOf(ARTICLES, GROUPS);
    const [hit] = search(library, '征信', { now: NOW }).hits;
    expect(hit?.passage.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['信用报告']);
  });

  it('count as soon as the file is saved, and no longer when a word is taken out', () => {
    const site = siteOf(ARTICLES);
    expect(found(site.library, '没还上')).toEqual([]);
    site.saveSynonyms(GROUPS);
    expect(found(site.library, '没还上')).toContain('overdue');
    site.saveSynonyms(GROUPS.slice(1));
    expect(found(site.library, '没还上')).toEqual([]);
  });
});

describe('a question', () => {
  it('finds by single letters what it says in a word of its own', () => {
    const { library } = siteOf({
      ride: {
        title: '打车费用核对',
        summary: '漏付的车费在订单里补，多收的向平台要求退回，留好行程的记录、付款的明细和每一张收据。',
      },
      food: {
        title: '外卖费用核对',
        summary: '漏付的餐费在订单里补，多收的向平台要求退回，留好订单的记录、付款的明细和每一张收据。',
      },
    });
    expect(found(library, '坐车多收的钱费用核对')[0]).toBe('ride');
  });
});
