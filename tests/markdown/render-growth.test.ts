import { describe, expect, it } from 'vitest';
import { bodyExcess } from '../../lib/content/body-limits.ts';
import { breakablePieces } from '../../lib/text/title-breaks.ts';
import { growth } from '../growth.ts';
import { renderFreely } from './rendered.ts';

/** What Markdown's limits let through: its page must not hold up those of all others. */
const endless: Readonly<Record<string, (length: number) => string>> = {
  'a word without end among words': (length) => `a ${'a'.repeat(length)}甲`,
  'a word of hyphens without end': (length) => `a ${'a-'.repeat(length / 2)}甲`,
  'an emphasised word without end, then a Han letter': (length) => `*${'a'.repeat(length)}甲*`,
};

describe('the page of a text that nobody writes', () => {
  it.each(Object.entries(endless))('takes no longer than its length allows: %s', (_, ofLength) => {
    expect(bodyExcess(ofLength(40_000))).toBeNull();
    expect(growth(ofLength, renderFreely)).toBeLessThan(1);
  });

  it('takes no longer than its length allows for a column’s heading without end (100,000 characters took 8 s)', () => {
    expect(growth((length) => '先 看'.repeat(length), breakablePieces)).toBeLessThan(1);
  });
});
