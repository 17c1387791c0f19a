import { describe, expect, it } from 'vitest';
import { halfWidthPunctuation, toFullWidth } from '../../lib/editorial/half-width.ts';
import { proseOf } from '../../lib/markdown/tokens.ts';
import { renderFreely } from '../markdown/rendered.ts';

describe('half-width punctuation among Han letters', () => {
  it.each([
    ['先停,再问', '先停，再问'],
    ['先停, 再问', '先停，再问'],
    ['真的吗?真的!', '真的吗？真的！'],
    ['三步:看;问;退', '三步：看；问；退'],
    ['京东E卡(JD)能退', '京东E卡（JD）能退'],
    ['APP(应用)', 'APP（应用）'],
    ['盐按 (肉 + 酒) 算', '盐按（肉 + 酒）算'],
    ['甲\n- (乙) 丙', '甲\n- （乙）丙'],
    ['在2024,我们', '在2024，我们'],
    ['**重点**,下文', '**重点**，下文'],
    ['《民法典》,第一条', '《民法典》，第一条'],
    ['(见(甲)一节)', '（见（甲）一节）'],
    ['[先停,再问](/articles/a)', '[先停，再问](/articles/a)'],
    ['第一行,  \n第二行', '第一行，  \n第二行'],
    ['𠮷野家,走', '𠮷野家，走'],
    // Chinese on one side alone.
    ['走𠮷,a', '走𠮷，a'],
    ['~~重点~~,a', '~~重点~~，a'],
    ['__重点__,a', '__重点__，a'],
    ['《民法典》(2020)', '《民法典》（2020）'],
    ['（甲）:a', '（甲）：a'],
    ['（a）:b', '（a）：b'],
    ['a甲,b', 'a甲，b'],
    // Blanks beside the mark go, others stay.
    ['甲 ,乙', '甲，乙'],
    ['先看 App 里(设置)', '先看 App 里（设置）'],
    ['[^1]: 甲,乙', '[^1]: 甲，乙'],
    ['https://a.example<br>甲,乙', 'https://a.example<br>甲，乙'],
    // Not code: the paragraph goes on, and so does the list.
    ['甲\n    乙,丙', '甲\n    乙，丙'],
    ['- 甲\n\n  乙\n\n    丙,丁', '- 甲\n\n  乙\n\n    丙，丁'],
  ])('%s becomes %s', (text, expected) => {
    expect(toFullWidth(text)).toBe(expected);
  });

  it.each([
    '12:30到',
    '1,000元',
    'Hello, world (yes)',
    'f(x)的图像',
    '函数 f(x) 的图像',
    '甲(\n\n3) 乙',
    // A bracket that nobody closed, and one of another paragraph.
    '甲(一\n\n二) 三',
    '`甲,乙`',
    '```\n甲,乙\n```',
    '> ```\n> 甲,乙\n> ```',
    '正文\n\n    甲,乙\n',
    '正文\n\n    甲,乙\n    丙,丁\n',
    '正文\n\n\t甲,乙\n',
    '    甲,乙\n',
    '[甲](/articles/甲,乙)',
    '<https://example.com/甲,乙>',
    'https://example.com/甲,乙 看',
    'www.example.com/甲,乙 看',
    '<mailto:甲,乙@a.example>',
    '[甲](/a "乙,丙")',
    "[甲](/a '乙,丙')",
    '[甲](/a (乙))',
    '[甲](</a (乙>)',
    '[甲](/a\\)乙)',
    '![图](/images/甲(乙).png)',
    '文字![图](/images/a.png)',
    '<span title="甲,乙">',
    '<!-- 甲,乙 -->',
    '<!--\n甲,乙\n\n丙,丁\n-->',
    '<!-- 甲,乙',
    '甲 <!-- 乙,\n丙,丁 --> 戊',
    '甲 `乙,\n丙,丁` 戊',
    '甲&nbsp;乙',
    '甲&#44;乙',
    '甲&#x2C;乙',
    '甲\\,乙',
    '甲[^注:一]\n\n[^注:一]: 说明',
    '甲[^1]\n\n[^1]:说明',
    '[甲:乙]\n\n[甲:乙]: /articles/a',
    '[甲:乙]、[甲:乙]\n\n  [甲:乙]: /articles/甲,乙',
    '[甲][E卡:乙]\n\n[e卡:乙]: /articles/a',
    '> [!NOTE]\n> 甲',
    '| 甲 | 乙 |\n| :-- | --: |\n',
    '3) 甲',
  ])('%j stays', (text) => {
    expect(toFullWidth(text)).toBe(text);
    expect(halfWidthPunctuation(proseOf(text))).toEqual([]);
  });

  it('is mended behind a line that begins with three backquotes of code (all that followed was taken for code)', () => {
    expect(toFullWidth('```甲,乙``` 丙,丁\n\n戊,己')).toBe('```甲,乙``` 丙，丁\n\n戊，己');
  });

  it('stays in code that speaks of fences', () => {
    const text = '```md\n甲,乙\n- ```\n```js\n丙,丁\n````\n';
    expect(toFullWidth(`${text}戊,己`)).toBe(`${text}戊，己`);
  });

  it('is mended behind code that shows the beginning of a comment', () => {
    expect(toFullWidth('`<!--` 甲,乙\n\n```\n<!--\n```\n丙,丁 -->')).toBe(
      '`<!--` 甲，乙\n\n```\n<!--\n```\n丙，丁 -->',
    );
  });

  it('an address with a blank in it stays an address (its brackets became Chinese ones)', () => {
    expect(toFullWidth('![图(一)](图 1.png)、甲,乙\n')).toBe('![图(一)](图 1.png)、甲，乙\n');
    expect(toFullWidth('看![图](/images/图 1.png),再问\n')).toBe('看![图](/images/图 1.png)，再问\n');
    expect(toFullWidth('看[图](图 1.md),再问[注](见 下文)\n')).toBe('看[图](图 1.md)，再问[注]（见 下文）\n');
    const link = '- [友](https://example.org/中文 路径)、[图](https://example.org/a b.png "题")';
    expect(toFullWidth(`${link},甲,乙\n`)).toBe(`${link}，甲，乙\n`);
  });

  it('a list below a list item is no code', () => {
    for (const mark of ['-', '*', '+', '1.', '1)']) {
      expect(toFullWidth(`${mark} 甲\n\n    - 乙,丙\n`)).toBe(`${mark} 甲\n\n    - 乙，丙\n`);
    }
  });

  it.each([
    '- 甲\n\n      print("你好,世界")\n',
    '1. 甲\n\n       乙,丙\n\n       丁,戊\n',
    '- 甲\n  - 乙\n\n        丙,丁\n',
    '- 甲\n  - 乙\n\n  丙\n\n      丁,戊\n',
    '- 甲\n\n乙\n\n    丙,丁\n',
    '-\t甲\n\n\t\t乙,丙\n',
    '# 甲\n    乙,丙\n',
    '```\n甲\n```\n    乙,丙\n',
  ])('code that is indented in a list or below a block stays: %j (it was mended)', (text) => {
    expect(renderFreely(text).html).toContain('<pre>');
    expect(toFullWidth(text)).toBe(text);
  });

  it.each([
    ['- 甲\n  - 乙\n\n      丙,丁\n', '- 甲\n  - 乙\n\n      丙，丁\n'],
    ['- 甲\n乙\n\n  丙,丁\n', '- 甲\n乙\n\n  丙，丁\n'],
    ['1. 甲\n\n   乙,丙\n10. 丁\n\n    戊,己\n', '1. 甲\n\n   乙，丙\n10. 丁\n\n    戊，己\n'],
  ])('a paragraph of a list item is no code: %j', (text, expected) => {
    expect(toFullWidth(text)).toBe(expected);
  });

  it('the address of a link behind a footnote or another link stays (it was no link any more)', () => {
    for (const before of ['[^1]', '[乙]', '[乙](/articles/b)']) {
      const link = `${before}[甲](/articles/甲 "甲,乙")`;
      expect(toFullWidth(`${link},丙`)).toBe(`${link}，丙`);
    }
  });

  it('all of many marks in a row are mended at once (the sixth and those behind it took a second --fix)', () => {
    expect(toFullWidth('真的??!!?!**!**?')).toBe('真的？？！！？！**！**？');
    expect(toFullWidth('really??,,!真的')).toBe('really？？，，！真的');
  });

  it('a mark that is spoken of stays (“分号(;)” was to say “分号（；）”, another mark)', () => {
    expect(toFullWidth('列用逗号(,)隔开, 行用( ; ),问号「?」除外')).toBe(
      '列用逗号（,）隔开，行用（; ），问号「?」除外',
    );
  });

  it('another system’s tags and links to notes stay (the names of files in them became others)', () => {
    const marks =
      '{% tabs 安装, icon:fa %}、{{< figure title="图(一)" >}}、[[退款(二)|见(二)]]、![[票,一.png]]';
    expect(toFullWidth(`${marks},再看`)).toBe(`${marks}，再看`);
  });

  it.each([
    ['设 $x_1,当x>0$ 时,取 $$总价=单价,数量$$,得', '设 $x_1,当x>0$ 时，取 $$总价=单价,数量$$，得'],
    ['$$\n总价=单价,数量\n$$', '$$\n总价=单价,数量\n$$'],
    ['买了$5,又花$6,共$11', '买了$5，又花$6，共$11'],
  ])('formulas stay (%j), prices are none', (text, mended) => {
    expect(toFullWidth(text)).toBe(mended);
  });

  it('faces and names of pictures stay (:smile: became ：smile：)', () => {
    const faces = '真好:)糟了:-(哎;)好的:smile:、:+1:行:thumbs_up:呢:(';
    expect(toFullWidth(`${faces}\n甲,乙:(一)`)).toBe(`${faces}\n甲，乙：（一）`);
    const withEyes = '开心(^_^)累(T_T)疼(>_<)掀桌(╯°□°)╯羞(・ω・)懵(@_@;)汗(-_-||)';
    expect(toFullWidth(withEyes)).toBe(withEyes);
    expect(toFullWidth('卡(A-B)与(_)(x)(10-10)(...)')).toBe('卡（A-B）与（_）（x）（10-10）（...）');
  });

  it('the marks of another system’s notes stay (nothing told any more that they are none here)', () => {
    expect(toFullWidth(':::提示 甲,乙\n丙,丁\n:::\n')).toBe(':::提示 甲,乙\n丙，丁\n:::\n');
  });
});
