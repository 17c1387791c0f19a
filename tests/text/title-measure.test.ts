import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleClass } from '../../lib/text/title-measure.ts';

describe('the lines of a title', () => {
  it.each([
    [
      'between words (the first article broke into 分期支 and 付功能)',
      '小米商城分期支付功能受限分析',
      'em-8',
    ],
    ['after the colon', '京东e卡回收变现全攻略:让闲置卡券轻松变现金', 'em-11'],
    ['not between a letter and its noun', '闲鱼回收京东e卡到账流程详解', 'em-6'],
    ['not in a word that the dictionary does not know', '如何取消先享后付冻结的白条99元', 'em-8'],
    ['not in what is quoted', '饿了么“先享后付”功能使用指南', 'em-9'],
    ['in a short line before a long one (自动 was torn from 还款)', '支付宝先享后付自动还款全面解析', 'em-7'],
    [
      'in three lines rather than in a word (转 was torn from 让)',
      '如何在闲鱼平台低价购得并转让京东E卡:安全回收指南',
      'em-9 again',
    ],
    ['by no hair behind an opening mark, which is set narrower', '“理由”那一栏，按真实情况选', 'em-7'],
    [
      'on the comma for which only half of its width is left (补材料 was torn from 去派出所)',
      '被骗以后去派出所补材料，带什么',
      'em-12',
    ],
    ['on the comma beside a mark, where both are set narrower', '有人教你“换个账户就行”，请停下', 'em-12'],
    ['not in what is quoted (快速 was torn from 到账)', '问二：页面写着“快速到账”，算不算数', 'em-8'],
    ['not in a quotation after a bracket that nothing opened', '1）坑四：“钱转了，你看截图”', 'em-5'],
    ['before the word that leads on (被骗的 was torn from 应对策略)', '支付宝先享后付被骗的应对策略', 'em-7'],
  ])('end %s', (_, title, lines) => expect(titleClass(title, 13)).toBe(lines));

  it('aren’t full to the last hair (路线、补 was torn from 给)', () => {
    const title = '武功山反穿两日：从沈子村到龙山村，路线、补给、露营地与下撤点的一份完整记录';
    expect(titleClass(title, 18)).toBe('em-17 again');
  });

  it('aren’t so narrow that a long name fills one (256G was torn from B, and 与 stood alone)', () => {
    expect(titleClass('先享后付iPhone15ProMax256GB值不值', 13)).toBe('em-12 again');
    expect(titleClass('旧手机iPhone15ProMax与SamsungGalaxyS24Ultra两个型号的回收报价', 13)).toBeUndefined();
  });

  it('end where an English one reads well (blanks were taken for a third of an em, and letters are broader)', () => {
    expect(titleClass('How to Read a Contract Before You Sign It', 18)).toBe('em-14');
    expect(titleClass('iPhone 15 Pro Max 256GB 旧机回收价格怎么谈', 13)).toBe('em-11');
  });

  it('end on a pause in a list, too (a card ended in 让闲置卡券轻松变 | 现金)', () => {
    expect(titleClass('京东e卡回收变现全攻略:让闲置卡券轻松变现金', 18)).toBe('em-11');
    expect(titleClass('京东E卡回收价格详解:如何高价变现闲置礼品卡', 19)).toBe('em-10');
  });

  it.each([
    ['先享后付:重塑消费体验与商业信任的新模式', 18, 'em-4'],
    ['京东先享后付退货规则详解:运费问题与操作指南', 19, 'em-12'],
    ['淘宝信用回收流程详解:先拿钱还是先付款?', 13, 'em-10'],
    ['手机预付款回收:先付定金的考量与实践', 13, 'em-7'],
  ])(
    'end after the colon in Firefox and Safari, too, which keep no space from it: %s',
    (title, widest, lines) => {
      expect(titleClass(title, widest)).toBe(lines);
    },
  );

  it('aren’t full to the last hair in Chromium for that (我 stood behind the comma)', () => {
    expect(titleClass('问三：对方说“已打款”，我这里却没有', 13)).toBe('em-11');
  });

  it('are two in the column of a wide screen', () => {
    const title = '20元京东e卡回收价值全解析:如何高价转让您的购物卡?';
    expect(titleClass(title, 13)).toBe('em-8 again');
    expect(titleClass(title, 13, 2)).toBe(undefined);
    expect(titleClass(title, 17.7, 2)).toBe('em-14');
    expect(titleClass(`${title}${title}`, 17.7, 2)).toBeUndefined();
  });

  it('are left alone where it stands in one line, or has nowhere to break', () => {
    expect(titleClass('如何恢复先享后付功能', 13)).toBeUndefined();
    expect(titleClass('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz', 13)).toBeUndefined();
    expect(titleClass('', 13)).toBeUndefined();
  });

  it('have a class in site.css, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'先享后付怎么退的，？“”《》E卡 Plus:'), maxLength: 80 }),
        fc.constantFrom(13, 16, 17.7, 18, 19),
        (title, widest) => {
          expect(titleClass(title, widest) ?? 'em-4').toMatch(/^em-(?:[4-9]|1[0-8])(?: again)?$/);
        },
      ),
    );
  });
});
