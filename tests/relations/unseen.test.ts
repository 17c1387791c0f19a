import { expect, it } from 'vitest';
import { search } from '../../lib/relations/search.ts';
import { found, NOW, siteOf } from './library.ts';

it('a text is found and marked through what nobody sees in it (回\u200b收 in a text was not 回收)', () => {
  const pasted = {
    title: '礼\u200b品卡\u2068回收\u2069价格',
    body: '客服说可以\ufeff挂\u200d失，编号AB\u200c12。',
    keywords: ['残\u2060值'],
    questions: ['旧\u200e手机怎么卖'],
  };
  const { library } = siteOf({ pasted });
  for (const query of ['礼品卡', '卡回收', '挂失', 'AB12', '残值', '旧手机怎么卖']) {
    expect(found(library, query)).toEqual(['pasted']);
  }
  const [hit] = search(library, '礼品卡回收 挂失', { now: NOW }).hits;
  expect(hit?.title[0]).toEqual({ text: '礼品卡回收', marked: true });
  expect(hit?.passage).toContainEqual({ text: '挂失', marked: true });
});

it('an emoji of several stays whole in a result', () => {
  const { library } = siteOf({
    family: { title: '家庭卡👨‍👩‍👧怎么退', summary: '先看卡的章程怎么写。'.repeat(5) },
  });
  const [hit] = search(library, '家庭卡', { now: NOW }).hits;
  expect(hit?.title.map(({ text }) => text).join('')).toBe('家庭卡👨‍👩‍👧怎么退');
});
