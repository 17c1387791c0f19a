import { describe, expect, it } from 'vitest';
import { documentName, publisherPrefix } from '../../lib/text/document-name.ts';

describe('the name of a source', () => {
  it.each([
    ['中华人民共和国民法典', '《中华人民共和国民法典》'],
    ['单用途商业预付卡管理办法（试行）', '《单用途商业预付卡管理办法（试行）》'],
    ['《互联网平台价格行为规则》', '《互联网平台价格行为规则》'],
    ['关于切实解决老年人运用智能技术困难的通知', '《关于切实解决老年人运用智能技术困难的通知》'],
    ['关于适用《中华人民共和国民法典》的解释', '《关于适用〈中华人民共和国民法典〉的解释》'],
  ])('of a law or a rule stands in 《》: %s', (title, expected) => {
    expect(documentName(title)).toBe(expected);
  });

  it.each(['《互联网平台价格行为规则》发布的报道', '购物卡骗局提示', 'Consumer Protection Act'])(
    'is no title where it only describes (a 《 was lost, and reports looked like books): %s',
    (title) => {
      expect(documentName(title)).toBe(title);
    },
  );
});

describe('who published a source', () => {
  it('stands before its title, but not twice (公安部刑侦局：公安部刑侦局关于购物卡骗局的提示)', () => {
    expect(publisherPrefix('购物卡骗局提示', '公安部刑侦局')).toBe('公安部刑侦局：');
    expect(publisherPrefix('公安部刑侦局关于购物卡骗局的提示', '公安部刑侦局')).toBe('');
    expect(publisherPrefix('谨防冒充公安部的电话', '公安部')).toBe('公安部：');
    expect(publisherPrefix('购物卡骗局提示', undefined)).toBe('');
  });
});
