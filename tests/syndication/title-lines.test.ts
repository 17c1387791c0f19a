import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakTitle } from '../../lib/syndication/title-lines.ts';

/** Lines of a title in a face where every Han letter is 1 wide and every other 0.5. */
function lines(title: string, lineWidth: number, maxLines = 6): string[] | null {
  const characters = [...title];
  const widths = characters.map((character) => (/\p{ASCII}/u.test(character) ? 0.5 : 1));
  const broken = breakTitle(characters, widths, { lineWidth, maxLines });
  return broken?.map(({ start, end }) => characters.slice(start, end).join('')) ?? null;
}

describe('a title in lines', () => {
  it.each([
    ['in one line where it fits', '先享后付是什么', 12, ['先享后付是什么']],
    [
      'between words, nearly the same width',
      '支付宝先享后付自动还款全面解析',
      12,
      ['支付宝先享后付', '自动还款全面解析'],
    ],
    [
      'at the pause rather than in the middle',
      '京东E卡怎么用，闲置的卡怎么处理',
      12,
      ['京东E卡怎么用，', '闲置的卡怎么处理'],
    ],
    [
      'not between a letter and its noun',
      '闲鱼回收京东e卡到账流程详解',
      9,
      ['闲鱼回收京东', 'e卡到账流程详解'],
    ],
    ['not in what is quoted', '京东“先享后付”功能的详解', 8, ['京东“先享后付”', '功能的详解']],
    ['around Latin words and numbers', '京东PLUS会员2026年怎么退', 8, ['京东PLUS会员', '2026年怎么退']],
  ])('%s', (_where, title, width, expected) => expect(lines(title, width)).toEqual(expected));

  it('says when there is no room', () => {
    expect(lines('先享后付是什么', 4, 2)).toHaveLength(2);
    expect(lines('先享后付是什么', 3, 2)).toBeNull();
    expect(lines('abcdefghijklmnopqrstuvwxyz', 5)).toBeNull();
  });

  it('keeps every letter, within the width, with no mark where it must not stand', () => {
    const piece = fc.constantFrom(
      '先享后付',
      '怎么',
      '退',
      '的',
      '，',
      '？',
      '《',
      '》',
      '“',
      '”',
      '（',
      '）',
      '、',
      '—',
      'E卡',
      'PLUS',
      '12.5%',
      ' ',
      '！',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 8, max: 16 }),
        (pieces, width) => {
          const title = pieces.join('').replace(/ +/g, ' ').trim();
          const broken = lines(title, width);
          if (broken === null) return;
          expect(broken.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
          for (const [index, line] of broken.entries()) {
            expect(
              [...line].reduce((sum, c) => sum + (/\p{ASCII}/u.test(c) ? 0.5 : 1), 0),
            ).toBeLessThanOrEqual(width);
            if (index > 0) expect(line).not.toMatch(/^[，？》”）、—！%]/u);
            if (index < broken.length - 1) expect(line).not.toMatch(/[《“（]$/u);
          }
        },
      ),
    );
  });
});
