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
