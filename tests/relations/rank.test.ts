import { expect, it } from 'vitest';
import { documentVector } from '../../lib/library/terms.ts';
import { rankDocuments } from '../../lib/relations/rank.ts';
import { TermIndex } from '../../lib/relations/term-index.ts';
import { termsOf } from '../../lib/text/terms.ts';

interface Text {
  readonly title: string;
  readonly text: string;
  readonly topics: readonly string[];
  /** In ms. */
  readonly time?: number;
}

/** Keys of the ranking for one of the texts, the best first. */
function ranking(texts: Readonly<Record<string, Text>>, key: string): string[] {
  const index = new TermIndex();
  const vectorOf = ({ title, text, topics }: Text) =>
    documentVector({ title, text, summary: '', keywords: [], topics });
  for (const [name, text] of Object.entries(texts)) index.put(name, vectorOf(text), false);
  index.settle();
  const source = texts[key];
  if (source === undefined) throw new Error(key);
  const described = ({ title, time }: Text) => ({ titleTerms: termsOf(title), time });
  return rankDocuments(index, { key, vector: vectorOf(source), ...described(source) }, (name) => {
    const text = texts[name];
    return text && described(text);
  }).map((rank) => rank.key);
}

const others = Object.fromEntries(
  ['外卖误触', '健身房跑路', '快递丢件', '航班取消'].map((title, at) => [
    `other-${at}`,
    { title, text: `${title}怎么办`, topics: ['more'] },
  ]),
);

it('a text that speaks of what the source is for comes before one that is nearer by its words alone', () => {
  const texts = {
    source: { title: '定金', text: '卖家不退钱，先看合同，再找平台，最后去法院起诉', topics: [] },
    near: { title: '怎么写信', text: '卖家不退钱，先看合同，再找平台，最后去法院起诉。', topics: [] },
    speaks: { title: '怎么写信', text: '定金，定金，卖家不退钱，先看合同，再找平台，最后', topics: [] },
    ...others,
  };
  expect(ranking(texts, 'source').slice(0, 2)).toEqual(['speaks', 'near']);
});

it('an article whose title the source speaks of comes before one that is nearer by its words alone', () => {
  const texts = {
    source: { title: '卖家不退钱', text: '先看合同，再找平台，最后起诉。', topics: [] },
    text: { title: '怎么写信', text: '先看合同，再找平台，最后起诉。', topics: [] },
    title: { title: '先看合同', text: '再找平台，合同里有名字。', topics: [] },
    ...others,
  };
  expect(ranking(texts, 'source')[0]).toBe('title');
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

it('of two texts alike, the one of the same time comes first', () => {
  const year = 365 * 24 * 60 * 60 * 1000;
  const texts = {
    source: { title: '定金退不回来', text: '卖家不退钱。', topics: [], time: 10 * year },
    old: { title: '卖家不发货', text: '卖家不退钱。', topics: [], time: year },
    near: { title: '卖家不发货', text: '卖家不退钱。', topics: [], time: 11 * year },
    ...others,
  };
  expect(ranking(texts, 'source')[0]).toBe('near');
});
