import fc from 'fast-check';
import { expect, it } from 'vitest';
import { search } from '../../lib/relations/search.ts';
import { spentOn } from '../growth.ts';
import { NOW, siteOf } from './library.ts';

/** How many times as long as a short query one may take; with every way to divide a word, it took hours. */
const MOST = 20;

/** Makes a function that tells how often the time of a short query a query takes. */
const timed = () => {
  const { library } = siteOf({ 'xian-jin': { title: '现金安全', questions: ['昂额昂额昂额'] } });
  const spent = (query: string): number => spentOn(() => search(library, query, { now: NOW }));
  spent('anquan');
  const short = spent('anquan');
  return (query: string): number => spent(query) / short;
};

// Step by step to the longest: where one step more than doubles the time, the test should fail and not hang.
it.each([
  [
    'letters that are a syllable each (aaaa…b held the only thread for hours)',
    [24, 26, 28, 30, 39],
    'a',
    'b',
  ],
  ['syllables with tone numbers (ha1ha1…x did the same)', [18, 22, 24, 26, 28, 39], 'ha1', 'x'],
])('a query of %s takes no longer than another', (_, lengths, syllable, end) => {
  const time = timed();
  for (const length of lengths) expect(time(syllable.repeat(length) + end)).toBeLessThan(MOST);
});

it('no query of letters, tones and numbers takes long', () => {
  const time = timed();
  const queries = fc.string({ unit: fc.constantFrom(...'angieuovhzxb1 4é'), minLength: 20, maxLength: 120 });
  fc.assert(fc.property(queries, (query) => time(query) < MOST));
});
