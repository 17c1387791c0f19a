import { describe, expect, it } from 'vitest';
import { keepTogether } from '../../lib/text/keep-together.ts';

describe('a line never ends', () => {
  it('in a blank to fill in, however long', () => {
    expect(keepTogether('金额＿＿＿＿元')).toBe('金额＿\u2060＿\u2060＿\u2060＿元');
  });

  it.each([...'×÷=≈≠≤≥<>−+'])('before %s of a formula', (sign) => {
    expect(keepTogether(`a ${sign} b`)).toBe(`a\u00a0${sign} b`);
  });

  it.each([
    ['1000元×3', '1000元|×|3'],
    ['(1－p)', '(1|－|p)'],
    ['（1000＋x）', '（1000|＋|x）'],
    ['10%－2％＋a）÷(b', '10%|－2％|＋a）|÷(b'],
    // A line may end behind a sign that isn't within brackets.
    ['12＋3', '12|＋3'],
    ['甲＋乙', '甲＋乙'],
  ])('at a | in %s', (text, kept) => {
    expect(keepTogether(text)).toBe(kept.replaceAll('|', '\u2060'));
  });
});
