import { expect, it } from 'vitest';
import { article, checked } from './folder.ts';

it('what a list names twice is told, in related and featured also by a former address (it was passed over)', () => {
  const lists = { topics: '[t, t]', related: '[b, c, old]', keywords: '[卡, 券, 卡]', facts: '[A01, A01]' };
  const files = {
    'site.yaml': 'featured: [b, a, b]\n',
    'articles/a.md': article('甲', lists),
    'articles/b.md': article('乙', { aliases: '[/articles/old]' }),
    'articles/c.md': article('丙'),
  };
  expect(checked(files, 'listed-twice')).toEqual([
    'articles/a.md:4:13 warn topics 里「t」写了两次 → 删掉其中一个',
    'articles/a.md:7:17 warn related 里「b」写了两次 → 删掉其中一个',
    'articles/a.md:8:18 warn keywords 里「卡」写了两次 → 删掉其中一个',
    'articles/a.md:9:14 warn facts 里「A01」写了两次 → 删掉其中一个',
    'site.yaml:1:18 warn featured 里「b」写了两次 → 删掉其中一个',
  ]);
});

it('keywords with a full-width comma between them are told (they were one word that nobody looks for)', () => {
  const files = {
    'articles/a.md': article('甲', { keywords: '[卡, 随笔，生活]' }),
    'articles/b.md': article('乙', { keywords: '[卡、券；]' }),
  };
  expect(checked(files, 'joined-keywords')).toEqual([
    'articles/a.md:7:15 warn 关键词「随笔，生活」里有全角标点，搜索把它整个当作一个词 → 改成 随笔, 生活',
    'articles/b.md:7:12 warn 关键词「卡、券；」里有全角标点，搜索把它整个当作一个词 → 改成 卡, 券',
  ]);
});

it('the end of a name behind its comma is told (the byline had an author “Jr.”)', () => {
  const files = {
    'articles/a.md': article('甲', { authors: '[王小明, John Smith, Jr.]' }),
    'articles/b.md': article('乙', { authors: "[王小明, 'John Smith, Jr.']" }),
    'articles/c.md': article('丙', { authors: "[Tip O'Neill, III]" }),
  };
  const told = '成了单独的一个作者：逗号分开列表里的每一项 → 是前一个名字的一部分，就用引号包起来：';
  expect(checked(files, 'split-author')).toEqual([
    `articles/a.md:7:28 warn 「Jr.」${told}'John Smith, Jr.'`,
    // An apostrophe is doubled: it would have ended the quotes.
    `articles/c.md:7:24 warn 「III」${told}'Tip O''Neill, III'`,
  ]);
});

it('topics that have the same name for a reader are told (both had pages that nobody could tell apart)', () => {
  const topics = '- {id: a, name: E卡}\n- {id: b, name: 礼品卡}\n- {id: c, name: ｅ 卡}\n';
  expect(checked({ 'topics.yaml': topics }, 'duplicate-topic-name')).toEqual([
    'topics.yaml:3:17 error 主题「c」和「a」同名：ｅ 卡 → 改写其中一个名字，让读者分得清；或并成一个主题（另一个的地址写进 aliases）',
  ]);
});
