import { describe, expect, it } from 'vitest';
import { keepTogether } from '../../lib/text/keep-together.ts';

describe('a line never ends', () => {
  it('in a blank to fill in, however long', () => {
    expect(keepTogether('金额＿＿＿＿元')).toBe('金额＿\u2060＿\u2060＿\u2060＿元');
  });

  it.each([...'×÷=≈≠≤≥<>−+'])('before %s of a formula', (sign) => {
    expect(keepTogether(`a ${sign} b`)).toBe(`a\u00a0${sign} b`);
  });
});
