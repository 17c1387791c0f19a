import { describe, expect, it } from 'vitest';
import { TermIndex } from '../../lib/relations/term-index.ts';
import { termVector } from '../../lib/text/vector.ts';

const vectorOf = (text: string) => termVector([{ text, weight: 1 }]);

function indexOf(texts: Record<string, string>, keep = false): TermIndex {
  const index = new TermIndex();
  for (const [key, text] of Object.entries(texts)) index.put(key, vectorOf(text), keep);
  index.settle();
  return index;
}

const TEXTS = {
  deposit: '回收手机先付定金，定金不退怎么办',
  prepaid: '回收手机先付预付款，预付款怎么退',
  ride: '打车先乘后付，忘记付款怎么办',
  food: '外卖误触免密支付',
};

describe('the term index', () => {
  it('finds the nearest text first, and none that shares nothing', () => {
    const found = indexOf(TEXTS).nearest(vectorOf(TEXTS.deposit), 10);
    expect(found.map(({ key }) => key)).toEqual(['deposit', 'prepaid', 'ride']);
  });

  it('is the same after a change as if it had been built so', () => {
    const changed = indexOf({ ...TEXTS, food: '押金' }, true);
    changed.put('food', vectorOf('忘了付款'), true);
    changed.put('food', vectorOf(TEXTS.food), true);
    changed.remove('ride');
    changed.put('ride', vectorOf(TEXTS.ride), true);
    const query = vectorOf('先付定金，误触免密');
    const rounded = (index: TermIndex) =>
      index.nearest(query, 10).map(({ key, likeness }) => [key, likeness.toFixed(5)]);
    expect(rounded(changed)).toEqual(rounded(indexOf(TEXTS)));
  });

  it('forgets what was removed', () => {
    const index = indexOf(TEXTS);
    index.remove('prepaid');
    index.remove('never-was-there');
    expect(index.nearest(vectorOf(TEXTS.deposit), 10).map(({ key }) => key)).not.toContain('prepaid');
    expect(index.size).toBe(3);
  });

  it('is empty without complaint', () => {
    expect(new TermIndex().nearest(vectorOf('押金'), 5)).toEqual([]);
    const terms = [{ term: 1, text: '押金', kind: 'plain' as const, weight: 1 }];
    expect(new TermIndex().matching({ terms, concepts: [], words: [] }, 5, () => 0)).toEqual([]);
  });

  it('does not take a text with names and numbers of its own for less like', () => {
    const own = Array.from({ length: 40 }, (_, at) => `n${at}x`).join(' ');
    const index = indexOf({ ...TEXTS, plain: '定金怎么退，验机', named: `定金怎么退，验机 ${own}` });
    const found = index.nearest(vectorOf('定金怎么退，先验机'), 10);
    const of = (name: string) => found.find(({ key }) => key === name)?.likeness ?? 0;
    expect(of('named')).toBeGreaterThan(of('plain') * 0.2);
  });

  it('tells which share of some terms a document has', () => {
    const index = indexOf(TEXTS);
    const terms = vectorOf('定金').terms;
    expect(index.cover(terms, ['deposit', 'food', 'nowhere'])).toEqual([expect.any(Number), 0, 0]);
    expect(index.cover(terms, ['deposit'])[0]).toBeGreaterThan(0.5);
    expect(index.cover([], ['deposit'])).toEqual([0]);
  });
});
