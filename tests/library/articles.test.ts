import { describe, expect, it } from 'vitest';
import {
  aliasTarget,
  expiredTitle,
  neighboursInTopic,
  publishedArticle,
} from '../../lib/library/articles.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';

const { folders, library, everything } = imported();

const importAll = (articles: Readonly<Record<string, string>>) => {
  for (const [slug, text] of Object.entries(articles)) folders().write(`articles/${slug}.md`, text);
  everything();
};
const published = (slug: string) => {
  const article = publishedArticle(library(), slug, now);
  if (article === null) throw new Error(slug);
  return article;
};

describe('an article', () => {
  it('has its topics in the editor’s order, without those that topics.yaml doesn’t have', () => {
    folders().write('topics.yaml', '- id: a\n  name: 甲\n- id: b\n  name: 乙\n');
    importAll({ one: articleText('一').replace('[fenqi]', '[b, unknown, a]') });
    expect(published('one').topics).toEqual([
      { id: 'b', name: '乙' },
      { id: 'a', name: '甲' },
    ]);
  });

  it('has a length that counts letters and words', () => {
    importAll({ one: articleText('一', { body: '打 Apple Pay 的电话 400，说三遍。' }) });
    expect(published('one').characters).toBe(7 + 2 * 3);
  });

  it('has no time to come at which it was changed, checked or corrected (a page said 更新：2062)', () => {
    const corrections = 'corrections: [{date: 2025-12-01, text: 一}, {date: 2026-02-01, text: 二}]\n';
    importAll({
      slip: articleText('后', { fields: `updatedAt: 2062-11-24\nverifiedAt: 2026-01-02\n${corrections}` }),
      right: articleText('前', { fields: 'updatedAt: 2025-12-31\nverifiedAt: 2025-12-31\n' }),
    });
    expect(published('slip')).toMatchObject({
      updatedAt: null,
      verifiedAt: null,
      corrections: [{ text: '一' }],
    });
    const day = Date.parse('2025-12-31T00:00:00+08:00');
    expect(published('right')).toMatchObject({ updatedAt: day, verifiedAt: day });
  });

  it('is null before its time, after it, and as a draft', () => {
    importAll({
      later: articleText('后', { publishedAt: '2027-01-01' }),
      over: articleText('完', { fields: 'expiresAt: 2025-01-01\n' }),
      draft: articleText('稿', { fields: 'draft: true\n' }),
    });
    for (const slug of ['later', 'over', 'draft', 'none']) {
      expect(publishedArticle(library(), slug, now), slug).toBeNull();
    }
  });
});

it('an article is there from its first millisecond to its last, and then has expired', () => {
  importAll({
    a: articleText('甲', {
      publishedAt: '2025-01-01',
      fields: 'updatedAt: 2025-01-15\nexpiresAt: 2025-02-01\n',
    }),
  });
  const day = (date: string) => Date.parse(`2025-${date}T00:00:00+08:00`);
  const [from, updated, until] = [day('01-01'), day('01-15'), day('02-01')];
  const isThere = (at: number) => publishedArticle(library(), 'a', at) !== null;
  expect([from - 1, from, until - 1, until].map(isThere)).toEqual([false, true, true, false]);
  expect([until - 1, until].map((at) => expiredTitle(library(), 'a', at))).toEqual([null, '甲']);
  expect(publishedArticle(library(), 'a', updated)?.updatedAt).toBe(updated);
});

describe('the title of an expired article', () => {
  it('is told only of what readers have seen', () => {
    importAll({
      over: articleText('完', { fields: 'expiresAt: 2025-01-01\n' }),
      draft: articleText('稿', { fields: 'draft: true\nexpiresAt: 2025-01-01\n' }),
      now: articleText('在'),
    });
    expect(['over', 'draft', 'now', 'none'].map((slug) => expiredTitle(library(), slug, now))).toEqual([
      '完',
      null,
      null,
      null,
    ]);
  });
});

describe('a former address', () => {
  it('leads to the first article that has it and can be read', () => {
    const fields = 'aliases: [/old]\n';
    importAll({
      a: articleText('稿', { fields: `${fields}draft: true\n` }),
      c: articleText('丙', { fields }),
      b: articleText('乙', { fields }),
    });
    expect(aliasTarget(library(), '/old', now)).toBe('b');
    expect(aliasTarget(library(), '/other', now)).toBeNull();
  });

  it('of an expired article leads to it, unless one that can be read has it too', () => {
    const over = 'expiresAt: 2025-01-01\n';
    importAll({
      a: articleText('甲', { fields: `aliases: [/both, /alone, /articles/c]\n${over}` }),
      b: articleText('乙', { fields: 'aliases: [/both]\n' }),
      // Says itself that it has expired.
      c: articleText('丙', { fields: over }),
    });
    expect(aliasTarget(library(), '/both', now)).toBe('b');
    expect(aliasTarget(library(), '/alone', now)).toBe('a');
    expect(aliasTarget(library(), '/articles/c', now)).toBeNull();
  });

  it('leads nowhere before the article is there, and past one that is scheduled in its place', () => {
    importAll({
      later: articleText('后', { publishedAt: '2027-01-01', fields: 'aliases: [/soon]\n' }),
      over: articleText('完', { fields: 'aliases: [/articles/later]\nexpiresAt: 2025-01-01\n' }),
    });
    expect(aliasTarget(library(), '/soon', now)).toBeNull();
    expect(aliasTarget(library(), '/articles/later', now)).toBe('over');
  });
});

describe('the articles before and after one', () => {
  it('are those of its main topic by time, and by address where the time is the same', () => {
    importAll({
      a: articleText('甲', { publishedAt: '2024-01-01' }),
      b: articleText('乙', { publishedAt: '2024-01-01' }),
      c: articleText('丙', { publishedAt: '2024-01-02' }),
      d: articleText('丁', { publishedAt: '2023-12-01' }),
      e: articleText('戊', { publishedAt: '2023-11-01' }),
      other: articleText('另', { publishedAt: '2024-01-01' }).replace('[fenqi]', '[ka, fenqi]'),
      draft: articleText('稿', { publishedAt: '2024-01-03', fields: 'draft: true\n' }),
    });
    const around = (slug: string) => {
      const { previous, next } = neighboursInTopic(library(), published(slug), now);
      return [previous?.slug ?? null, next?.slug ?? null];
    };
    expect(around('e')).toEqual([null, 'd']);
    expect(around('a')).toEqual(['d', 'b']);
    expect(around('b')).toEqual(['a', 'c']);
    expect(around('c')).toEqual(['b', null]);
  });
});
