import { expect, it } from 'vitest';
import { isQuestion, parseQuery } from '../../lib/relations/query.ts';
import { found, siteOf } from './library.ts';

const other = (at: number) => ({ title: `别的话题${at}`, body: '退出登录以后，怎么关掉提醒，卡片怎么贴。' });
const others = Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`other${at}`, other(at)]));

it.each(['预付卡怎么退', '预付卡能退吗', '预付卡咋退', '预付卡如何退'])(
  '%s finds what is said of it without the question word (a text with 卡怎 and 么退 somewhere was first)',
  (query) => {
    const { library } = siteOf({
      ...others,
      refund: { title: '把预付卡退了', body: '预付卡退给发卡企业，要按章程。' },
      chance: {
        title: '六个问题',
        body: '预付卡怎么转让，谈不拢的钱怎么退回去，咋退，如何退，预付卡能卖掉，卡如何寄，卡咋办，能退吗。',
      },
    });
    expect(found(library, query)[0]).toBe('refund');
  },
);

it('the only article with a word in Chinese is still the first one, and a piece of a sentence leads to it', () => {
  const { library } = siteOf({
    ...others,
    sentence: { title: '询问信', body: '把没有答复也变成证据，每次催问都在原来的对话里。' },
    pairs: { title: '答复', keywords: ['证据', '答复'], body: '没有，答复，也变，变成，成证，证据。' },
  });
  expect(found(library, '没有答复也变成证据')[0]).toBe('sentence');
});

it.each([
  ['卡怎么退', { 卡怎: 'beside filler', 怎么: 'plain', 么退: 'beside filler', 卡退: 'joined' }],
  [
    '额度能涨吗',
    { 额度: 'plain', 度能: 'beside filler', 能涨: 'beside filler', 涨吗: 'beside filler', 度涨: 'joined' },
  ],
  ['功能', { 功能: 'plain' }],
  ['怎么办', { 怎么: 'plain', 么办: 'plain' }],
])('of %s, each pair is known for what it is', (query, kinds) => {
  expect(Object.fromEntries(parseQuery(query).terms.map(({ text, kind }) => [text, kind]))).toEqual(kinds);
});

it.each([
  ['e卡怎么退', true],
  ['卡能退吗', true],
  ['京东E卡退卡', false],
  ['押金 逾期', false],
])(
  '%s asks, or not (four Han letters were a few words, and no question of an article was looked at)',
  (query, asks) => {
    expect(isQuestion(parseQuery(query), 1)).toBe(asks);
  },
);
