import { describe, expect, it } from 'vitest';
import { problemsLastSavedFirst } from '../../lib/library/problems.ts';
import { articleText } from './content-folder.ts';
import { imported } from './imported.ts';
import { problems } from './problems.ts';

const { folders, library, everything } = imported();

/** What a preview says of the files after they are imported. */
const told = (files: Readonly<Record<string, string>>) => {
  for (const [file, text] of Object.entries(files)) folders().write(file, text);
  everything();
  return problems(library(), folders().contentDir).map(
    ({ file, line, column, message, fix }) => `${file}:${line}:${column} ${message} → ${fix}`,
  );
};

describe('problems between files', () => {
  it('are none where an article is named as it was before', () => {
    const fields = 'related: [gift]\n';
    expect(
      told({
        'articles/a.md': articleText('甲', { fields, body: '[乙](/articles/gift)' }),
        'articles/gift-card.md': articleText('乙', { fields: 'aliases: [/articles/gift]\n' }),
      }),
    ).toEqual([]);
  });

  it('are references to what is not there, with what was meant', () => {
    const fields = 'related: [gift-crad, a, broken]\n';
    const [first, ...others] = told({
      'topics.yaml': '- id: fenqi-a\n  name: 分期\n',
      'articles/a.md': articleText('甲', { fields, body: '[乙](/articles/gift-cart)' }),
      'articles/gift-card.md': articleText('乙').replace('[fenqi]', '[fenqi-a]'),
      'articles/broken.md': '没有信息区\n',
    });
    expect(first).toBe('articles/a.md:4:10 主题「fenqi」不在 topics.yaml 里 → 是不是 fenqi-a？');
    expect(others.slice(0, 4)).toEqual([
      'articles/a.md:6:11 related 里的「gift-crad」不是已有文章 → 是不是 gift-card？',
      'articles/a.md:6:22 文章把自己列进了 related → 删掉这一项',
      'articles/a.md:6:25 related 里的「broken」不是已有文章 → broken.md 有错误，还没有载入，先改好它',
      'articles/a.md:9:5 链接 /articles/gift-cart 没有对应的文章 → 是不是 gift-card？',
    ]);
    expect(others[4]).toContain('articles/broken.md:1:1 开头没有信息区');
  });

  it('are told where they stand in a list of related articles with reasons', () => {
    const fields = 'related:\n  - slug: gift-card\n    reason: 余额怎么查\n  - slug: gift-crad\n';
    expect(
      told({ 'articles/a.md': articleText('甲', { fields }), 'articles/gift-card.md': articleText('乙') }),
    ).toEqual(['articles/a.md:9:5 related 里的「gift-crad」不是已有文章 → 是不是 gift-card？']);
  });

  it('are a link alone, or an entry of related alone, with what was meant too', () => {
    const other = { 'articles/gift-card.md': articleText('乙') };
    const link = articleText('甲', { body: '[乙](/articles/gift-cart)' });
    expect(told({ ...other, 'articles/a.md': link }).join()).toMatch(/gift-cart .* → 是不是 gift-card？$/);
    const related = articleText('甲', { fields: 'related: [gift-cart]\n' });
    expect(told({ 'articles/a.md': related }).join()).toMatch(/gift-cart」.* → 是不是 gift-card？$/);
  });

  it('are none where a former address is another article now, and the page about the site is none', () => {
    const a = articleText('甲', {
      fields: 'aliases: [/articles/b]\nrelated: [b]\n',
      body: '[站](/articles/about)',
    });
    expect(
      told({ 'articles/a.md': a, 'articles/b.md': articleText('乙'), 'about.md': '关于本站。\n' }),
    ).toEqual(['articles/a.md:10:5 链接 /articles/about 没有对应的文章 → 改成已有的名字，或删掉它']);
  });

  it('are titles that another article has, told of the later file alone', () => {
    const same = articleText('同');
    expect(told({ 'articles/a.md': same, 'articles/b.md': same, 'articles/c.md': same })).toEqual([
      'articles/b.md:2:8 标题「同」与 articles/a.md 相同 → 改写其中一个标题，让读者分得清',
      'articles/c.md:2:8 标题「同」与 articles/a.md 相同 → 改写其中一个标题，让读者分得清',
    ]);
  });
});

it('a preview leaves out what the site has turned off, as the report does (it told of links and marks that it was not to)', () => {
  const write = folders().write;
  write('site.yaml', 'name: 站\nrules:\n  broken-link: off\n  bom: off\n  missing-image: off\n  date: off\n');
  write(
    'articles/a.md',
    `\uFEFF${articleText('甲', { body: '[乙](/articles/b) [丙](c) ![丁](/images/d.png)' })}`,
  );
  write('articles/b-2.md', articleText('戊', { publishedAt: '2024-02-30' }));
  everything();
  const rules = problemsLastSavedFirst(library(), folders().contentDir).map(({ rule }) => rule);
  expect(rules).toEqual(['date']);
});

it('a preview tells what the report does where a site turns off a circle of topics or the names of files (it told of the second alone)', () => {
  const write = folders().write;
  write('site.yaml', 'name: 站\nrules:\n  parent-circle: off\n  file-name: off\n');
  write('topics.yaml', '- {id: fenqi, name: 分期, parent: fenqi}\n');
  write('articles/a.md', articleText('甲'));
  write('articles/b.mdx', articleText('乙'));
  everything();
  const rules = problemsLastSavedFirst(library(), folders().contentDir).map(({ rule }) => rule);
  expect(rules).toEqual(['parent-circle']);
});
