import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachTerm, nameTerm, termsOf, termsWithin } from '../../lib/text/terms.ts';

function places(text: string): string[] {
  const found: string[] = [];
  eachTerm(text, (_, offset, length) => found.push(text.slice(offset, offset + length)));
  return found;
}

describe('terms of a text', () => {
  it('are Han pairs, Latin words, and what stands where the two meet', () => {
    expect(places('先享后付')).toEqual(['先享', '享后', '后付']);
    expect(places('京东E卡,20元')).toEqual(['京东', 'E', 'E卡', '卡', '20', '0元', '元']);
    expect(places('Plus会员')).toEqual(['Plus', 's会', '会员']);
  });

  it('never pair letters across a sign', () => {
    expect(places('变现。套现')).toEqual(['变现', '套现']);
  });

  it('pair no letter of another script with a Han letter: it has no place below the words', () => {
    expect(places('鲜の店')).toEqual(['鲜', 'の', '店']);
  });

  it('tell rare letters apart that share half of their code (𠮷 and 𠎷 were one)', () => {
    expect(termsOf('𠮷')).not.toEqual(termsOf('\u{203B7}'));
  });

  it('are the same for other forms of the same letters', () => {
    expect(termsOf('ＰＬＵＳ會員')).toEqual(termsOf('plus会员'));
  });

  it('of a name is none that a text can have', () => {
    expect([...termsOf('bnpl risk')]).not.toContain(nameTerm('bnpl'));
    expect(nameTerm('bnpl')).toBeGreaterThanOrEqual(0xe000_0000);
  });

  it('lie within the text and fit in 32 bits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        eachTerm(text, (term, offset, length) => {
          expect(offset + length).toBeLessThanOrEqual(text.length);
          expect(length).toBeGreaterThan(0);
          expect(term).toBe(term >>> 0);
          expect(term).not.toBe(0);
        });
      }),
    );
  });

  it('of a word are in every text with the word (E卡 was not in 京东E卡回收)', () => {
    for (const word of ['E卡', '20元', '加V认证']) {
      expect([...termsOf(`一张${word}回收`)]).toEqual(expect.arrayContaining([...termsWithin(word)]));
    }
    expect(termsWithin('卡')).toEqual(termsOf('卡'));
  });
});
