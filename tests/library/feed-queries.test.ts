import { expect, it } from 'vitest';
import {
  articleChanges,
  listsChangedAt,
  newestWithTexts,
  topicChanges,
} from '../../lib/library/feed-queries.ts';
import { articleText } from './content-folder.ts';
import { imported } from './imported.ts';

const { folders, library, everything } = imported();

const save = (slug: string, fields: string) => {
  folders().write(`articles/${slug}.md`, articleText(slug, { publishedAt: '2024-01-01', fields }));
  everything();
};

it('an article changed when it was last updated or corrected, and not at a date to come', () => {
  save('a', 'updatedAt: 2025-01-01\ncorrections:\n  - date: 2025-03-01\n    text: 改\n');
  const changedAt = (date: string) =>
    articleChanges(library(), { now: Date.parse(date), limit: 9, offset: 0 })[0]?.changedAt;
  expect(changedAt('2024-06-01')).toBe(Date.parse('2024-01-01T00:00:00+08:00'));
  expect(changedAt('2025-02-01')).toBe(Date.parse('2025-01-01T00:00:00+08:00'));
  expect(changedAt('2025-04-01')).toBe(Date.parse('2025-03-01T00:00:00+08:00'));
});

it('the lists changed when content was imported, and when an article appears or expires later', () => {
  const before = Date.now();
  save('a', 'expiresAt: 2900-01-01\n');
  folders().write('articles/b.md', articleText('b', { publishedAt: '2800-01-01' }));
  everything();
  const at = (date: string) => listsChangedAt(library(), Date.parse(date));
  expect(at('2799-12-31')).toBeGreaterThanOrEqual(before);
  expect(at('2799-12-31')).toBeLessThanOrEqual(Date.now());
  expect(at('2800-06-01')).toBe(Date.parse('2800-01-01T00:00:00+08:00'));
  expect(at('2900-06-01')).toBe(Date.parse('2900-01-01T00:00:00+08:00'));
});

it('a topic without a page is in no sitemap, and the others stand in the order of topics.yaml', () => {
  folders().write('topics.yaml', '- {id: b, name: 乙}\n- {id: a, name: 甲}\n');
  folders().write('articles/x.md', articleText('x').replace('[fenqi]', '[a, unknown, b]'));
  everything();
  expect(topicChanges(library(), Date.now()).map(({ id }) => id)).toEqual(['b', 'a']);
});

it('a feed begins with the newest, by address where the time is the same, and may be of one topic', () => {
  const save = (slug: string, topics: string, publishedAt: string): void =>
    folders().write(
      `articles/${slug}.md`,
      articleText(slug, { publishedAt }).replace('[fenqi]', `[${topics}]`),
    );
  save('c', 'ka', '2024-01-01');
  save('b', 'fenqi, ka', '2024-01-02');
  save('a', 'ka', '2024-01-01');
  save('d', 'fenqi', '2024-01-03');
  everything();
  const slugs = (limit: number, topic?: string): string[] =>
    newestWithTexts(library(), { now: Date.now(), limit, topic }).map(({ slug }) => slug);
  expect(slugs(3)).toEqual(['d', 'b', 'a']);
  expect(slugs(9, 'ka')).toEqual(['b', 'a', 'c']);
  expect(topicChanges(library(), Date.now()).map(({ id }) => id)).toEqual(['fenqi', 'ka']);
});

it('a feed is full although what is scheduled would be newer', () => {
  save('a', '');
  folders().write('articles/later.md', articleText('later', { publishedAt: '2800-01-01' }));
  everything();
  const newest = newestWithTexts(library(), { now: Date.now(), limit: 1 });
  expect(newest.map(({ slug }) => slug)).toEqual(['a']);
});
