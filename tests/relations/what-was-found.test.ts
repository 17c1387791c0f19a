import { expect, it } from 'vitest';
import { whatWasFound } from '../../app/search/what-was-found.ts';
import { search } from '../../lib/relations/search.ts';
import { NOW, siteOf } from './library.ts';

it.each([
  ['pyhton', '没有“pyhton”。按“python”找到 2 篇文章。'],
  // All that was looked for is named, and how much of it was found: by 环境 alone, too.
  ['pyhton 环境', '没有“pyhton 环境”。按“python 环境”找到 2 篇文章，其中第 1 篇谈到全部的词。'],
  ['pyhton 得物', '没有“pyhton 得物”。按“python 得物”找到 2 篇文章，都只谈到其中一部分。'],
  ['python 得物', '没有文章谈到“得物”。下面 2 篇只谈到其余的部分。'],
  // The fourth was left out: 其余的部分 had it, too.
  ['python 得物 抖音 京东 美团', '没有文章谈到“得物”、“抖音”、“京东”、“美团”。下面 2 篇只谈到其余的部分。'],
  ['循环 环境', '没有文章谈到全部的词。下面 2 篇谈到其中一部分。'],
  ['python 环境', '找到 2 篇与“python 环境”有关的文章，其中第 1 篇谈到全部的词'],
  ['python', '找到 2 篇与“python”有关的文章'],
])('the search page says of %s: %s', (query, said) => {
  const { library } = siteOf({
    rooms: { title: 'Python虚拟环境怎么建' },
    loops: { title: 'Python的循环' },
  });
  expect(whatWasFound(search(library, query, { now: NOW }), query)).toBe(said);
});

it('a question whose words an article has in another order is not called one that none writes of (怎么种辣椒)', () => {
  const { library } = siteOf({ chili: { title: '辣椒怎么种', body: '辣椒喜温怕涝。' } });
  const said = (query: string) => whatWasFound(search(library, query, { now: NOW }), query);
  expect(said('怎么种辣椒')).toBe('找到 1 篇与“怎么种辣椒”有关的文章');
  expect(said('种辣椒')).toBe('没有文章写着“种辣椒”。下面 1 篇谈到其中一部分。');
});

it.each([
  // A synonym stands for it, or what sounds like it: who opens these articles doesn't find the word.
  ['借呗 逾期', '找到 2 篇与“借呗 逾期”有关的文章'],
  ['fenqi 微信', '找到 2 篇与“fenqi 微信”有关的文章'],
  // A word that stands there sounds like itself.
  ['plus 分期', '没有文章谈到全部的词。下面 2 篇谈到其中一部分。'],
  ['借款 逾期', '找到 2 篇与“借款 逾期”有关的文章，其中第 1 篇谈到全部的词'],
  // Pinyin of a word that only a summary has, beside another word.
  ['huabei 逾期', '没有“huabei 逾期”。按“花呗 逾期”找到 2 篇文章，其中第 1 篇谈到全部的词。'],
  // An article has it without 吗.
  ['分期 犯法吗 逾期', '找到 2 篇与“分期 犯法吗 逾期”有关的文章'],
  // 爱回收 is no misspelling of 机回收, 买手机 none of 旧手机, as the site's titles have them.
  ['爱回收', '没有文章写着“爱回收”。下面 1 篇谈到其中一部分。'],
  ['爱回收 压价', '没有文章谈到“压价”。下面 1 篇只谈到其余的部分。'],
  ['买手机 逾期', '没有文章谈到全部的词。下面 1 篇谈到其中一部分。'],
  // What sounds so is one.
  ['旧手鸡', '没有“旧手鸡”。按“旧手机”找到 1 篇文章。'],
  // Not of com alone.
  ['jd.com 分期', '没有文章谈到“jd.com”。下面 1 篇只谈到其余的部分。'],
])('on a site of loans and phones, it says of %s: %s', (query, said) => {
  const { library } = siteOf(
    {
      loan: {
        title: '分期借款',
        summary: `${'花呗也是借款的一种，逾期了先还本金。'.repeat(3)}`,
        body: '套现犯法。',
      },
      phone: { title: '旧手机回收逾期', keywords: ['逾期', '微信', 'plus'], body: '逾期不寄，就算放弃。' },
    },
    [['借呗', '借款']],
  );
  expect(whatWasFound(search(library, query, { now: NOW }), query)).toBe(said);
});
