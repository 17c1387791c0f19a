import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../lib/text/fold.ts';

describe('fold', () => {
  it('makes equal what a reader takes for equal', () => {
    expect(fold('ＰＬＵＳ會員')).toBe('plus会员');
    expect(fold('閒魚賣卡')).toBe('闲鱼卖卡');
    expect(fold('\uFA1D品')).toBe('精品');
    expect(fold('帳戶、帐户')).toBe('账户、账户');
    expect(fold('京东Ｅ卡')).toBe('京东e卡');
    expect(fold('Pokémon Häagen ệ')).toBe('pokemon haagen e');
    expect(fold('ё й が')).toBe('ё й が');
  });

  it('keeps every offset, so that a match can be marked in the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
  });

  it('changes nothing the second time: ⿂ is 魚, and that is 鱼', () => {
    expect(fold('⿂')).toBe('鱼');
    const letters = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');
    expect(fold(fold(letters))).toBe(fold(letters));
  });
});
