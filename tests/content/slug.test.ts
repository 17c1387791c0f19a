import { expect, it } from 'vitest';
import { isSlug, slugLike } from '../../lib/content/slug.ts';
import { report } from './parse.ts';

it.each([
  ['CSS_Grid', 'css-grid'],
  ['我的 第一篇　笔记', '我的-第一篇-笔记'],
  ['README', 'readme'],
  ['另一页 aaaa9c0d1e2b4c5d8e9fa0b1c2d3e4f5', '另一页'],
  ['--甲（乙）--', '甲-乙'],
  ['ＡＢ', 'ab'],
])('%s has the slug %s near', (name, slug) => {
  expect(slugLike(name)).toBe(slug);
  expect(isSlug(slug)).toBe(true);
});

it('a name without a letter has none', () => expect(slugLike('！？')).toBeNull());

it('a name that is no address is told with the one that is (editors had to find out)', () => {
  const [problem] = report('', 'articles/CSS_Grid.md');
  expect(problem).toBe(
    'articles/CSS_Grid.md:1:1 error slug 文件名「CSS_Grid」不能当地址 → 改名为 css-grid.md：只用小写字母、数字、汉字和单个连字符',
  );
});

it.each([
  'gift-card.sync-conflict-20261130-120000-ABCDEFG',
  "gift-card (Anna's conflicted copy 2026-11-30)",
  'gift-card（安娜的冲突副本 2026-11-30）',
  'gift-card (SFConflict anna@example.com 2026-11-30)',
])(
  '%s is told as a copy to be merged (the advice was a name under which it would have been a second article)',
  (name) => {
    expect(report('', `articles/${name}.md`)[0]).toBe(
      `articles/${name}.md:1:1 error slug 同步工具留下的冲突副本：同一篇在两处都改过，这一份没有上线 → 与原来那篇比较，要的并进去，再删掉这个文件`,
    );
  },
);
