import { expect, it } from 'vitest';
import { documentVector } from '../../lib/library/terms.ts';
import { rankDocuments } from '../../lib/relations/rank.ts';
import { TermIndex } from '../../lib/relations/term-index.ts';
import { termsOf } from '../../lib/text/terms.ts';

interface Text {
  readonly title: string;
  readonly text: string;
  readonly topics: readonly string[];
}

/** Keys of the ranking for one of the texts, the best first. */
function ranking(texts: Readonly<Record<string, Text>>, key: string): string[] {
  const index = new TermIndex();
  const vectorOf = ({ title, text, topics }: Text) =>
    documentVector({ title, text, summary: '', keywords: [], topics: topics.map((id) => ({ id })) });
  for (const [name, text] of Object.entries(texts)) index.put(name, vectorOf(text), false);
  index.settle();
  const source = texts[key];
  if (source === undefined) throw new Error(key);
  return rankDocuments(index, { key, vector: vectorOf(source), time: undefined }, (name) => {
    const text = texts[name];
    return text && { titleTerms: termsOf(text.title), time: undefined };
  }).map((rank) => rank.key);
}

const others = Object.fromEntries(
  ['外卖误触', '健身房跑路', '快递丢件', '航班取消'].map((title, at) => [
    `other-${at}`,
    { title, text: `${title}怎么办`, topics: ['more'] },
  ]),
);

it('of two texts alike, the one that speaks of what the source is for comes first', () => {
  const texts = {
    source: { title: '定金退不回来', text: '卖家不退钱，先看合同。', topics: [] },
    // As near by its words as the other one.
    near: { title: '合同怎么看', text: '卖家不退钱，先看合同。合同里有什么。', topics: [] },
    speaks: { title: '合同怎么写', text: '卖家不退钱，先看合同。定金退不回来。', topics: [] },
    ...others,
  };
  expect(ranking(texts, 'source')[0]).toBe('speaks');
});

it('of two texts alike, the one of the source’s rarer topic comes first', () => {
  const texts = {
    source: { title: '定金退不回来', text: '卖家不退钱。', topics: ['deposit', 'more'] },
    common: { title: '卖家不发货', text: '卖家不退钱。', topics: ['more'] },
    rare: { title: '卖家不发货', text: '卖家不退钱。', topics: ['deposit'] },
    ...others,
  };
  expect(ranking(texts, 'source')[0]).toBe('rare');
});
