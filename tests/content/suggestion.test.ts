import { expect, it } from 'vitest';
import { suggestion } from '../../lib/content/suggestion.ts';
import { topicFix } from '../../lib/content/topic.ts';

const topics = new Map([
  ['yajin', '押金与退租'],
  ['shiyou', '室友相处'],
]);

it('a name that was written instead of an id is told with its id (the fix said “write a name that exists”, which it was)', () => {
  expect(topicFix('室友相处', undefined, topics)).toBe('这里不写名称，写 shiyou');
  expect(topicFix('室友', undefined, topics)).toBe('是不是 shiyou（室友相处）？');
  expect(suggestion('退租前要拍的照片', new Map([['paizhao', '退租前要拍的相片']]))).toBe(
    '是不是 paizhao（退租前要拍的相片）？',
  );
});

it('ids between full-width commas, which YAML takes for one, are told with half-width ones', () => {
  expect(topicFix('shiyou，yajin', undefined, topics)).toBe('逗号要用半角的：写成 shiyou, yajin');
  expect(topicFix('室友相处、yajin', undefined, topics)).toBe('逗号要用半角的：写成 shiyou, yajin');
  // One of them may be wrong: then it is told once the comma is right.
  expect(suggestion('a，z', new Map([['a', '甲']]))).toBe('逗号要用半角的：写成 a, z');
  // Also the title of an article with a comma in it.
  expect(suggestion('房东不退，这样要', new Map([['a', '房东不退，这样要']]))).toBe('这里不写名称，写 a');
});

it('an article that was named by its address or its file is told by its slug (it was said not to exist)', () => {
  const titles = new Map([['甲-card', '甲卡']]);
  for (const wrong of ['/articles/%E7%94%B2-card/', '甲-card.md', 'articles/甲-card.md'])
    expect(suggestion(wrong, titles)).toBe('写成 甲-card');
});

it('an unlikely topic is told with the topics that there are, as long as they are few', () => {
  expect(topicFix('搬家', undefined, topics)).toBe(
    '改成 topics.yaml 里已有的 id，或在那里加上这个主题；已有：yajin（押金与退租）、shiyou（室友相处）',
  );
  const many = new Map(Array.from({ length: 21 }, (_, index) => [`topic-${index}`, `主题${index}`]));
  expect(topicFix('搬家', undefined, many)).toBe('改成 topics.yaml 里已有的 id，或在那里加上这个主题');
  expect(suggestion('abcd', new Map([['x', '甲']]))).toBe('改成已有的名字，或删掉它');
});

it('is no guess: short ids with nothing in common, another number, and a word that several titles have, were told as what was meant', () => {
  expect(suggestion('花呗', new Map([['分期', '分期付款']]))).toBe('改成已有的名字，或删掉它');
  const titles = new Map([
    ['a', '礼品卡的有效期'],
    ['b', '礼品卡能退吗'],
  ]);
  expect(suggestion('礼品卡', titles)).toBe('改成已有的名字，或删掉它');
  expect(suggestion('有效期', titles)).toBe('是不是 a（礼品卡的有效期）？');
  const facts = new Map([['A12', '事实']]);
  expect(suggestion('A13', facts)).toBe('改成已有的名字，或删掉它');
  expect([suggestion('a12', facts), suggestion('A012', facts)]).toEqual(['是不是 A12？', '是不是 A12？']);
});
