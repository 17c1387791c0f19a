import { describe, expect, it } from 'vitest';
import { neighboursInTopic, publishedArticle } from '../../lib/library/articles.ts';
import { articlesOfTopic, neighbouringTopics, topicsWithCounts } from '../../lib/library/topics.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';

const { folders, library, everything, files } = imported();

/** Writes an article of these topics, the main one first. */
const write = (slug: string, topics: string, options: { publishedAt?: string; fields?: string } = {}) =>
  folders().write(`articles/${slug}.md`, articleText(slug, options).replace('[fenqi]', `[${topics}]`));

describe('topics with their counts', () => {
  it('count what readers can see: no draft, nothing scheduled, nothing expired', () => {
    folders().write(
      'topics.yaml',
      '- id: leer\n  name: 空\n- id: two\n  name: 二\n  summary: 两篇。\n  parent: fenqi\n- id: fenqi\n  name: 分期\n',
    );
    folders().write('articles/a.md', articleText('甲').replace('[fenqi]', '[fenqi, two]'));
    folders().write('articles/b.md', articleText('乙'));
    folders().write('articles/draft.md', articleText('稿', { fields: 'draft: true\n' }));
    folders().write('articles/later.md', articleText('将来', { publishedAt: '2030-01-01' }));
    folders().write('articles/gone.md', articleText('过期', { fields: 'expiresAt: 2025-01-01\n' }));
    everything();
    expect(topicsWithCounts(library(), now)).toEqual([
      { id: 'two', name: '二', summary: '两篇。', parent: 'fenqi', articles: 1 },
      { id: 'fenqi', name: '分期', summary: '', parent: null, articles: 2 },
    ]);
    const before = topicsWithCounts(library(), Date.UTC(2024, 0, 1));
    expect(before).toEqual([]);
  });

  it('are those that articles name where there is no list, by their ids', () => {
    write('one', 'b, a');
    write('two', 'b');
    everything();
    expect(topicsWithCounts(library(), now).map(({ name, articles }) => [name, articles])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('change with the first and the last millisecond of an article', () => {
    folders().write(
      'articles/a.md',
      articleText('甲', { publishedAt: '2025-01-01', fields: 'expiresAt: 2025-02-01\n' }),
    );
    everything();
    const from = Date.parse('2025-01-01T00:00:00+08:00');
    const until = Date.parse('2025-02-01T00:00:00+08:00');
    expect([from - 1, from, until - 1, until].map((at) => topicsWithCounts(library(), at).length)).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe('the articles of a topic', () => {
  it('begin with those of which it is the main one, then those that others recommend, then the newest', () => {
    write('aside', 'ka, fenqi', { publishedAt: '2025-01-01' });
    write('old', 'fenqi', { publishedAt: '2022-01-01' });
    write('new', 'fenqi', { publishedAt: '2024-01-01' });
    write('recommended', 'fenqi', { publishedAt: '2021-01-01' });
    write('elsewhere', 'ka', { fields: 'related: [recommended, aside]\n' });
    write('draft', 'fenqi', { fields: 'draft: true\n' });
    everything();
    const slugs = (limit: number, offset = 0) =>
      articlesOfTopic(library(), 'fenqi', { now, limit, offset }).map(({ slug }) => slug);
    expect(slugs(9)).toEqual(['recommended', 'new', 'old', 'aside']);
    expect(slugs(2, 1)).toEqual(['new', 'old']);
  });

  it('have the order of what readers see: drafts recommend nothing, and nothing recommends itself', () => {
    write('a', 'fenqi', { publishedAt: '2025-01-01 08:00:00' });
    write('b', 'fenqi', { publishedAt: '2024-01-01 08:00:00', fields: 'related: [b]\n' });
    write('draft', 'fenqi', { fields: 'draft: true\nrelated: [b]\n' });
    // Of one time, by address; imported the other way round.
    for (const slug of ['d', 'c']) {
      write(slug, 'fenqi', { publishedAt: '2023-01-01' });
      everything();
    }
    expect(articlesOfTopic(library(), 'fenqi', { now, limit: 9 }).map(({ slug }) => slug)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });
});

describe('the main topic of an article', () => {
  const mainTopics = () => {
    const { mainTopic, topics } = publishedArticle(library(), 'a', now) ?? {};
    return [mainTopic?.name, topics?.map(({ id }) => id)];
  };

  it('was a slip of the hand that has no page: it is the first that has one, or none', () => {
    folders().write('topics.yaml', '- id: fenqi\n  name: 分期\n');
    write('a', 'fen-qi, fenqi');
    write('b', 'fen-qi');
    everything();
    expect(mainTopics()).toEqual(['分期', ['fenqi']]);
    const b = publishedArticle(library(), 'b', now);
    expect(b).toMatchObject({ mainTopic: null, topics: [] });
    expect(b && neighboursInTopic(library(), b, now)).toEqual({ previous: null, next: null });
  });

  it('is any of those that articles name where there is no list', () => {
    write('a', 'fen-qi, fenqi');
    everything();
    expect(mainTopics()).toEqual(['fen-qi', ['fen-qi', 'fenqi']]);
  });

  it('follows topics.yaml, also for an article whose file has errors now', () => {
    folders().write('topics.yaml', '- id: fenqi\n  name: 分期\n- id: ka\n  name: 卡\n');
    write('a', 'fenqi, ka');
    everything();
    folders().write('articles/a.md', 'kaputt');
    everything();
    expect(mainTopics()).toEqual(['分期', ['fenqi', 'ka']]);
    folders().write('topics.yaml', '- id: ka\n  name: 卡\n- id: fenqi\n  name: 分期付款\n');
    files('topics.yaml');
    expect(mainTopics()).toEqual(['分期付款', ['fenqi', 'ka']]);
    folders().write('topics.yaml', '- id: ka\n  name: 卡\n');
    files('topics.yaml');
    expect(mainTopics()).toEqual(['卡', ['ka']]);
    folders().write('topics.yaml', '- id: other\n  name: 别的\n');
    everything();
    expect(mainTopics()).toEqual([undefined, []]);
  });
});

describe('the neighbours of a topic', () => {
  it('are those that share the most articles with it, each with the count of its own', () => {
    write('a', 'fenqi, far, away');
    write('b', 'fenqi, near');
    write('c', 'near, fenqi');
    write('d', 'near');
    write('e', 'fenqi, draft', { fields: 'draft: true\n' });
    everything();
    const neighbours = (limit: number) =>
      neighbouringTopics(library(), topicsWithCounts(library(), now), 'fenqi', { now, limit }).map(
        ({ id, articles }) => [id, articles],
      );
    expect(neighbours(4)).toEqual([
      ['near', 3],
      ['away', 1],
      ['far', 1],
    ]);
    expect(neighbours(2)).toHaveLength(2);
    expect(neighbours(1)).toEqual([['near', 3]]);
  });

  it('are topics that have a page', () => {
    folders().write('topics.yaml', '- id: fenqi\n  name: 分期\n');
    write('a', 'fenqi, unknown');
    everything();
    const topics = topicsWithCounts(library(), now);
    expect(neighbouringTopics(library(), topics, 'fenqi', { now, limit: 4 })).toEqual([]);
  });
});
