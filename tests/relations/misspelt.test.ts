import { expect, it } from 'vitest';
import { search, suggest } from '../../lib/relations/search.ts';
import { NOW, siteOf } from './library.ts';

it('finds an article by a misspelt word of its title or keywords, and marks the right one', () => {
  const { library } = siteOf({
    python: { title: 'Python虚拟环境怎么建', keywords: ['venv', 'Linux'] },
    dish: { title: '东坡肉的做法' },
    ride: { title: '先乘后付', keywords: ['网约车'] },
    shop: { title: 'Amazon退货运费谁出' },
    pressure: { title: '高血压能喝咖啡吗' },
    coupon: { title: '优惠券怎么领' },
  });
  const find = (query: string) => {
    const { hits } = search(library, query, { now: NOW });
    const [best] = hits;
    return [best?.card.slug, [...(best?.title ?? []), ...(best?.passage ?? [])].find((s) => s.marked)?.text];
  };
  for (const query of ['pyhton', 'pythn', 'Pythoon', 'pykhon 环境']) {
    expect(find(query)).toEqual(['python', 'Python']);
  }
  expect(find('linxu')[0]).toBe('python');
  // From a to z.
  expect(find('amzaon')).toEqual(['shop', 'Amazon']);
  expect(find('东波肉')).toEqual(['dish', '东坡肉']);
  expect(find('东肉坡')).toEqual(['dish', '东坡肉']);
  // 高压 is a word by itself.
  expect(find('高压血')).toEqual(['pressure', '高血压']);
  // So is 优惠, and 卷 sounds nearly as 券 does.
  expect(find('优惠卷')).toEqual(['coupon', '优惠券']);
  expect(find('网的车')[0]).toBe('ride');
  expect(find('venue')[0]).toBeUndefined();
  expect(suggest(library, 'pyhton', { now: NOW }).map(({ slug }) => slug)).toEqual(['python']);
});

it('tells what it has looked for instead (a reader saw hits without a word of what was typed)', () => {
  const { library } = siteOf({
    python: { title: 'Python虚拟环境怎么建' },
    fish: { title: '闲鱼卖卡', keywords: ['闲鱼'], questions: ['花呗能套现吗'] },
  });
  const instead = (query: string) => search(library, query, { now: NOW }).instead;
  expect(instead('pyhton 环境')).toEqual(['python 环境']);
  // A question was looked for as it was typed, too.
  expect(instead('pyhton 环境，不会建')).toEqual([]);
  expect(instead('huabei')).toEqual(['花呗']);
  expect(instead('xainyu')).toEqual(['闲鱼']);
  for (const found of ['python', 'xianyu', '虚拟']) expect(instead(found)).toEqual([]);
});

it('corrects one letter of four (of 先亨后付, the reader was told that no article has 先亨)', () => {
  const { library } = siteOf({
    later: { title: '先享后付怎么关' },
    pinduoduo: { title: '拼多多先用后付', keywords: ['拼多多'] },
  });
  const { hits, instead, unknown } = search(library, '先亨后付', { now: NOW });
  expect(hits[0]?.card.slug).toBe('later');
  expect({ instead, unknown }).toEqual({ instead: ['先享后付', '先用后付'], unknown: [] });
  // Four letters with a word in them are something else, not 拼多多先.
  expect(search(library, '拼多多卡', { now: NOW }).instead).toEqual([]);
});

it('corrects one of several words of Latin letters: the right one sounds like itself, and was taken for an answer', () => {
  const { library } = siteOf({
    chain: { title: 'Supply Chain 里的看板' },
    blocks: { title: 'Chain 与区块', body: 'Chain 是链，chain 又是链。' },
  });
  const [best] = search(library, 'Supplly Chain', { now: NOW }).hits;
  expect(best?.card.slug).toBe('chain');
  expect(best?.title.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Supply', 'Chain']);
});
