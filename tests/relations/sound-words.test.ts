import { expect, it } from 'vitest';
import { search, suggest } from '../../lib/relations/search.ts';
import { found, NOW, siteOf } from './library.ts';

it('finds by pinyin what stands in questions, summaries and texts alone (huabei found nothing)', () => {
  const { library } = siteOf({
    asked: { title: '套现的风险', questions: ['花呗套出来犯法吗'] },
    written: { title: '分期商城', body: '花呗也一样。' },
    told: { title: '旧账', summary: '信用卡和分期不一样：'.padEnd(40, '先看清楚谁是债主再签字。') },
    phone: { title: '退款', questions: ['电话被停机怎么办', '电话被打爆了'], body: '电话被停机。' },
    other: { title: '换机', questions: ['电话被人骗走', '电话被盗打'] },
  });
  const howFound = (query: string) =>
    search(library, query, { now: NOW }).hits.map(({ card, how }) => [card.slug, how]);
  expect(howFound('花呗')).toEqual([['written', 'all']]);
  expect(howFound('huabei')).toEqual([['written', 'sound']]);
  expect(howFound('xìn yòng kǎ')).toEqual([['told', 'sound']]);
  expect(suggest(library, 'xinyongka', { now: NOW }).map(({ slug }) => slug)).toEqual(['told']);
  for (const none of ['huabe', 'hb', 'zhifubao', 'xinyongkaa']) expect(howFound(none)).toEqual([]);
});

it('finds by pinyin with one wrong letter what stands in titles and keywords (xainyu found nothing)', () => {
  const { library } = siteOf({
    xianyu: { title: '闲鱼卖卡', keywords: ['先用后付'] },
    often: { title: '闲鱼验货' },
    other: { title: '现金要数清', keywords: ['鞋与帽'] },
  });
  // Two letters swapped, one missing, wrong, too many.
  for (const query of ['xainyu', 'xanyu', 'xisnyu', 'xianyyu', 'xiamyu', 'xianyuu']) {
    expect([query, ...found(library, query).sort()]).toEqual([query, 'often', 'xianyu']);
  }
  expect(found(library, 'xianyonhoufu')).toEqual(['xianyu']);
  expect(suggest(library, 'xainyu', { now: NOW })).toHaveLength(2);
  // Two errors, a wrong first letter, a part of a word, one letter alone.
  for (const none of ['xaimyu', 'yianyu', 'xianyoghau', 'zhuang', 'banana'])
    expect(found(library, none)).toEqual([]);
});
