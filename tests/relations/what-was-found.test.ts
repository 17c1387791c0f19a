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
