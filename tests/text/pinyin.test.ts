import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPinyin, matchSound, readings, soundAlike, soundPrefix } from '../../lib/text/pinyin.ts';

const TITLE = '支付宝自动还款全面解析';

describe('pinyin', () => {
  it('spells a letter in any of its readings: 还款 is huankuan', () => {
    expect(matchSound('zidonghuankuan', TITLE, 3, 'syllables')).toBe(7);
    expect(matchSound('zidonghaikuan', TITLE, 3, 'syllables')).toBe(7);
  });

  it('writes ü as v, as keyboards do: 女生 is nvsheng', () => {
    expect(matchSound('nvsheng', '女生', 0, 'syllables')).toBe(2);
  });

  it('is told from other words by its syllables, however they may be divided', () => {
    for (const text of ['huabei', 'xian', 'fangan', 'lve', 'zhuangshuang', 'a'.repeat(40)])
      expect(isPinyin(text)).toBe(true);
    for (const text of ['brand', 'iphone', 'huab', 'pyhton', `${'a'.repeat(39)}b`])
      expect(isPinyin(text)).toBe(false);
  });

  it('has every syllable that a common letter is read by', () => {
    // The 3,755 letters of GB/T 2312's first level are written by these bytes.
    const decoder = new TextDecoder('gb18030');
    const unknown = new Set<string>();
    for (let row = 0xb0; row <= 0xd7; row++) {
      for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
        const letter = decoder.decode(Uint8Array.of(row, cell));
        for (const reading of readings(letter.charCodeAt(0))) if (!isPinyin(reading)) unknown.add(reading);
      }
    }
    // 哼, which everybody types as heng.
    expect([...unknown]).toEqual(['hng']);
  });

  it('may stop in the middle of a syllable, as one types', () => {
    expect(matchSound('zidonghuank', TITLE, 3, 'syllables')).toBe(7);
  });

  it('takes first letters', () => {
    expect(matchSound('zfbzdhk', TITLE, 0, 'initials')).toBe(7);
    expect(matchSound('zfbx', TITLE, 0, 'initials')).toBe(-1);
  });

  it('goes on behind Latin letters and signs, but not into the next line', () => {
    const title = 'plus会员“先享后付”';
    expect(matchSound('plushyxxhf', title, 0, 'initials')).toBe(11);
    expect(matchSound('hyqy', '会员\n权益', 0, 'initials')).toBe(-1);
    expect(matchSound('hyqy', '会员”，权益', 0, 'initials')).toBe(6);
    expect(matchSound('hyqy', '会员”，“权益', 0, 'initials')).toBe(-1);
  });

  it('hears 预 as 逾, and not as 额', () => {
    expect(soundAlike('预'.charCodeAt(0), '逾'.charCodeAt(0))).toBe(true);
    expect(soundAlike('预'.charCodeAt(0), '额'.charCodeAt(0))).toBe(false);
  });

  it('hears 环 as 还, whichever was typed, though 还 is mostly hai', () => {
    expect(soundAlike('环'.charCodeAt(0), '还'.charCodeAt(0))).toBe(true);
    expect(soundAlike('还'.charCodeAt(0), '环'.charCodeAt(0))).toBe(true);
    // 行 is seldom hang, and so is 巷.
    expect(soundAlike('行'.charCodeAt(0), '巷'.charCodeAt(0))).toBe(true);
  });

  it('hears nothing alike in two letters that it can’t read', () => {
    expect(matchSound('𠮷', '𡈽', 0, 'syllables')).toBe(-1);
    expect(matchSound('𠮷', '𠮷', 0, 'syllables')).toBe(2);
  });

  it('measures how far whole syllables go', () => {
    expect(soundPrefix('zhimaxinyonghuankuan', '芝麻信用先享后付', 0)).toBe('zhimaxinyong'.length);
    // 缩 is suo and, seldom, su.
    expect(soundPrefix('suoshui', '缩水', 0)).toBe('suoshui'.length);
  });

  it('answers -1 or an offset in the text, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('syllables' as const, 'initials' as const),
        (typed, mode) => {
          const end = matchSound(typed, TITLE, 0, mode);
          expect(end).toBeLessThanOrEqual(TITLE.length);
          expect(end).toBeGreaterThanOrEqual(-1);
        },
      ),
    );
  });
});
