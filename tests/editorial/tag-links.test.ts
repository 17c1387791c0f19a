import { expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

it('links by tags of Hugo, Jekyll and Hexo lead to pages after --fix (readers saw the tags)', () => {
  const kept =
    '[没有]({{< ref "none.md" >}})、{% post_link none 没有 %}、{% asset_img none.png %}、`{% post_link b %}`\n';
  const folder = contentFolder({
    'posts/a.md': article(
      '甲',
      {},
      '[一]({{< ref "b.md" >}})、[**二**]({{% relref "/posts/三/index.md#x" %}})、[三]({{<ref "B">}})\n\n' +
        '[四]({% post_url 2024-01-02-d %})、[五]({{ site.baseurl }}{% link posts/b.md %})\n\n' +
        `{% post_link b 看,乙 %}、{% post_link 2024-01-02-d '丁' %}、{%post_link b%}、{% asset_img 图.png 一碗面 %}\n\n${kept}`,
    ),
    'posts/b.md': article('乙'),
    'posts/三/index.md': article('三'),
    'posts/2024-01-02-d.md': article('丁'),
    'posts/a/图.png': '图',
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'posts/a.md')).toContain(
    '[一](/articles/b)、[**二**](/articles/index#x)、[三](/articles/b)\n\n' +
      '[四](/articles/2024-01-02-d)、[五](/articles/b)\n\n' +
      `[看，乙](/articles/b)、[丁](/articles/2024-01-02-d)、[b](/articles/b)、![一碗面](/images/a/图.png)\n\n${kept}`,
  );
  expect(read(folder, 'images/a/图.png')).toBe('图');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});
