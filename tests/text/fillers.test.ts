import { describe, expect, it } from 'vitest';
import { withoutFillers } from '../../lib/text/fillers.ts';

describe('a text without fillers', () => {
  it.each([
    ['扣了我两次', '扣两次'],
    ['手机怎么拿回来', '手机拿回来'],
    ['会员还款过期', '会员还款过期'],
    ['怎么样', ''],
    ['咋样为什么什么啥怎样咋怎么为啥', ''],
    ['能不能可不可以可以会不会是不是有没有应该', ''],
    ['到底现在已经一下了着', ''],
    ['的我你您他她它们这那就都也又啊呢吧吗呀嘛', ''],
    ['用不了', '用不了'],
    ['', ''],
  ])('%s is %s', (text, rest) => {
    expect(withoutFillers(text).text).toBe(rest);
  });

  it('tells where each letter stood', () => {
    const text = '扣了我两次的钱';
    const { text: rest, places } = withoutFillers(text);
    expect(places.map((place) => text[place]).join('')).toBe(rest);
  });
});
