import { expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

it('pictures keep what stands behind their path, and may be named below the text (the first was lost, the other stayed)', () => {
  const body =
    '![一](p.svg#x)、![二](p.svg?raw=true)、![三][P]、[四][l]、[五][q]\n\n[p]: <p.svg#y> "题"\n[l]: p.svg\n[q]: b.md\n';
  const folder = contentFolder({
    'articles/a.md': article('甲', {}, body),
    'articles/b.md': article('乙'),
    'articles/p.svg': '<svg/>',
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'articles/a.md')).toContain(
    '![一](/images/a/p.svg#x)、![二](/images/a/p.svg?raw=true)、![三][P]、[四][l]、[五][q]\n\n[p]: </images/a/p.svg#y> "题"\n[l]: p.svg\n[q]: /articles/b\n',
  );
  expect(read(folder, 'images/a/p.svg')).toBe('<svg/>');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});
