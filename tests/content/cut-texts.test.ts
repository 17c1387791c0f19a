import { expect, it } from 'vitest';
import { articleText } from './article-text.ts';
import { at, parse, report } from './parse.ts';

it('a # behind a blank, at which YAML ended a title without a word to the editor', () => {
  const cut = articleText({ title: '礼品卡 #省钱# 过期了怎么办', questions: '\n  - 过期了 # 还能用吗' });
  expect(report(cut)).toEqual([
    `${at(7, 5)} error invalid-value 「questions 第 1 项」不对：太短，写 4 到 40 个字，照读者自己的说法 → 现在写的是「过期了」，有 3 个字，改成符合要求的值`,
    `${at(2, 12)} warn cut-text 「#省钱# 过期了怎么办」不算在「title」里：空格后面的 # 在 YAML 里是注释的开头 → 是文字就用引号把整个值包起来：'礼品卡 #省钱# 过期了怎么办'；是注释就另起一行写`,
    `${at(7, 9)} warn cut-text 「# 还能用吗」不算在「questions」里：空格后面的 # 在 YAML 里是注释的开头 → 是文字就用引号把整个值包起来：'过期了 # 还能用吗'；是注释就另起一行写`,
  ]);
  expect(parse(cut).article).toBeNull();
  expect(parse(articleText({ title: '礼品卡 #省钱#' })).article?.title).toBe('礼品卡');
  // A value of two paragraphs isn't said in the one line of a fix.
  expect(report(articleText({ title: '礼品卡\n\n  过期 #了' }))).toEqual([
    expect.stringMatching(/就用引号把整个值包起来；是注释就另起一行写$/),
  ]);
  const commented = {
    title: '礼品卡    # 全站不重复',
    publishedAt: '2024-06-01 # 定时',
    topics: '[a] # 卡',
  };
  expect(report(articleText({ ...commented, keywords: "['卡 # 券']", draft: 'true # 先不发' }))).toEqual([]);
});
