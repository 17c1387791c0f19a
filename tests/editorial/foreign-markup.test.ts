import { describe, expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const FILE = 'articles/a.md';
/** Problems of a text that stands in an article whose body begins in line 8. */
const markup = (body: string, others: Readonly<Record<string, string>> = {}) =>
  checked({ [FILE]: article('甲', {}, body), ...others }, 'foreign-markup', 'about-front-matter');

describe('markup of other systems', () => {
  it('that the page leaves out is told, a block as a loss', () => {
    const body =
      '按 <kbd>Ctrl</kbd>，\n换<BR>行\n\n<div class="note">\n看不到\n</div>\n\n> <img src="a.png">\n\n- <hr>\n';
    const tag = '改用 Markdown 写，或删掉；想让读者看到标签本身，用反引号包起来';
    expect(markup(body)).toEqual([
      `${FILE}:9:3 warn 网页上不显示 HTML 标签：<kbd> → ${tag}`,
      `${FILE}:10:2 warn 网页上不显示 HTML 标签：<BR> → 段落之间空一行；段落里换行，行末加一个反斜杠`,
      `${FILE}:12:1 warn 网页上不显示 HTML，这一块的内容都会丢：<div class="note"> → ${tag}`,
      `${FILE}:16:3 warn 网页上不显示 HTML，这一块的内容都会丢：<img src="a.png"> → 写成 ![图片说了什么](/images/文件名)`,
      `${FILE}:18:3 warn 网页上不显示 HTML，这一块的内容都会丢：<hr> → ${tag}`,
    ]);
  });

  it('that would stand in the page as it is written is told', () => {
    // Each tag of a line by itself, also where the text has nothing else that tells.
    expect(markup('甲{% a %}乙{% b %}\n').map((line) => /「(.*?)」/.exec(line)?.[1])).toEqual([
      '{% a %}',
      '{% b %}',
    ]);
    for (const tag of ['{{% note %}}', '[[退款流程]]', ':::tip', '::: Tip']) {
      expect(markup(`${tag}\n`).join('')).toContain(`「${tag}」是别的系统的标签`);
    }
    expect(markup('前文\n{% asset_img a.jpg %}和{{< figure src="b" >}}\n')).toEqual([
      `${FILE}:10:1 warn 「{% asset_img a.jpg %}」是别的系统的标签，会原样显示给读者 → 改用 Markdown 写，或删掉`,
      `${FILE}:10:23 warn 「{{< figure src="b" >}}」是别的系统的标签，会原样显示给读者 → 改用 Markdown 写，或删掉`,
    ]);
  });

  it('of wikis and of VuePress, which would stand in the page, too, is told', () => {
    const body =
      '见 [[退款流程]]：\n\n![[票据.png]]\n\n:::tip 提示\n留好凭证。\n:::\n\n[[1]](/articles/a)和`[[b]]`\n';
    const message = '是别的系统的标签，会原样显示给读者';
    expect(markup(body)).toEqual([
      `${FILE}:9:3 warn 「[[退款流程]]」${message} → 写成 [文字](/articles/文件名)`,
      `${FILE}:11:1 warn 「![[票据.png]]」${message} → 写成 ![图片说了什么](/images/文件名)`,
      `${FILE}:13:1 warn 「:::tip 提示」${message} → 写成引用：第一行 > [!NOTE]，下面每行以 > 开头，并删掉结束的 :::`,
    ]);
  });

  it('of Obsidian and of Markdown editors is told, too (comments and marks stood before readers unnoticed)', () => {
    const body =
      '[TOC]\n\n[[toc]]\n\n先==停==再%%自己看%%问 ^a1\n\n> [!tip] 小技巧\n> 内容\n\n> [!TIP]\n> 好\n\n`a==b==c`、a == b == c、50%%\n';
    const fixes = markup(body).map((line) => line.replace(' warn 「', ' ').replace(/」[^→]*/, ' '));
    expect(fixes).toEqual([
      `${FILE}:9:1 [TOC] → 删掉：文章的小标题不用自己列目录`,
      `${FILE}:11:1 [[toc]] → 删掉：文章的小标题不用自己列目录`,
      `${FILE}:13:2 ==停== → 写成 **停**`,
      `${FILE}:13:8 %%自己看%% → 删掉：这里没有只给自己看的批注`,
      `${FILE}:13:17 ^a1 → 删掉：链接到小标题就写 #小标题`,
      `${FILE}:15:3 [!tip] 小技巧 → 这一行只写 > [!NOTE]（或 TIP、IMPORTANT、WARNING、CAUTION），标题和内容从下一行写起，也以 > 开头`,
    ]);
  });

  it('that shows recordings, papers and photos of telephones is told what works (to write an article’s address was said)', () => {
    const body = '![[录音 1.m4a]]\n\n[[报告.pdf|报告]]\n\n![[年夜饭.HEIC]]\n\n[[v2.0 发布]]\n\n^block-id\n';
    expect(markup(body).map((line) => line.split(' → ')[1])).toEqual([
      '把文件放进内容文件夹的 public/，写成 /录音%201.m4a，或删掉链接',
      '把文件放进内容文件夹的 public/，写成 /报告.pdf，或删掉链接',
      '网页不显示这种图片：存成 JPG 或 PNG，写成 ![图片说了什么](/images/文件名)',
      '写成 [文字](/articles/文件名)',
      '删掉：链接到小标题就写 #小标题',
    ]);
  });

  it('is told of links and pictures that are none, for a blank or Chinese brackets (readers saw them as they are written)', () => {
    const body =
      '![图](/images/图 1.png)\n\n见[下文]（/articles/a）和[上文]（#top）。\n\n见[法条]（https://example.com/a）。\n\n' +
      '[注](见 下文)、[好](/articles/a "标 题")、[好](</images/图 1.png>)、\\[例\\]\\(/a b\\)、`[x]（/a）`、[1]（甲）\n';
    const blank = '地址里不能有空格：写成 %20，或给文件改名';
    const brackets = '把地址两边的全角括号（ ）换成半角括号 ( )';
    expect(markup(body)).toEqual([
      `${FILE}:9:1 warn 「![图](/images/图 1.png)」没有成为图片，会原样显示给读者 → ${blank}`,
      `${FILE}:11:2 warn 「[下文]（/articles/a）」没有成为链接，会原样显示给读者 → ${brackets}`,
      `${FILE}:11:20 warn 「[上文]（#top）」没有成为链接，会原样显示给读者 → ${brackets}`,
      `${FILE}:13:2 warn 「[法条]（」没有成为链接，会原样显示给读者 → ${brackets}`,
    ]);
  });

  it('is told of headings without a blank and of footnotes without their other half (a note was lost, marks were shown)', () => {
    const body =
      '#怎么退\n\n一[^1]，二[^2]。\n\n[^2]: 有。\n\n[^3]: 没人引。\n\n' +
      '#消费提示 先别付款。\n\n#话题#\n\n#1\n\n\\#不是标题\n\n例[^a]\n\n[^a]: 有。\n\n写作 `[^9]`。\n';
    expect(markup(body)).toEqual([
      `${FILE}:9:1 warn 「#怎么退」没有成为小标题，会原样显示给读者 → 在 # 后面空一格`,
      `${FILE}:11:2 warn 「[^1]」没有对应的脚注，会原样显示给读者 → 另起一段写 [^1]: 脚注的内容，或删掉`,
      `${FILE}:15:1 warn 没有地方引用脚注 [^3]，网页上不显示它 → 在正文里写上 [^3]，或删掉`,
    ]);
  });

  it('is told of a subheading without a blank that has its text right below it (only one alone in its paragraph was)', () => {
    const body =
      '先看。\n##怎么退\n找[客服](/articles/a)。\n\n> ＃＃1.退款\n> 见上。\n\n###看[法条](/articles/a)\n\n' +
      '#甲 #乙\n去骑车。\n\n\\##不是\n标题\n\n**甲**##乙\n丙\n';
    const told = markup(body).map((line) => line.replace(`${FILE}:`, '').replace(/ warn (「.*」).*/, ' $1'));
    expect(told).toEqual(['10:1 「##怎么退」', '13:3 「＃＃1.退款」', '16:1 「###看」']);
  });

  it('is told where it stands in quotations and items, behind escapes and names of characters (the column was another)', () => {
    const places = markup(
      '> 甲\n> 乙 [[x]]\n\n1. 甲\n   乙{% a %}[^1]\n\n\\*甲&amp;乙 [[y]]\n\n> [!注意]\n> 甲\n',
    );
    expect(places.map((line) => line.replace(/」.*/, '').replace(' warn 「', ' '))).toEqual([
      `${FILE}:10:5 [[x]]`,
      `${FILE}:13:5 {% a %}`,
      `${FILE}:13:12 [^1]`,
      `${FILE}:15:11 [[y]]`,
      `${FILE}:17:3 [!注意]`,
    ]);
  });

  it('is told of what a Chinese keyboard typed, or a blank broke (readers saw it as it is written)', () => {
    const body =
      '见[甲](/articles/a）和[甲] (/articles/a)。\n\n＃＃ 小标题\n\n！[图](/images/a.png)\n\n注[^1]\n\n[^1]：说明\n\n** 甲 **乙\n\n' +
      '138****0000、\\*\\*甲、**乙**，好！[丙](/articles/a)\n\n2**10\n';
    const told = markup(body).map((line) => line.replace(`${FILE}:`, '').replace(/ warn .*?→/, ''));
    expect(told).toEqual([
      '9:2 把地址两边的全角括号（ ）换成半角括号 ( )',
      '9:19 ] 和 ( 之间不能有空格',
      '11:1 把 ＃ 换成半角的 #，后面空一格',
      '13:1 把图片前面的 ！ 换成半角的 !',
      '15:2 另起一段写 [^1]: 脚注的内容，或删掉',
      '17:1 写成 [^1]: 脚注的内容：冒号用半角的，前面空一行',
      '19:1 ** 要成对、在同一段里，并且紧挨着里面的文字，不留空格；只是星号就写成 \\*\\*',
    ]);
  });

  it('a line break in a cell has no way to be written in Markdown (the fix for paragraphs was told)', () => {
    expect(markup('| 甲 |\n| --- |\n| 一<br>二 |\n')).toEqual([
      `${FILE}:11:4 warn 网页上不显示 HTML 标签：<br> → 格子里不能换行：用顿号、分号隔开，或拆成几行`,
    ]);
  });

  it('is told where it stands, also behind other marks of the same paragraph', () => {
    expect(markup('**前**文\n见{{< figure >}}\n')[0]).toMatch(/^articles\/a\.md:10:2 warn 「\{\{< figure >/);
  });

  it('in code, in comments and in comparisons is none', () => {
    expect(
      markup('`<kbd>` 3 <4，a<b\n\n```\n<div>{% x %}\n```\n\n<!-- more -->\n\n<https://a.cn>\n'),
    ).toEqual([]);
    // Nor is a quotation, whatever it speaks of.
    expect(markup('> 卡密等于现金。\n\n> 提示写作[!tip]。\n\n> **停**\n\n> - 停\n')).toEqual([]);
  });
});

it('front matter of the page about the site would stand in the page', () => {
  expect(markup('正文。\n', { 'about.md': '---\ntitle: 关于\n---\n\n正文\n' })).toEqual([
    'about.md:1:1 error 这个文件不要开头信息：它会显示在网页上 → 删掉两行 --- 和中间的字段，只留正文；npm run check -- --fix 可以把它们改成注释',
  ]);
  // A line between two parts of it is none.
  expect(markup('正文。\n', { 'about.md': '关于。\n\n---\n\n联系。\n' })).toEqual([]);
});
