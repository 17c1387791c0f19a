import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { article, checked } from './folder.ts';

/** Addresses of `app/` without a part that may be anything, and those of the files in `public/`. */
const ownAddresses = (): string[] => {
  const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file) && !file.includes('['))
    .map((file) => `/${file.replace(/\/?(?:page\.tsx|route\.ts)$/, '')}`);
  // That of tests/delivery/export-folder.test.ts is there for a moment.
  const files = readdirSync('public').filter((file) => !/^export-\d+\.txt$/.test(file));
  return [...routes, ...files.map((file) => `/${file}`)];
};

const collisions = (aliases: readonly string[]): string[] =>
  checked(
    {
      'about.md': '关于。\n',
      'articles/a.md': article('甲', { aliases: `[${aliases.join(', ')}]`, publishedAt: '2024-06-01' }),
    },
    'alias-collision',
  );

describe('a former address that the site itself answers', () => {
  it('was not noticed at the suggestions, the manifest and files of the site', () => {
    const own = ownAddresses();
    expect(own).toContain('/suggest');
    expect(collisions(own)).toHaveLength(own.length);
  });

  it('was not noticed at feeds of topics, parts of the sitemap, Markdown and share pictures', () => {
    const [topic] = /(?<=^topics: \[)[^,\]]+/m.exec(article('甲')) ?? [];
    const made = [
      `/topics/${topic}`,
      `/topics/${topic}/atom.xml`,
      '/sitemap/pages.xml',
      '/sitemap/articles-1.xml',
      '/articles/a.md',
      '/share/a.png',
      '/archive/2024',
      '/archive/2024/06',
    ];
    expect(collisions(made)).toHaveLength(made.length);
  });

  it('was not noticed at a file of the content’s own', () => {
    const files = {
      'public/old.html': '旧页',
      'articles/a.md': article('甲', { aliases: '[/old.html, /older.html]' }),
    };
    expect(checked(files, 'alias-collision').map((line) => /旧地址 (\S+)/.exec(line)?.[1])).toEqual([
      '/old.html',
    ]);
  });

  it('is none where there is nothing, as in a month without articles', () => {
    const nothing = [
      '/archive/2019',
      '/archive/2019/05',
      '/archive/123.html',
      '/topics/nothing',
      '/articles/nothing.md',
      '/share/nothing.png',
    ];
    expect(collisions(nothing)).toEqual([]);
  });
});

it('a link to a year without articles, or to /about without about.md, was no broken link', () => {
  const body = '[甲](/archive/1999)，[乙](/about)，[丙](/archive/2024)。\n';
  const found = checked(
    { 'articles/a.md': article('甲', { publishedAt: '2024-06-01' }, body) },
    'broken-link',
  );
  expect(found.map((line) => /站内没有 (\S+)/.exec(line)?.[1])).toEqual(['/archive/1999', '/about']);
});

it('a link to a topic that topics.yaml doesn’t have leads nowhere, though an article names it', () => {
  const body = '[一](/topics/eka-basics)，[二](/topics/eka)。\n';
  const found = checked(
    {
      'topics.yaml': '- {id: eka-basics, name: 京东E卡}\n',
      'articles/a.md': article('甲', { topics: '[eka-basics, eka]' }, body),
    },
    'broken-link',
  );
  expect(found.map((line) => /站内没有 (\S+)/.exec(line)?.[1])).toEqual(['/topics/eka']);
});

it('the archive has an article in the year of the site’s clock (it was the year before in London)', () => {
  const found = checked(
    {
      'articles/a.md': article(
        '甲',
        { publishedAt: '2024-01-01 00:30:00' },
        '[今年](/archive/2024)，[去年](/archive/2023)。\n',
      ),
    },
    'broken-link',
  );
  expect(found.map((line) => /站内没有 (\S+)/.exec(line)?.[1])).toEqual(['/archive/2023']);
});

describe('former addresses of topics', () => {
  const found = (topics: string, aliases = '[]') =>
    checked(
      {
        'topics.yaml': topics,
        'articles/a.md': article(
          '甲',
          { aliases, topics: '[eka, jd]' },
          '[旧](/topics/old) [旧](/topics/old/feed.xml)\n',
        ),
      },
      'alias-collision',
      'redirect-loop',
      'broken-link',
      'unknown-topic',
    );

  it('are told where something else answers, as those of articles are', () => {
    const topics = `- id: eka
  name: 卡
  aliases: [/topics/eka, /topics/jd, /about, /archive, /old, /topics/old]
- {id: jd, name: 京东, aliases: [/topics/eka, /old, /x, /x, /articles/a]}
- {id: third, name: 三, aliases: [/topics/jd]}
`;
    expect(found(topics, '[/old, /topics/third, /topics/jd]')).toEqual([
      'articles/a.md:7:17 error 旧地址 /topics/third 现在是主题「third」的地址，不会转到这里 → 删掉这一项，或给那个主题改 id；这篇文章的地址是 /articles/a',
      'articles/a.md:7:32 error 旧地址 /topics/jd 是主题「jd」的地址，而它又把这篇文章的地址当旧地址 → 两边的 aliases 里各删掉对方的地址',
      'topics.yaml:3:13 error 旧地址 /topics/eka 就是这个主题现在的地址 → 删掉这一项',
      'topics.yaml:3:26 error 旧地址 /topics/jd 是主题「jd」的地址，而它又把这个主题的地址当旧地址 → 两边的 aliases 里各删掉对方的地址',
      'topics.yaml:3:46 error 旧地址 /archive 是站点自己的页面，不会转到这里 → 删掉这一项',
      'topics.yaml:3:56 error 旧地址 /old 也写在 articles/a.md 里 → 只留在一处，并且只写一次',
      'topics.yaml:4:32 error 旧地址 /topics/eka 是主题「eka」的地址，而它又把这个主题的地址当旧地址 → 两边的 aliases 里各删掉对方的地址',
      'topics.yaml:4:45 error 旧地址 /old 也写在 articles/a.md 里 → 只留在一处，并且只写一次',
      'topics.yaml:4:55 error 旧地址 /x 写了两次 → 只留在一处，并且只写一次',
      'topics.yaml:4:59 error 旧地址 /articles/a 是 articles/a.md 的地址，而它又把这个主题的地址当旧地址 → 两边的 aliases 里各删掉对方的地址',
      'topics.yaml:5:34 error 旧地址 /topics/jd 现在是主题「jd」的地址，不会转到这里 → 删掉这一项，或给那个主题改 id；这个主题的地址是 /topics/third',
    ]);
  });

  it('may be linked, and the topic that an article names by one is told its present id', () => {
    expect(
      found('- {id: card, name: 卡, aliases: [/topics/eka, /topics/old]}\n- {id: jd, name: 京东}\n'),
    ).toEqual([
      'articles/a.md:4:10 error 主题「eka」不在 topics.yaml 里 → 写成 card：eka 已经改名或并进了它；npm run rename -- eka card 可以把所有文章一次改好',
    ]);
  });
});
