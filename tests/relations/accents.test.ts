import { expect, it } from 'vitest';
import { parseQuery } from '../../lib/relations/query.ts';
import { search } from '../../lib/relations/search.ts';
import { found, NOW, siteOf } from './library.ts';

const ARTICLES = {
  cards: { title: '收藏的Pokémon卡牌怎么退', body: '先问店家。' },
  ice: { title: '冰淇淋券过期', body: 'Häagen-Dazs的券能不能退，看Nestlé的规定。' },
  door: { title: 'Müller门锁保修', body: '保修三年。' },
  green: { title: '绿色家电补贴', body: '补贴怎么领。' },
  thai: { title: '泰国旅行退税', body: 'ภาษีมูลค่าเพิ่ม是增值税。' },
};

it.each([
  ['Pokémon', 'cards'],
  ['pokemon', 'cards'],
  ['Poke\u0301mon', 'cards'],
  ['POKÉMON 卡牌', 'cards'],
  ['Häagen', 'ice'],
  ['haagen dazs', 'ice'],
  ['Nestlé', 'ice'],
  ['Müller', 'door'],
  ['muller', 'door'],
  ['lǜ sè', 'green'],
  ['lvse', 'green'],
  ['ภาษีมูลค่าเพิ่ม', 'thai'],
])('a word is found with and without its accents, and in scripts with marks: %s', (query, slug) => {
  const { library } = siteOf(ARTICLES);
  const { hits } = search(library, query, { now: NOW });
  expect(hits.map(({ card, how }) => [card.slug, how === 'some'])).toEqual([[slug, false]]);
});

it('a word is found and marked in a text whose accents stand apart (NFD: Poke\u0301mon was not pokemon)', () => {
  const title = '收藏的Poke\u0301mon卡牌';
  const apart = {
    title,
    body: 'Ne\u0301stle\u0301的券',
    keywords: ['Ha\u0308agen'],
    questions: ['cafe\u0301怎么退'],
  };
  const { library } = siteOf({ apart }, [['Müller', '门锁']]);
  for (const query of ['pokemon', 'Pokémon', 'nestlé', 'haagen', 'café怎么退']) {
    expect(found(library, query)).toEqual(['apart']);
  }
  expect(search(library, 'pokemon', { now: NOW }).hits[0]?.title[1]).toEqual({
    text: 'Pokémon',
    marked: true,
  });
});

it.each(['a4', 'v2', 'e5 处理器', 'vue3.2.5'])('%s keeps its number, which is no tone', (query) => {
  expect(parseQuery(query).text).toBe(query);
});

it('keeps tones, ü and variation selectors out of a query', () => {
  const text = (query: string) => parseQuery(query).text;
  expect(text('xián yú')).toBe('xian yu');
  expect(text('nǚ zhuāng')).toBe('nv zhuang');
  expect(text('für Glück')).toBe('fur gluck');
  expect(text('❤\ufe0f 定金')).toBe('定金');
  expect(text('m̄ 卡')).toBe('m 卡');
});
