import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../lib/text/amounts.ts';

const others = (text: string) => amountsIn(text).map(({ text: written, others }) => [written, ...others]);

describe('an amount', () => {
  it('has the other ways in which people write it', () => {
    expect(others('二十块的卡')).toEqual([['二十块', '20元', '20块', '20块钱', '二十元', '二十块钱']]);
    expect(others('30天内')).toEqual([['30天', '30日', '三十天', '三十日']]);
    expect(others('200岁')).toEqual([['200岁', '二百岁', '两百岁']]);
    expect(others('3个小时')).toEqual([
      ['3个小时', '3小时', '3钟头', '3个钟头', '三小时', '三个小时', '三钟头', '三个钟头'],
    ]);
    for (const written of ['3小时', '3钟头', '3个钟头', '3个月', '3年', '3岁'])
      expect(others(written)[0]?.[0]).toBe(written);
    // Nobody says 十两.
    expect(others('12天')).toEqual([['12天', '12日', '十二天', '十二日']]);
  });

  it.each([
    ['两百五块', '250元'],
    ['一千零五元', '1005元'],
    ['1005块', '一千零五元'],
    ['一万零五百元', '10500元'],
    ['5千块钱', '5000元'],
    ['5百块', '500元'],
    ['十二天', '12天'],
    ['110元', '一百一十元'],
    ['2年', '两年'],
    ['200元', '两百元'],
    ['2200元', '两千二百元'],
    ['2200块', '两千两百块'],
    ['12000元', '一万两千元'],
  ])('%s is %s', (written, other) => {
    expect(others(written)[0]).toContain(other);
  });

  it.each([
    '几千元',
    '十一百天',
    '一百一百元',
    '一二三块',
    '零元',
    '零五元',
    '0元',
    '100000元',
    '9999999元',
    '二十的卡',
    '6月18日',
    '第二天',
    '第十二天',
    '1.5万元',
    '',
  ])('is not in %s', (text) => {
    expect(amountsIn(text)).toEqual([]);
  });
});
