import { expect, it } from 'vitest';
import { article, checked } from './folder.ts';

it('a question in two articles is told of, signs and width aside: the search shows one of them first', () => {
  const files = {
    'articles/a.md': article('甲', { questions: '[京东E卡过期了怎么办, 卡丢了找谁]' }),
    'articles/b.md': article('乙', { questions: '\n  - 卡丢了能补吗\n  - 京东Ｅ卡过期了，怎么办？' }),
  };
  expect(checked(files, 'same-question')).toEqual([
    'articles/b.md:9:5 warn 问题「京东Ｅ卡过期了，怎么办？」也写在 articles/a.md 里，搜它只有一篇能排在最前 → 留给答得更直接的那一篇，另一篇换个问法',
  ]);
});
