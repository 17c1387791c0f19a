import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexedArticles } from '../../lib/relations/indexed-articles.ts';
import { fold } from '../../lib/text/fold.ts';
import { termsOf } from '../../lib/text/terms.ts';

const described = fc.record({
  time: fc.integer(),
  title: fc.string({ unit: 'binary', maxLength: 40 }),
  keywords: fc.string({ unit: 'binary', maxLength: 40 }),
  topics: fc.string({ maxLength: 20 }),
  headings: fc.string({ unit: 'binary', maxLength: 80 }),
  summary: fc.string({ unit: 'binary', maxLength: 160 }),
});
const puts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(described)), { maxLength: 40 });

function told({
  time,
  title,
  keywords,
  topics,
  headings,
  summary,
}: typeof described extends fc.Arbitrary<infer D> ? D : never) {
  return {
    time,
    title: fold(title),
    keywords: fold(keywords),
    titleTerms: [...termsOf(title)],
    labels: fold([title, keywords, topics, headings].join('\n')),
    summary: fold(summary),
  };
}

function remembered(articles: IndexedArticles, slug: string) {
  const article = articles.get(slug);
  if (article === undefined) return undefined;
  const { time, title, keywords, titleTerms, labels, summary } = article;
  return { time, title, keywords, titleTerms: [...titleTerms], labels, summary };
}

describe('what the index remembers of articles', () => {
  it('is what it was told last, however often an article grows, shrinks, goes and comes', () => {
    fc.assert(
      fc.property(puts, (all) => {
        const articles = new IndexedArticles();
        const plain = new Map<string, ReturnType<typeof told>>();
        for (const [slug, article] of all) {
          if (article === null) {
            articles.remove(slug);
            plain.delete(slug);
          } else {
            articles.put(slug, article);
            plain.set(slug, told(article));
          }
        }
        expect([...articles.slugs()].sort()).toEqual([...plain.keys()].sort());
        for (const slug of 'abcd') expect(remembered(articles, slug)).toEqual(plain.get(slug));
      }),
    );
  });

  it('may be larger than a page of memory, between small ones', () => {
    const articles = new IndexedArticles();
    const small = { time: 1, title: '小', keywords: '', topics: '', headings: '', summary: '短' };
    const large = { ...small, title: '大', headings: '很长的小标题\n'.repeat(200_000) };
    articles.put('first', small);
    articles.put('large', large);
    articles.put('last', small);
    expect(remembered(articles, 'first')).toEqual(told(small));
    expect(remembered(articles, 'large')).toEqual(told(large));
    expect(remembered(articles, 'last')).toEqual(told(small));
  });
});
