import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFileNames } from '../../lib/editorial/file-names.ts';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { article, checked, contentFolder, NOW, read } from './folder.ts';

describe('a file whose name can’t be an address', () => {
  it('gets another by --fix (of a blog, each file with a capital or a blank had to be renamed by hand)', () => {
    const folder = contentFolder({
      'articles/后端/Java 集合(二).md': article('集合', {}, '甲,乙\n'),
      'articles/后端/jvm.md': article('虚拟机'),
    });
    const mended = [...mendFolder(folder, NOW)];
    expect(readdirSync(join(folder, 'articles', '后端'))).toEqual(['java-集合-二.md', 'jvm.md']);
    expect(read(folder, 'articles/后端/java-集合-二.md')).toBe(article('集合', {}, '甲，乙\n'));
    expect(diffReport(mended, 'content/', false).split('\n').slice(0, 2)).toEqual([
      'content/articles/后端/java-集合-二.md',
      '  文件名是从 articles/后端/Java 集合(二).md 改来的',
    ]);
    expect([...mendFolder(folder, NOW)]).toEqual([]);
  });

  it('ends in .md after --fix, unless it is of MDX (Jekyll’s .markdown wasn’t read)', () => {
    const folder = contentFolder({
      'articles/2024-01-02-甲.markdown': article('甲'),
      'articles/B.MD': article('乙'),
      'articles/c.mdx': article('丙'),
      'articles/d.markdown': article('丁'),
      'articles/d.md': article('戊'),
    });
    expect([...mendFolder(folder, NOW)].map(({ file, from }) => [from, file])).toEqual([
      ['articles/2024-01-02-甲.markdown', 'articles/2024-01-02-甲.md'],
      ['articles/B.MD', 'articles/b.md'],
    ]);
    expect(readdirSync(join(folder, 'articles'))).toEqual([
      '2024-01-02-甲.md',
      'b.md',
      'c.mdx',
      'd.markdown',
      'd.md',
    ]);
  });

  it('keeps it where something has the new name', () => {
    const folder = contentFolder({
      'articles/A b.md': article('甲'),
      'articles/a-b.md/图.md': article('乙'),
    });
    expect([...mendFolder(folder, NOW)]).toEqual([]);
    expect(existsSync(join(folder, 'articles', 'A b.md'))).toBe(true);
  });

  it.each([
    ['is the first to get a name that two could have', ['a/A b.md', 'b/A_b.md'], [['a/A b.md', 'a/a-b.md']]],
    ['gets a name to which it is nearer (C# lay at the address of C)', ['C#.md', 'C.md'], [['C.md', 'c.md']]],
    ['doesn’t take the address of another', ['A b.md', 'x/a-b.md'], []],
    ['may belong to the repository', ['README.md', 'LICENSE.md', 'TCP.md'], [['TCP.md', 'tcp.md']]],
    [
      'may be a copy that waits for someone to compare it',
      ['a (冲突副本 2024).md', 'B.sync-conflict-2.md'],
      [],
    ],
    ['may have nothing that could be in an address', ['？！.md'], []],
  ])('%s', (_, files, names) => {
    expect([...newFileNames(files)]).toEqual(names);
  });
});

it('articles in folders of their own, as Hugo has them, get the names of their folders (all but one were no articles)', () => {
  const files = { 'articles/退款/index.md': article('退款'), 'articles/E卡/index.md': article('卡') };
  const folder = contentFolder(files);
  expect([...mendFolder(folder, NOW)].map(({ file, from }) => [from, file])).toEqual([
    ['articles/E卡/index.md', 'articles/E卡/e卡.md'],
    ['articles/退款/index.md', 'articles/退款/退款.md'],
  ]);
  expect(checked(files, 'duplicate-slug')).toHaveLength(1);
  expect(newFileNames(['articles/退款/index.md', 'articles/a.md'])).toEqual(new Map());
});

it('articles get the names that another system’s field gives them, where they are free (each had to be renamed by hand)', () => {
  const of = (title: string, slug: string, body = '正文。\n'): string => article(title, { slug }, body);
  const files = {
    'articles/一.md': of('一', 'posts/First Post.html', '见 [二](二.md)、[[三]]、[四](四/)。\n'),
    'articles/二.md': of('二', "'second'"),
    'articles/三.md': of('三', 'second'),
    'articles/四/index.md': of('四', '007'),
    'articles/five.md': of('五', 'five'),
    'articles/六.md': of('六', '/'),
  };
  const folder = contentFolder(files);
  const mended = [...mendFolder(folder, NOW)];
  expect(mended.map(({ file, from }) => [from, file])).toEqual([
    [undefined, 'articles/five.md'],
    ['articles/一.md', 'articles/first-post.md'],
    ['articles/三.md', 'articles/second.md'],
    [undefined, 'articles/六.md'],
    ['articles/四/index.md', 'articles/四/007.md'],
  ]);
  expect(read(folder, 'articles/first-post.md')).toContain('\n# slug: posts/First Post.html\n');
  expect(read(folder, 'articles/first-post.md')).toContain(
    '见 [二](/articles/二)、[三](/articles/second)、[四](/articles/007)。\n',
  );
  // The other of two with one name.
  expect(read(folder, 'articles/二.md')).toBe(files['articles/二.md']);
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});
