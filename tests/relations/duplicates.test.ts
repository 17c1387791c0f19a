import { describe, expect, it } from 'vitest';
import { relatedArticles } from '../../lib/relations/related.ts';
import { type Draft, NOW, siteOf } from './library.ts';

const SUBJECTS = [
  '土豆',
  '茄子',
  '豆角',
  '排骨',
  '牛腩',
  '鲫鱼',
  '虾仁',
  '豆腐',
  '白菜',
  '菠菜',
  '冬瓜',
  '南瓜',
];

function firstOf(articles: Record<string, Draft>, slug: string): string[] {
  const { library } = siteOf(articles);
  return relatedArticles(library, slug, { now: NOW }).first.map((link) => link.slug);
}

describe('near-duplicates among the first links', () => {
  it('are not articles with titles of emoji alone (only one of them was among the first)', () => {
    const titles = { party: '🎉', balloon: '🎈', gift: '🎁' };
    const articles = Object.entries(titles).map(([slug, title], at): [string, Draft] => [
      slug,
      { title, summary: `${SUBJECTS[at]}怎么做`.repeat(8), body: `${SUBJECTS[at + 3]}怎么选。` },
    ]);
    expect(firstOf(Object.fromEntries(articles), 'party').sort()).toEqual(['balloon', 'gift']);
  });

  it('are not articles that only share what a site has under each of them (the first eight were one)', () => {
    const closing =
      '本文只作参考，不构成建议。转载请注明出处，图片归作者所有。有问题请在下面留言，或者写信给编辑部，我们会在三个工作日内回复。';
    const articles = SUBJECTS.map((subject, at): [string, Draft] => [
      `a${at}`,
      {
        title: `${subject}怎么挑`,
        summary: `${closing}${subject}。`,
        body: `挑${subject}先看颜色。${closing}`,
      },
    ]);
    expect(firstOf(Object.fromEntries(articles), 'a0')).toHaveLength(8);
  });

  it('are not the parts of a series, whose titles differ in a number', () => {
    const articles = SUBJECTS.map((subject, at): [string, Draft] => [
      `a${at}`,
      {
        title: `厨房里的小知识：第${at + 10}课`,
        summary: `今天讲${subject}，`.repeat(8),
        body: `${subject}的做法。`,
      },
    ]);
    expect(firstOf(Object.fromEntries(articles), 'a0')).toHaveLength(8);
  });

  it.each([
    ['第一课 and 第二课', '一二三四五六七八九', (part: string) => `厨房里的小知识大全：第${part}课`],
    ['（上） and （下）', '上中下', (part: string) => `厨房里的小知识大全合集（${part}）`],
  ])('are not the parts of a Chinese series: %s (the first eight were one)', (_, parts, title) => {
    const text = (at: number): string =>
      Array.from({ length: 60 }, (_, letter) => String.fromCodePoint(0x4e00 + at * 60 + letter)).join('');
    const articles = [...parts].map((part, at): [string, Draft] => [
      `a${at}`,
      { title: title(part), body: text(at) },
    ]);
    expect(firstOf(Object.fromEntries(articles), 'a0')).toHaveLength(parts.length - 1);
  });

  it('are five copies of a text in a site of twelve articles, each with a few words changed', () => {
    const copied =
      '苏打饼干的做法是把面粉、酵母、小苏打和黄油揉成团，醒发半小时，擀成薄片，扎孔，烤箱一百七十度烤十五分钟，放凉装罐。';
    const titles = ['苏打饼干', '咸味薄脆', '下午茶点心', '小孩爱吃的零食', '酵母的用处'];
    const copies = titles.map((title, at): [string, Draft] => [
      `copy${at}`,
      {
        title,
        summary: `${title}，`.repeat(10),
        body: `${copied}${copied.replace('十五', `${at + 2}`)}再说${title}。`,
      },
    ]);
    const others = SUBJECTS.slice(0, 7).map((subject, at): [string, Draft] => [
      `a${at}`,
      { title: `${subject}怎么挑`, body: `烤箱旁边放${subject}，挑${subject}先看颜色，再闻一闻。` },
    ]);
    const first = firstOf(Object.fromEntries([...copies, ...others]), 'a0');
    expect(first.filter((slug) => slug.startsWith('copy'))).toHaveLength(1);
  });
});
