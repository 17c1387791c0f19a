import { expect, it } from 'vitest';
import type { ArticleCard } from '../../lib/library/cards.ts';
import { linksByTopic } from '../../lib/relations/links-by-topic.ts';
import { slugs } from './related-site.ts';

/** A link to an article that is called by its topic and its place. */
const link = (topic: string | null, at: number): ArticleCard => ({
  slug: `${topic ?? 'none'}-${at}`,
  title: `第${at}篇`,
  summary: '',
  mainTopic: topic === null ? null : { id: topic, name: topic },
  publishedAt: 0,
  updatedAt: null,
  expiresAt: null,
  draft: false,
});

/** The groups beside an article of the topic `own`, for links of these topics. */
const groups = (topics: readonly (string | null)[]): [topic: string | null, links: string[]][] =>
  linksByTopic(topics.map(link), ['own']).map(({ topic, links }) => [topic?.id ?? null, slugs(links)]);

it('further links of a site with hundreds of topics were fifty groups to open, of one link each', () => {
  expect(groups(['a', 'b', 'own', 'big', 'c', 'big', null, 'big', 'a'])).toEqual([
    ['own', ['own-2']],
    ['big', ['big-3', 'big-5', 'big-7']],
    [null, ['a-0', 'b-1', 'c-4', 'none-6', 'a-8']],
  ]);
});

it('a single small group keeps its name', () => {
  expect(groups(['a', 'big', 'big', 'own', 'big'])).toEqual([
    ['own', ['own-3']],
    ['a', ['a-0']],
    ['big', ['big-1', 'big-2', 'big-4']],
  ]);
});
