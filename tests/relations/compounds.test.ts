import { expect, it } from 'vitest';
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
