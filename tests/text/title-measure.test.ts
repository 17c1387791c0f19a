import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleMeasure } from '../../lib/text/title-measure.ts';

describe('the measure of a title', () => {
  it.each([
    ['between words (the first article broke into 分期支 and 付功能)', '小米商城分期支付功能受限分析', 8],
    ['after the colon', '京东e卡回收变现全攻略:让闲置卡券轻松变现金', 12],
    ['not between a letter and its noun', '闲鱼回收京东e卡到账流程详解', 10],
    ['not in a word that the dictionary does not know', '如何取消先享后付冻结的白条99元', 8],
    ['not in what is quoted', '京典会员“先享后付”权益详解', 10],
  ])('makes its lines end %s', (_, title, measure) => expect(titleMeasure(title, 13)).toBe(measure));

  it('is left alone where it stands in one line, or has nowhere to break', () => {
    expect(titleMeasure('如何恢复先享后付功能', 13)).toBeNull();
    expect(titleMeasure('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz', 13)).toBeNull();
    expect(titleMeasure('', 13)).toBeNull();
  });

  it('has a class in site.css, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'先享后付怎么退的，？“”《》E卡 Plus:'), maxLength: 80 }),
        (title) => {
          const measure = titleMeasure(title, 16) ?? 9;
          expect(measure).toBeGreaterThanOrEqual(7);
          expect(measure).toBeLessThanOrEqual(16);
        },
      ),
    );
  });
});
