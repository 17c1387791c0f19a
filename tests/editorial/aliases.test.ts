import { describe, expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const FILE = 'articles/a.md';

describe('former addresses', () => {
  const aliases = (files: Readonly<Record<string, string>>) =>
    checked(files, 'alias-collision', 'redirect-loop');

  it('that something else has are named', () => {
    expect(
      aliases({
        'about.md': '关于。\n',
        [FILE]: article('甲', { aliases: '[/old, /articles/b, /about, /old, /%E6%97%A7]' }),
        'articles/b.md': article('乙', { aliases: '[/old, /旧]' }),
      }),
    ).toEqual([
      `${FILE}:7:17 error 旧地址 /articles/b 现在是 articles/b.md 的地址，不会转到这里 → 删掉这一项，或给那篇文章改名；这篇文章的地址是 /articles/a`,
      `${FILE}:7:30 error 旧地址 /about 是站点自己的页面，不会转到这里 → 删掉这一项`,
      `${FILE}:7:38 error 旧地址 /old 写了两次 → 只留在一处，并且只写一次`,
      `articles/b.md:7:11 error 旧地址 /old 也写在 ${FILE} 里 → 只留在一处，并且只写一次`,
      `articles/b.md:7:17 error 旧地址 /旧 也写在 ${FILE} 里 → 只留在一处，并且只写一次`,
    ]);
  });

  it('that lead round in a circle are named', () => {
    expect(
      aliases({
        [FILE]: article('甲', { aliases: '[/articles/a]' }),
        'articles/b.md': article('乙', { aliases: '[/articles/c]' }),
        'articles/c.md': article('丙', { aliases: '[/articles/b]' }),
      }),
    ).toEqual([
      `${FILE}:7:11 error 旧地址 /articles/a 就是这篇文章现在的地址 → 删掉这一项`,
      'articles/b.md:7:11 error 旧地址 /articles/c 是 articles/c.md 的地址，而它又把这篇文章的地址当旧地址 → 两边的 aliases 里各删掉对方的地址',
      'articles/c.md:7:11 error 旧地址 /articles/b 是 articles/b.md 的地址，而它又把这篇文章的地址当旧地址 → 两边的 aliases 里各删掉对方的地址',
    ]);
  });
});
