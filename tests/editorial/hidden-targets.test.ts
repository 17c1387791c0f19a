import { expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const TARGETS = {
  'articles/draft.md': article(
    '草',
    { draft: 'true', related: '[expired]' },
    '见[下](/articles/expired)。\n',
  ),
  'articles/expired.md': article(
    '下',
    { publishedAt: '2020-01-01', expiresAt: '2021-01-01', aliases: '[/articles/old]' },
    '见[草](/articles/draft)。\n',
  ),
  'articles/scheduled.md': article('定', { publishedAt: '2030-01-01' }),
};

it('readers who are led to a draft or an expired article are told of (they saw words without a link, or none)', () => {
  const files = {
    ...TARGETS,
    'site.yaml': 'featured: [draft]\n',
    'about.md': '见[下](/articles/old)。\n',
    'articles/a.md': article(
      '甲',
      { related: '[scheduled, old, draft]' },
      '见[定](/articles/scheduled)、[草](/articles/draft#top)。\n',
    ),
  };
  expect(checked(files, 'hidden-target')).toEqual([
    'about.md:1:6 warn 链接的 articles/expired.md 已经下线，读者看不到 → 换一篇，或删掉',
    'articles/a.md:7:22 warn related 里的 articles/expired.md 已经下线，读者看不到 → 换一篇，或删掉',
    'articles/a.md:7:27 warn related 里的 articles/draft.md 还是草稿，读者看不到 → 发布它，或换一篇',
    'articles/a.md:10:31 warn 链接的 articles/draft.md 还是草稿，读者看不到 → 发布它，或换一篇',
    'site.yaml:1:12 warn featured 里的 articles/draft.md 还是草稿，读者看不到 → 发布它，或换一篇',
  ]);
});

it('what readers don’t see themselves may lead anywhere', () => {
  expect(checked(TARGETS, 'hidden-target')).toEqual([]);
});
