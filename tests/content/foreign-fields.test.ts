import { describe, expect, it } from 'vitest';
import { articleText } from './article-text.ts';
import { at, report } from './parse.ts';

describe('what other systems write into front matter is told with our name for it', () => {
  it.each([
    [
      'another system’s key',
      articleText({ tags: '[卡]' }),
      [
        `${at(6, 1)} error unknown-key 没有「tags」这个字段 → 把名字改成 keywords；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'what another system wrote, in one go: each name once, and what is wrong with its value',
      articleText({
        publishedAt: null,
        topics: null,
        date: '2024-06-01',
        categories: '卡, 券，票、码',
        layout: 'post',
      }),
      [
        `${at(4, 1)} error unknown-key 没有「date」这个字段 → 把名字改成 publishedAt；npm run check -- --fix 可以代劳`,
        `${at(5, 1)} error unknown-key 没有「categories」这个字段 → 把名字改成 topics；npm run check -- --fix 可以代劳`,
        `${at(5, 13)} error invalid-value 「topics」不对：应为列表 → 写成列表：[卡, 券, 票, 码]；npm run check -- --fix 可以代劳`,
        `${at(6, 1)} error unknown-key 没有「layout」这个字段 → 这里用不上，删掉它；npm run check -- --fix 可以把它改成注释`,
      ],
    ],
    [
      'the address that an article had in another system',
      articleText({ permalink: '2021/old/' }),
      [
        `${at(6, 1)} error unknown-key 没有「permalink」这个字段 → 把名字改成 aliases；npm run check -- --fix 可以代劳`,
        `${at(6, 12)} error invalid-value 「aliases」不对：应为列表 → 写成列表：[/2021/old/]；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'what Hugo and its themes have besides (--fix left the same three errors in every post)',
      articleText({ series: '[月季]', ShowToc: 'true', menu: 'main' }),
      ['series', 'ShowToc', 'menu'].map(
        (key, line) =>
          `${at(6 + line, 1)} error unknown-key 没有「${key}」这个字段 → 这里用不上，删掉它；npm run check -- --fix 可以把它改成注释`,
      ),
    ],
    [
      'two names of other systems for one field: the first is kept',
      articleText({ publishedAt: null, date: '2024-06-01', published: '2024-06-02' }),
      [
        `${at(5, 1)} error unknown-key 没有「date」这个字段 → 把名字改成 publishedAt；npm run check -- --fix 可以代劳`,
        `${at(6, 1)} error unknown-key 没有「published」这个字段 → 这里叫 publishedAt，已经写了：删掉 published`,
      ],
    ],
    [
      'another system’s key beside our own',
      articleText({ category: '卡' }),
      [`${at(6, 1)} error unknown-key 没有「category」这个字段 → 这里叫 topics，已经写了：删掉 category`],
    ],
    [
      'a draft of Jekyll (whoever did as told deleted the line and published it)',
      articleText({ published: 'false' }),
      [
        `${at(6, 1)} error unknown-key 没有「published」这个字段 → 改成 draft: true；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'the time when a note of Obsidian was made (it was said to be called related)',
      articleText({ publishedAt: null, created: '2024-06-01' }),
      [
        `${at(5, 1)} error unknown-key 没有「created」这个字段 → 把名字改成 publishedAt；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'what keeps an article from readers (whoever did as told published a diary with a password)',
      articleText({ password: '123' }),
      [
        `${at(6, 1)} error unknown-key 没有「password」这个字段 → 改成 draft: true，它就不上线；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'the same beside draft',
      articleText({ hidden: 'true', draft: 'false' }),
      [
        `${at(6, 1)} error unknown-key 没有「hidden」这个字段 → hidden 让文章不公开：写成 draft: true，再删掉 hidden；要公开，只删掉它`,
      ],
    ],
    [
      'an address beside others (whoever did as told lost it)',
      articleText({ url: '/tools/', aliases: '[/old]' }),
      [
        `${at(6, 1)} error unknown-key 没有「url」这个字段 → 这里叫 aliases，已经写了：把这个地址也写进去，再删掉 url`,
      ],
    ],
    [
      'a slug that is an address or no name (the file was to be called /2024/My Title.html.md)',
      articleText({ slug: '/2024/My Title.html' }),
      [
        `${at(6, 1)} error unknown-key 没有「slug」这个字段 → 这里的地址就是文件名：把文件改名为 my-title.md，再删掉这一行；npm run check -- --fix 可以代劳；别的文件已经用了这个名字，就另取一个`,
      ],
    ],
    [
      'the slug of Hugo (whoever did as told lost the address)',
      articleText({ slug: 'gift-card' }),
      [
        `${at(6, 1)} error unknown-key 没有「slug」这个字段 → 这里的地址就是文件名：把文件改名为 gift-card.md，再删掉这一行；npm run check -- --fix 可以代劳；别的文件已经用了这个名字，就另取一个`,
      ],
    ],
    [
      'a single word in a list of its own, as Hexo has categories (one item was to be split)',
      articleText({ topics: '[[卡], 券]' }),
      [
        `${at(4, 10)} error invalid-value 「topics 第 1 项」不对：应为文字 → 列表里不能再套列表，写成 卡；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'what documentation has for its navigation (each was told with the names of all fields)',
      articleText({ sidebar_label: '卡', sidebarDepth: '2', 'header-img': 'a.jpg' }),
      ['sidebar_label', 'sidebarDepth', 'header-img'].map(
        (key, line) =>
          `${at(6 + line, 1)} error unknown-key 没有「${key}」这个字段 → 这里用不上，删掉它；npm run check -- --fix 可以把它改成注释`,
      ),
    ],
    [
      'the address that an article had in Hugo (whoever did as told lost it)',
      articleText({ url: '2015/08/29/卡' }),
      [
        `${at(6, 1)} error unknown-key 没有「url」这个字段 → 把名字改成 aliases；npm run check -- --fix 可以代劳`,
        `${at(6, 6)} error invalid-value 「aliases」不对：应为列表 → 写成列表：[/2015/08/29/卡]；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'a list in a list, as Hexo has them',
      articleText({ topics: '[[卡, 券], 码]' }),
      [
        `${at(4, 10)} error invalid-value 「topics 第 1 项」不对：应为文字 → 列表里不能再套列表，拆成几项：卡、券`,
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(report(text)).toEqual(expected);
  });
});
