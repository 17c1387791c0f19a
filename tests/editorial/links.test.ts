import { describe, expect, it } from 'vitest';
import { article, checked } from './folder.ts';

const FILE = 'articles/a.md';
/** Problems of a text that stands in an article whose body begins in line 8. */
const links = (body: string, others: Readonly<Record<string, string>> = {}) =>
  checked(
    { [FILE]: article('甲', {}, body), ...others },
    'broken-link',
    'broken-anchor',
    'missing-image',
    'foreign-image',
    'unused-image',
    'image-text',
  );

describe('links between pages', () => {
  it('that lead nowhere are named with the nearest', () => {
    expect(links('见[乙](/articles/gift-crad)。\n', { 'articles/gift-card.md': article('乙') })).toEqual([
      `${FILE}:9:6 error 链接 /articles/gift-crad 没有对应的文章 → 是不是 gift-card？`,
    ]);
    expect(links('[甲](/topics/nowhere)，[乙](/abuot)，[丙](other.md)\n')).toEqual([
      `${FILE}:9:5 error 站内没有 /topics/nowhere 这个页面 → 改成已有的地址，或删掉链接`,
      `${FILE}:9:26 error 站内没有 /abuot 这个页面 → 改成已有的地址，或删掉链接`,
      `${FILE}:9:38 error 相对链接「other.md」在文章页上走不通 → 写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）`,
    ]);
  });

  it('to a former address in another spelling are wrong: readers see no link there (the report had none of it)', () => {
    const files = { 'articles/b.md': article('乙', { aliases: '[/articles/old.md, /articles/b.html]' }) };
    expect(links('见[乙](/articles/old)、[乙](/articles/b.html)。\n', files)).toEqual([
      `${FILE}:9:6 error 链接 /articles/old 没有对应的文章 → 改成已有的名字，或删掉它`,
    ]);
  });

  it('are looked at in a file whose front matter has mistakes, too', () => {
    const bad = article('乙', { publishedAt: '2024-02-30' }, '[丙](/articles/c)，<b>粗</b>，先停,再问。\n');
    expect(
      checked(
        { [FILE]: article('甲'), 'articles/b.md': bad },
        'date',
        'broken-link',
        'foreign-markup',
        'half-width-punctuation',
      ).map((line) => line.split(' ', 3)),
    ).toMatchObject([
      ['articles/b.md:3:14', 'error', expect.stringContaining('publishedAt')],
      ['articles/b.md:9:5', 'error', '链接'],
      ['articles/b.md:9:18', 'warn', expect.stringContaining('网页上不显示')],
      ['articles/b.md:9:29', 'warn', expect.anything()],
    ]);
  });

  it('by the file’s name are told with the address of the article', () => {
    const others = { 'articles/b.md': article('乙'), 'articles/c.md': '没有信息区\n' };
    expect(links('[乙](b.md)，[丙](../2021/c)\n', others)).toEqual([
      `${FILE}:9:5 error 相对链接「b.md」在文章页上走不通 → 写成 /articles/b；npm run check -- --fix 可以代劳`,
      `${FILE}:9:15 error 相对链接「../2021/c」在文章页上走不通 → 写成 /articles/c；npm run check -- --fix 可以代劳`,
    ]);
  });

  it('by the file’s name in percent encoding, to a part of it, and to hosts without https are told what was meant', () => {
    const body =
      '[乙](./%E5%8D%A1.md#怎么退)，[丙](www.example.com/x)，[丁](12315.cn)，[戊](https：//a.cn/b)\n';
    expect(links(body, { 'articles/卡.md': article('乙') }).map((told) => told.split(' → ')[1])).toEqual([
      '写成 /articles/卡#怎么退；npm run check -- --fix 可以代劳',
      '写成 https://www.example.com/x',
      '写成 https://12315.cn',
      '写成 https://a.cn/b',
    ]);
  });

  it('without an address are told (readers tapped on [模板]() and stayed where they were)', () => {
    expect(
      links('见[模板]()和[附件](<>)，[上面](#top)。\n').map((told) => told.replace(/ → .*/, '')),
    ).toEqual([
      `${FILE}:9:7 error 链接没有写地址，读者点了还在这一页`,
      `${FILE}:9:14 error 链接没有写地址，读者点了还在这一页`,
    ]);
  });

  it('that pages take away are told; telephone numbers stay (readers tapped on nothing)', () => {
    expect(
      links('[微信](weixin://dl/x)、[电话](tel:12315)、[信](mailto:a@b.cn)、[网](HTTPS://a.cn)\n'),
    ).toEqual([
      `${FILE}:9:6 error 网页不放「weixin:」开头的链接，读者点不开 → 写成 https:// 开头的地址，或只留文字`,
    ]);
  });

  it('to an article that can’t be read now are not called wrong: the article is there', () => {
    expect(links('[乙](/articles/b)\n', { 'articles/b.md': '没有信息区\n' })).toEqual([]);
  });

  it('may end with a slash, as the server takes it away (every such link was called wrong)', () => {
    expect(
      links('[乙](/articles/b/) [丙](/articles/nowhere/)\n', { 'articles/b.md': article('乙') }),
    ).toEqual([`${FILE}:9:23 error 链接 /articles/nowhere 没有对应的文章 → 改成已有的名字，或删掉它`]);
  });

  it('to a file that isn’t there, or to a folder, are told (nobody looked)', () => {
    const body = '[1](/files/b.pdf) [2](/files) [3](/images/b.png) [4](/files/%E7%94%B2.pdf?x=1)\n';
    expect(links(body, { 'public/files/甲.pdf': '%PDF', 'images/a.png': '' })).toEqual([
      'articles/a.md:9:5 error 站内没有 /files/b.pdf 这个文件 → 把文件放进内容文件夹的 public/，或删掉链接',
      'articles/a.md:9:23 error 站内没有 /files 这个页面 → 改成已有的地址，或删掉链接',
      'articles/a.md:9:35 error 站内没有 /images/b.png 这个文件 → 把文件放进内容文件夹的 public/，或删掉链接',
      'images/a.png:1:1 warn 没有文章使用这张图片 → 用上它，或删掉文件',
    ]);
  });

  it('to a file beside the text are told where files go (/articles/文件名 was said, where no file can be)', () => {
    const body = '[1](./行程%20表.pdf) [2](../files/a.xlsx#x) [3](b.html) [4](c.md)\n';
    const fixes = links(body).map((line) => line.split(' → ')[1]);
    expect(fixes).toEqual([
      '把文件放进内容文件夹的 public/，写成 /行程%20表.pdf，或删掉链接',
      '把文件放进内容文件夹的 public/，写成 /a.xlsx，或删掉链接',
      '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）',
      '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）',
    ]);
    const mended = '[1](/行程%20表.pdf) [2](/a.xlsx)\n';
    expect(links(mended, { 'public/行程 表.pdf': '%PDF', 'public/a.xlsx': '' })).toEqual([]);
  });

  it('that can’t be the name of a file are wrong like others (the command ended with an error)', () => {
    const names = ['%00.png', `${'长'.repeat(100)}.png`];
    for (const name of names) {
      expect(links(`[1](/${name})\n`)).toMatchObject([expect.stringContaining('这个文件')]);
      expect(links(`![1](/images/${name})\n`)).toMatchObject([expect.stringContaining('找不到图片')]);
    }
  });

  it('use a picture, too (a picture that was only linked was called unused)', () => {
    expect(links('[大图](/images/%E7%94%B2.png)\n', { 'images/甲.png': '' })).toEqual([]);
  });

  it('that lead somewhere are right', () => {
    const body =
      '[1](/) [2](/about) [3](/topics/eka-basics) [4](/archive/2024/06) [5](https://example.com) [6](mailto:a@b.cn) [7](/old?x=1) [8](/feed.xml) [9](/files/a.pdf) [10](//example.com/a) [11](HTTPS://EXAMPLE.COM) [12](/%E6%97%A7)\n';
    const others = {
      'about.md': '关于。\n',
      'public/files/a.pdf': '%PDF',
      'articles/b.md': article('乙', { aliases: '[/old, /旧]' }),
    };
    expect(links(body, others)).toEqual([]);
    const renamed = article('乙', { aliases: '[/articles/old-b]' }, '## 一\n');
    expect(links('[乙](/articles/old-b#一)\n', { 'articles/b.md': renamed })).toEqual([]);
    const topic = article('乙', { topics: '[卡]' });
    expect(links('[卡](/topics/%E5%8D%A1)\n', { 'articles/b.md': topic })).toEqual([]);
  });

  it('to headings are compared with the ids of the rendered page', () => {
    const body =
      '## 你可以这样做\n\n[1](#你可以这样做) [2](#%E4%BD%A0%E5%8F%AF%E4%BB%A5%E8%BF%99%E6%A0%B7%E5%81%9A) [3](/articles/b#第-1-步) [4](#你可以怎样做) [5](/articles/b#没有)\n';
    expect(links(body, { 'articles/b.md': article('乙', {}, '## 第 1 步\n') })).toEqual([
      `${FILE}:11:102 error 本文里没有「#你可以怎样做」这个小标题 → 是不是 #你可以这样做？`,
      `${FILE}:11:115 error articles/b.md 里没有「#没有」这个小标题 → 照目标文章的小标题改写 # 后面的部分，或删掉它`,
    ]);
  });

  it('to what the page has around its text, and to the Markdown of an article, are right (they were called wrong)', () => {
    const others = {
      'articles/b.md': article('乙', { sources: '[]' }),
      'articles/d.md': article(
        '丁',
        { corrections: '[{date: 2024-06-02, text: 改了}]' },
        '[1](#corrections)\n',
      ),
      'about.md': '[1](#top) [2](#sources)\n',
    };
    expect(
      links(
        '[1](#sources) [2](#top) [3](/articles/b.md) [4](/articles/b#sources) [5](/articles/c.md) [6](/articles/b#corrections)\n',
        others,
      ),
    ).toEqual([
      'about.md:1:15 error 本文里没有「#sources」这个小标题 → 照目标文章的小标题改写 # 后面的部分，或删掉它',
      `${FILE}:9:49 error articles/b.md 里没有「#sources」这个小标题 → 照目标文章的小标题改写 # 后面的部分，或删掉它`,
      `${FILE}:9:74 error 链接 /articles/c 没有对应的文章 → 改成已有的名字，或删掉它`,
      `${FILE}:9:94 error articles/b.md 里没有「#corrections」这个小标题 → 照目标文章的小标题改写 # 后面的部分，或删掉它`,
    ]);
  });

  it('in the page about the site are checked, too', () => {
    expect(links('正文。\n', { 'about.md': '## 关于\n\n见[那篇](/articles/gone)。\n' })).toEqual([
      'about.md:3:7 error 链接 /articles/gone 没有对应的文章 → 改成已有的名字，或删掉它',
    ]);
  });

  it('in code are text', () => {
    expect(links('`[x](/articles/gone)`\n\n```\n[x](/gone)\n```\n')).toEqual([]);
  });
});

describe('pictures', () => {
  it('aren’t called unused while an article that may show them can’t be read', () => {
    const others = { 'articles/b.md': '没有信息区\n\n![卡](/images/card.png)\n', 'images/card.png': 'x' };
    expect(links('正文。\n', others)).toEqual([]);
  });

  it('that are missing, unused or without text are named', () => {
    const body = '![卡](/images/crad.png)\n\n![](/images/used.png)\n\n![图](pic.png)\n\n![图](/images/sub)\n';
    const pictures = { 'images/card.png': 'x', 'images/used.png': 'x', 'images/sub/old.png': 'x' };
    expect(links(body, pictures)).toEqual([
      `${FILE}:9:6 error 找不到图片 /images/crad.png → 是不是 /images/card.png？`,
      `${FILE}:11:5 warn 图片没有替代文字 → 在 ![ ] 里写出图片说了什么，看不到图的读者靠它`,
      `${FILE}:13:6 error 图片地址「pic.png」不在 /images/ 下 → 把图片放进内容文件夹的 images/，写成 /images/文件名`,
      `${FILE}:15:6 error 找不到图片 /images/sub → 把图片放进内容文件夹的 images/，写成 /images/文件名`,
      'images/card.png:1:1 warn 没有文章使用这张图片 → 用上它，或删掉文件',
      'images/sub/old.png:1:1 warn 没有文章使用这张图片 → 用上它，或删掉文件',
    ]);
  });

  it('of other sites are told: no page shows them (readers saw an empty place)', () => {
    const fix = '下载这张图片，放进内容文件夹的 images/，写成 /images/文件名';
    for (const origin of ['https://', 'http://', '//', 'HTTP://']) {
      expect(links(`![图](${origin}img.example.com/a.png)\n`)).toEqual([
        `${FILE}:9:6 error 网页不显示别的网站上的图片，读者只看到替代文字 → ${fix}`,
      ]);
    }
  });

  it('named in Han letters are used by an encoded address, too, and are the nearest to one', () => {
    const pictures = { 'images/旧卡片.png': 'x' };
    expect(links('![卡](/images/%E6%97%A7%E5%8D%A1%E7%89%87.png?v=2#a)\n', pictures)).toEqual([]);
    expect(links('![卡](/images/%E6%97%A7%E5%8D%A1%E7%89%87.jpg)\n', pictures)[0]).toMatch(
      /→ 是不是 \/images\/旧卡片\.png？$/,
    );
  });

  it('never leave the folder of pictures', () => {
    expect(links('![图](/images/../site.yaml)\n', { 'site.yaml': 'name: 站\n' })[0]).toContain(
      '不在 /images/ 下',
    );
  });
});
