import { describe, expect, it } from 'vitest';
import { mendText } from '../../lib/editorial/mend-text.ts';
import { defaultSite } from '../../lib/site/site.ts';
import { article, checked } from './folder.ts';

const FILE = 'articles/a.md';
const SITE = `rules:
  formal-you: error
  exclamation: error
  boilerplate-heading: error
  stock-phrase: error
  body-length: error
  missing-steps: error
  related-count: error
  summary-repeated: error
`;
const files = (body: string, front: Readonly<Record<string, string>> = {}) => ({
  'site.yaml': SITE,
  [FILE]: article('甲', front, body),
});

it('a site without a name is told where its name goes', () => {
  const told = checked({ [FILE]: article('甲') }, 'site-name');
  expect(told).toEqual([
    'site.yaml:1:1 warn 没有写站名，网页上显示「未命名站点」 → 在内容文件夹的 site.yaml 里写上 name: 站名 和 description: 一句话介绍',
  ]);
  expect(checked({ [FILE]: article('甲'), 'site.yaml': 'name: 站\n' }, 'site-name')).toEqual([]);
});

describe('how a text is written', () => {
  it('a title that is written once more as a heading is told', () => {
    expect(checked(files('# 甲\n\n正文。\n\n## 乙\n'), 'title-repeated')).toEqual([
      `${FILE}:9:1 warn 这个小标题就是标题，网页上会连着出现两次 → 删掉这一行：标题由 title 给出`,
    ]);
    expect(checked(files('## 乙\n\n正文。\n\n## 甲\n'), 'title-repeated')).toEqual([]);
  });

  it('half-width punctuation is told once a line, with the number in that line', () => {
    const body = '先看卡背,再打电话:问清楚。\n\n没有问题。\n\n真的吗?\n';
    expect(
      checked(
        files(body, { summary: `先看卡背,再打电话。${'过期还有余额可以要求换卡。'.repeat(3)}` }),
        'half-width-punctuation',
      ),
    ).toEqual([
      `${FILE}:5:10 warn 中文里的「,」是半角标点 → 改成「，」；npm run check -- --fix 可以代劳`,
      `${FILE}:9:5 warn 中文里的「,」是半角标点，这一行共 2 处 → 改成「，」；npm run check -- --fix 可以代劳`,
      `${FILE}:13:4 warn 中文里的「?」是半角标点 → 改成「？」；npm run check -- --fix 可以代劳`,
    ]);
  });

  it('half-width punctuation is told in the reasons beside related articles, too', () => {
    const related = '\n  - slug: b\n    reason: 先看卡背,再打电话';
    expect(checked(files('正文。', { related }), 'half-width-punctuation')).toEqual([
      `${FILE}:9:13 warn 中文里的「,」是半角标点 → 改成「，」；npm run check -- --fix 可以代劳`,
    ]);
    const before = article('甲', { related: `${related}\n  - c` });
    expect(mendText(before, defaultSite, 'a')).toBe(before.replace('卡背,', '卡背，'));
  });

  it('half-width punctuation is told once for the last line, too, where no line end follows', () => {
    expect(checked(files('先停,再问,走'), 'half-width-punctuation')[0]).toContain('这一行共 2 处');
    expect(checked(files('先停,再问,走'), 'half-width-punctuation')).toHaveLength(1);
  });

  it('the title has a rule of its own', () => {
    expect(
      checked(
        { [FILE]: article('"礼品卡:怎么退?"'.replaceAll('"', "'")) },
        'title-punctuation',
        'half-width-punctuation',
      ),
    ).toEqual([`${FILE}:2:8 warn 标题里的「:」是半角标点 → 改成「礼品卡：怎么退？」`]);
  });

  it('您, exclamation marks and stock phrases', () => {
    const body = '随着电商与数字经济的快速发展，您好！\n\n`您！`小编说，总之，停下！！总之要停。\n';
    expect(checked(files(body), 'formal-you', 'exclamation', 'stock-phrase')).toEqual([
      `${FILE}:9:1 error 「随着电商与数字经济的快速发展」是套话 → 删掉，直接说事`,
      `${FILE}:9:16 error 用了「您」 → 改成「你」`,
      `${FILE}:9:18 error 用了感叹号 → 改成句号，让事实说话`,
      `${FILE}:11:5 error 「小编」是套话 → 删掉，直接说事`,
      `${FILE}:11:9 error 「总之」是套话 → 删掉，直接说事`,
      `${FILE}:11:14 error 用了感叹号 → 改成句号，让事实说话`,
    ]);
  });

  it('你 and 您 in one text', () => {
    expect(checked(files('你先停。你再问。\n\n您也可以。\n'), 'mixed-you')).toEqual([
      `${FILE}:11:1 warn 「你」2 处，「您」1 处，混在一篇里 → 全篇只用一个`,
    ]);
    for (const alone of ['您先停。\n', '你先停。\n']) expect(checked(files(alone), 'mixed-you')).toEqual([]);
    const summary = `您先看卡背。${'过期还有余额可以要求换卡。'.repeat(4)}`;
    expect(checked(files('你先停。你再问。\n', { summary }), 'mixed-you')[0]).toContain(`${FILE}:5:10 `);
  });

  it('headings that say nothing, numbered or not', () => {
    for (const heading of ['小结：', '1. 概述', '2）背景', '第一节 结语', '第二部分：总结'])
      expect(checked(files(`## ${heading}\n`), 'boilerplate-heading'), heading).toHaveLength(1);
    const empty =
      '引言 前言 导语 导读 概述 背景 总结 小结 结语 结论 结束语 写在最后 写在前面 注意事项 常见问题 温馨提示'.split(
        ' ',
      );
    const all = checked(files(`## ${empty.join('\n\n## ')}\n`), 'boilerplate-heading').join('\n');
    for (const heading of empty) expect(all).toContain(`「${heading}」`);
    const body = '这里没有引言。\n\n## 引言\n\n一。\n\n## 三、总结\n\n一。\n\n## 总结三条就够\n\n一。\n';
    expect(checked(files(body), 'boilerplate-heading')).toEqual([
      `${FILE}:11:1 error 小标题「引言」没有说出这一节讲什么 → 写出这一节的结论或问题`,
      `${FILE}:15:1 error 小标题「三、总结」没有说出这一节讲什么 → 写出这一节的结论或问题`,
    ]);
  });

  it('a heading is told where it stands (a longer one before it was, or the first line for one that is underlined)', () => {
    const body = '## 背景音乐怎么选\n\n一。\n\n> ## 背景\n\n```\n# 总结\n```\n\n总结\n---\n';
    const lines = checked(files(body), 'boilerplate-heading').map((told) => told.split(' ')[0]);
    expect(lines).toEqual([`${FILE}:13:1`, `${FILE}:19:1`]);
    expect(checked(files('甲\n===\n'), 'title-repeated')[0]).toContain(`${FILE}:9:1 `);
    expect(checked(files('乙。\n\n甲\n===\n'), 'title-repeated')[0]).toContain(`${FILE}:11:1 `);
  });

  it('length in Han letters, the section of steps and the number of related articles', () => {
    expect(checked(files('字'.repeat(699)), 'body-length', 'missing-steps', 'related-count')).toEqual([
      `${FILE}:1:1 error related 有 0 篇 → 写 3 到 6 篇，选读者接下来会问的`,
      `${FILE}:8:1 error 没有「你可以这样做」一节 → 加上 ## 你可以这样做，按先后写出具体的步骤`,
      `${FILE}:8:1 error 正文有 699 个汉字 → 写到 700 字以上：补上依据、例子或步骤`,
    ]);
    const good = `${'字'.repeat(800)}\n\n## 你可以这样做\n\n1. 停。\n`;
    expect(
      checked(files(good, { related: '[b, c, d]' }), 'body-length', 'missing-steps', 'related-count'),
    ).toEqual([]);
    expect(checked(files('字'.repeat(1601)), 'body-length')[0]).toContain('删到 1600 字以内');
    for (const letters of [700, 1600])
      expect(checked(files('字'.repeat(letters)), 'body-length')).toEqual([]);
    expect(checked(files(good, { related: '[b, c, d, e, f, g]' }), 'related-count')).toEqual([]);
    expect(checked(files(good, { related: '[b, c, d, e, f, g, h]' }), 'related-count')).toHaveLength(1);
  });

  it('a sentence of the summary that the text repeats', () => {
    const summary = '先看卡背写的有效期和章程，过期还有余额，可以要求发卡企业激活或换卡，先打官方客服。';
    expect(
      checked(files('先看卡背写的有效期和章程。过期的另说。\n', { summary }), 'summary-repeated'),
    ).toEqual([]);
    expect(
      checked(
        files('很多人问。先看卡背写的有效期和章程，过期还有余额，可以另说。\n', { summary }),
        'summary-repeated',
      ),
    ).toEqual([
      `${FILE}:5:10 error 正文重复了摘要里的「先看卡背写的有效期和章程过期还有余额可以」 → 摘要显示在正文上方，正文换个说法或直接往下讲`,
    ]);
    const end = '激活或换卡，先打官方客服再走投诉，不要转卖它';
    expect(
      checked(
        files(`${end}。\n`, { summary: `先看卡背写的有效期，过期还有余额，可以要求发卡企业另行${end}` }),
        'summary-repeated',
      )[0],
    ).toContain('里的「激活');
    // All of what is the same is told.
    expect(checked(files(summary, { summary }), 'summary-repeated')[0]).toContain('换卡先打官方客服」');
  });
});
