import { expect, it } from 'vitest';
import { ask } from '../../lib/relations/ask.ts';
import { parseQuery } from '../../lib/relations/query.ts';
import { search } from '../../lib/relations/search.ts';
import { found, NOW, siteOf } from './library.ts';

const languages = () =>
  siteOf({
    c: { title: 'C 语言的指针', body: '指针是 C 的核心，C 的数组也是。' },
    cpp: { title: 'C++ 的智能指针', body: '从 C++11 起不必自己释放内存。' },
    csharp: { title: 'C# 的委托', body: '委托是 C# 的函数类型。' },
  });

it.each([
  ['C++', 'cpp'],
  ['c++指针', 'cpp'],
  ['Ｃ＃', 'csharp'],
  ['c#怎么写', 'csharp'],
])('%s finds its own articles first (every text with the letter c was as good)', (query, slug) => {
  expect(found(languages().library, query)[0]).toBe(slug);
});

it('a version is found as it is written, and marked as one (10, 0 and 29 were three numbers)', () => {
  const { library } = siteOf({
    list: { title: '常见数字', body: '10 个人、0 元和 29 天。10 天、0 次和 29 元。' },
    release: { title: '发行说明', body: '自 10.0.29 版起，此功能默认开启。' },
  });
  const { hits } = search(library, '10.0.29', { now: NOW });
  expect(hits.map(({ card }) => card.slug)[0]).toBe('release');
  expect(hits[0]?.passage.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['10.0.29']);
});

it.each([
  ['10.0.29+', '自 10.0.29+ 起'],
  ['10.0.29', '10.0.29#1'],
  ['vue3.2.5', '自 vue3.2.5 起'],
  ['b.com', '官网是 www.b.com。'],
  ['www.b.com', '官网是 b.com，前面可以有 www。'],
  ['2024.7.1', '2024年7月1日起施行。'],
])(
  'all of %s stands in %s (what followed cut a number off its end; vue3 was the sound vue)',
  (query, body) => {
    const index = siteOf({ a: { title: '说明', body } });
    expect(ask(index.library, query, NOW).found.map(({ how }) => how)).toEqual(['all']);
  },
);

it('a single letter is all of a query without signs only (C was all of C++)', () => {
  const { library } = siteOf({ c: { title: 'C', body: '指针' }, cpp: { title: '标准库', body: 'C++ 的库' } });
  expect(found(library, 'C++')[0]).toBe('cpp');
  expect(found(library, 'C')[0]).toBe('c');
});

it('a title with other signs than the query is not the query (C++ 教程 was C 教程)', () => {
  const { library } = siteOf({ c: { title: '教程：C' }, cpp: { title: 'C++ 教程' } });
  expect(found(library, 'C 教程')[0]).toBe('c');
});

it.each(['c++的', '10.0.29版', '学c#'])('%s asks for no Han letter that stands alone', (query) => {
  const terms = parseQuery(query).terms.map(({ text }) => text);
  expect(terms.filter((text) => /^\p{Script=Han}$/u.test(text))).toEqual([]);
});

it('the letter behind a version is looked for with its last digit, as behind any number', () => {
  expect(parseQuery('10.0.29版').terms.map(({ text }) => text)).toContain('9版');
});

it('the words of a query are shares of it, signs and all (C++ was three times the query)', () => {
  const { words, length } = parseQuery('C++ 与 node.js');
  expect(words.reduce((sum, word) => sum + word.length, 0)).toBe(length);
});
