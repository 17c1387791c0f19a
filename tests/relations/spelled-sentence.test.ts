import { expect, it } from 'vitest';
import { search } from '../../lib/relations/search.ts';
import { NOW, siteOf } from './library.ts';

const ARTICLES = {
  paid: {
    title: '到账时间全解析',
    keywords: ['卡密', '到账'],
    questions: ['卡密给了他不给钱', '卡密发出去了怎么办', '卖卡的钱没到账'],
  },
  instalments: { title: '分期受限', questions: ['花呗套现犯法吗', '花呗能提现吗'] },
  chance: {
    title: '画被套住，线也被带走',
    keywords: ['化工', '背包', '讨价', '先锋', '给力', '前后', '不可'],
  },
  shop: { title: '买卡之前', questions: ['卖卡要注意什么', '卖卡怕被骗', '有人劝我买卡'] },
};

/** What was looked for instead of the query, and what stands first. */
const asking = () => {
  const { library } = siteOf(ARTICLES);
  return (query: string) => {
    const { instead, hits } = search(library, query, { now: NOW });
    return [instead[0], hits[0]?.card.slug];
  };
};

it('finds what a sentence in pinyin means (hua bei tao xian found titles with any of the syllables, huabeitaoxian nothing)', () => {
  const answer = asking();
  expect(answer('hua bei tao xian')).toEqual(['花呗套现', 'instalments']);
  expect(answer('huabeitaoxian')).toEqual(['花呗套现', 'instalments']);
  expect(answer('huabei neng tixian ma')).toEqual(['花呗能提现吗', 'instalments']);
  expect(answer('kami gei le bu gei qian')).toEqual(['卡密给了不给钱', 'paid']);
  expect(answer('kamifachuquleqianmeidao')).toEqual(['卡密发出去了钱没到', 'paid']);
});

it('takes of what is spelled alike what readers write most often, and no syllable beyond a space', () => {
  const answer = asking();
  expect(answer('mai ka pa bei pian')).toEqual(['卖卡怕被骗', 'shop']);
  // xi an is no 现.
  expect(answer('hua bei tao xi an')[0]).toBeUndefined();
});

it('leaves alone what is no sentence in pinyin', () => {
  const answer = asking();
  // Words of several syllables are looked for each; what a title has as a whole is found there.
  expect(answer('huabei taoxian')[0]).toBeUndefined();
  expect(answer('daozhang shijian quan jiexi')).toEqual([undefined, 'paid']);
  for (const query of ['kami gei le x', 'gei bei tao ka', 'wenzhounaner', 'hello world of cards'])
    expect([query, answer(query)[0]]).toEqual([query, undefined]);
});
