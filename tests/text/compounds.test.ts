import { expect, it } from 'vitest';
import { wordsOf } from '../../lib/text/compounds.ts';
import { termsOf } from '../../lib/text/terms.ts';

it.each([
  ['c++教程', ['c++', '教程']],
  ['学c#和f#', ['学', 'c#', '和', 'f#']],
  ['c++11 新特性', ['c++', '11', '新特性']],
  ['升级到10.0.29。', ['升级到', '10.0.29']],
  ['node.js与asp.net', ['node.js', '与', 'asp.net']],
  ['10.0.29+', ['10.0.29']],
  ['node.js+express', ['node.js', 'express']],
  ['b.com#top', ['b.com', 'top']],
  ['www.b.com', ['www', 'b.com']],
  // Decimals, dates, sums, headings, topics between signs and the ends of sentences are none.
  ['打9.8折', ['打9', '8折']],
  ['10.25元', ['10', '25元']],
  ['2024.7.1起', ['2024', '7', '1起']],
  ['a+b', ['a', 'b']],
  ['# 标题', ['标题']],
  ['#618#和#iphone15#回收', ['618', '和', 'iphone15', '回收']],
  ['看 app. 然后', ['看', 'app', '然后']],
  ['', []],
])('the words of %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('a compound has a term beside those of its words, which no other text with the words has', () => {
  const [version] = termsOf('10.0.29').filter((term) => !termsOf('10 0 29').includes(term));
  expect(version).toBeDefined();
  expect(termsOf('共 10 项，0 到 29 分')).not.toContain(version);
  expect(termsOf('自１０．０．２９版起')).toContain(version);
  for (const name of ['c++', 'c#']) expect(termsOf(name)).toHaveLength(2);
  // A decimal is several numbers.
  expect(termsOf('9.8')).toEqual(termsOf('9，8'));
});

it.each(['の', 'ー', 'Ω', 'й', 'ß', '한'])(
  'a compound directly behind %s has its term (it had none)',
  (letter) => {
    for (const compound of ['c++', 'c#', 'node.js', '10.0.29']) {
      const own = termsOf(compound).filter(
        (term) =>
          !termsOf(
            wordsOf(compound)
              .join(' ')
              .replace(/[.+#]+/g, ' '),
          ).includes(term),
      );
      expect(own).toHaveLength(1);
      expect([...termsOf(`${letter}${compound}`)]).toContain(own[0]);
    }
  },
);

it('a chain of a hundred thousand words is one compound, found once', () => {
  expect(termsOf('a.'.repeat(100_000)).length).toBe(100_001);
});
