import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { siteDocuments, withImportedSite } from '../../lib/commands/evaluate/site.ts';
import { search } from '../../lib/relations/search.ts';
import { fold } from '../../lib/text/fold.ts';
import { NOW, siteOf } from './library.ts';

const TODAY = Date.parse('2026-12-01T12:00:00+08:00');

const small = () =>
  siteOf(
    {
      later: { title: '先享后付怎么关', questions: ['抖音月付能关吗'] },
      card: { title: '电子卡怎么卖', body: '如果卡还没有用过，先查余额。' },
      credit: { title: '失信的后果', body: '被列入名单以后，买票受限。' },
    },
    [['老赖', '黑名单', '失信']],
  ).library;

it.each([
  ['得物先享后付', ['得物']],
  // 如果卡 has 果卡.
  ['苹果卡', ['苹果']],
  ['iPhone 电子卡', ['iPhone']],
  ['沃尔玛电子卡 星巴克', ['沃尔玛', '星巴克']],
  ['电子卡余额', []],
  // Another word stands for it, or a reader's question has it.
  ['老赖先享后付', []],
  ['黑名单', []],
  ['抖音先享后付', []],
  // Not 会立案, which nobody would say.
  ['电子卡会立案吗', ['立案']],
  ['电子卡不立案', ['立案']],
  ['会员店电子卡', ['会员店']],
  // A long query tells a story.
  ['表哥借我的电子卡去卖掉，我该怎么办', []],
  ['how does my cousin sell 电子卡', []],
  ['sell 电子卡', ['sell']],
])('of %s, the words that no article has are %j', (query, unknown) => {
  expect(search(small(), query, { now: NOW }).unknown).toEqual(unknown);
});

it.each(['请问电子卡怎么卖', '您好 电子卡', '哪位大佬 电子卡', '求助！电子卡余额'])(
  'calls nothing of %s unknown: an address is no part of what is asked for',
  (query) => {
    const { unknown, withAllWords } = search(small(), query, { now: NOW });
    expect({ unknown, withAllWords }).toEqual({ unknown: [], withAllWords: undefined });
  },
);

it.each(['iPhone 回收', 'PS5 回收', 'test 回收', '礼品卡 得物', '得物 唯品会'])(
  'of %s, neither word is called unknown nor both: an article has them within longer words, or in two questions',
  (query) => {
    const { library } = siteOf({
      phone: { title: '旧手机回收', body: 'iPhone15和 PS 5，Testing 以后再寄。' },
      card: { title: '电子卡', topics: ['gift-card'], questions: ['得物能用吗', '唯品会能用吗'] },
    });
    const { unknown, withAllWords } = search(library, query, { now: NOW });
    expect({ unknown, withAllWords }).toEqual({ unknown: [], withAllWords: undefined });
  },
);

it('calls nothing unknown that a site of more articles than a search reads may have within a longer word', () => {
  const articles = Array.from({ length: 301 }, (_, at) => [`a${at}`, { title: `第${at}号`, body: '回收。' }]);
  const { library } = siteOf({
    ...Object.fromEntries(articles),
    phone: { title: '手机', body: '苹果15Pro，犯法。' },
  });
  const find = (query: string) => search(library, query, { now: NOW });
  expect(find('苹果15 回收').withAllWords).toBeUndefined();
  expect(find('犯法吗 回收').withAllWords).toBeUndefined();
  expect(find('苹果 回收').withAllWords).toBe(0);
  expect(find('得物 回收').unknown).toEqual(['得物']);
});

it('calls a word unknown that only a draft or an expired article has', () => {
  const { library } = siteOf({
    card: { title: '电子卡' },
    draft: { title: '沃尔玛的iPhone15', draft: true },
    expired: { title: '家乐福', expiresAt: '2025-02-01 08:00:00' },
  });
  for (const word of ['沃尔玛', 'iPhone', '家乐福'])
    expect(search(library, `${word} 电子卡`, { now: NOW }).unknown).toEqual([word]);
});

it('never calls a word unknown that an article has (readers would believe it and go)', () => {
  withImportedSite(join(import.meta.dirname, '../../content'), (library) => {
    const written = siteDocuments(library, TODAY)
      .map(({ title, keywords, body }) => fold([title, ...keywords, body].join('\n')))
      .join('\n');
    const queries = ['queries', 'queries-short'].flatMap((name) =>
      readFileSync(join(import.meta.dirname, `../evaluation/${name}.tsv`), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t')[1] ?? ''),
    );
    const called = queries.flatMap((query) => search(library, query, { now: TODAY }).unknown);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((word) => written.includes(fold(word)))).toEqual([]);
    // Short queries about what the site treats are seldom without an answer.
    expect(called.length).toBeLessThan(queries.length / 20);
  });
});
