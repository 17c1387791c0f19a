import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { checked, contentFolder, NOW, read } from './folder.ts';

const CHANGED = new Date('2024-05-06T07:08:09.500Z');
const TEXT = '每天花两分钟记账，月底就知道钱去了哪里。不用装软件，也不用会公式，一张表格就够，手机上也能填。';

/** A folder of files that were last changed on a day in May, after `--fix`, and what that changed. */
function mendedFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = contentFolder(files);
  for (const file of Object.keys(files)) utimesSync(join(folder, file), CHANGED, CHANGED);
  return { folder, changed: [...mendFolder(folder, NOW)] };
}

function mended(text: string | Uint8Array, file = 'articles/ji-zhang.md'): string {
  const { folder, changed } = mendedFolder({ [file]: text });
  return read(folder, changed[0]?.file ?? file);
}
const summaryOf = (body: string): string | undefined => /^summary: (.*)$/m.exec(mended(body))?.[1];

describe('a folder of notes without front matter', () => {
  it('is online after --fix, which shows each line (the site said 还没有文章, and --fix could not help)', () => {
    const folder = contentFolder({
      'README.md': `# 家庭账本 **手册**\n\n${TEXT}\n`,
      '安装 指南/index.md': `${TEXT}\n`,
      'about.md': '关于\n',
    });
    utimesSync(join(folder, 'README.md'), CHANGED, CHANGED);
    const first = '家庭账本 **手册**';
    const summary = TEXT;
    expect(diffReport([...mendFolder(folder, NOW)].slice(0, 1), '', false).split('\n')).toEqual([
      'README.md',
      '  写上了开头的信息区',
      `  - # ${first}`,
      '  + ---',
      '  + title: 家庭账本 手册',
      '  + publishedAt: 2024-05-06 15:08:09',
      '  + topics: [未分类]',
      `  + summary: ${summary}`,
      '  + ---',
      '',
    ]);
    expect(read(folder, '安装 指南/index.md')).toMatch(/^---\ntitle: 安装 指南\n.*\ntopics: \[未分类\]\n/);
    expect(read(folder, 'about.md')).toBe('关于\n');
    expect([...mendFolder(folder, NOW)]).toEqual([]);
    const errors = check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['README.md slug']);
  });

  it('keeps the empty lines before and behind its title (one line end came of ␍ and ␊)', () => {
    expect(mended('\r# 记账\n\n每天\n')).toMatch(/\n---\n\n\n每天\n$/);
  });

  it.each([
    ['2024-01-02-手机丢了', '手机丢了', '2024-01-02'],
    ['2024-01-02 手机丢了', '手机丢了', '2024-01-02'],
    ['2024-01-02', '2024-01-02', '2024-01-02'],
    ['20240102手机丢了', '手机丢了', '2024-01-02'],
    ['20240102', "'20240102'", '2024-01-02'],
    ['2024-01-02手机丢了', '手机丢了', '2024-01-02'],
    ['2024.1.2 手机丢了', '手机丢了', '2024-01-02'],
    ['2024年1月2日 手机丢了', '手机丢了', '2024-01-02'],
    ['202401021530 手机丢了', '202401021530 手机丢了', '2024-05-06 15:08:09'],
    ['20241399手机丢了', '20241399手机丢了', '2024-05-06 15:08:09'],
    ['2024-02-30-手机丢了', '2024-02-30-手机丢了', '2024-05-06 15:08:09'],
    ['2999-01-01-手机丢了', '2999-01-01-手机丢了', '2024-05-06 15:08:09'],
    ['12024-01-02-手机丢了', '12024-01-02-手机丢了', '2024-05-06 15:08:09'],
  ])(
    'finds the day in the name %s (all posts of a blog came out on the day of its checkout)',
    (name, title, time) => {
      const text = mended(`${TEXT}\n`, `articles/${name}.md`);
      expect(text).toContain(`---\ntitle: ${title}\npublishedAt: ${time}\n`);
      expect(mended(`# 第一天\n\n${TEXT}\n`, `articles/${name}/index.md`)).toContain(
        `---\ntitle: 第一天\npublishedAt: ${time}\n`,
      );
    },
  );

  it('hears that --fix can do it; a file that says nothing, or has damaged front matter, doesn’t', () => {
    const files = {
      'articles/a.md': '正文\n',
      'articles/b.md': '# 标题\n',
      'articles/c.md': 'title: 甲\ndate: 2024-01-01\n---\n正文\n',
      'articles/d.md': '<!-- 注 -->\n---\ntitle: 甲\n---\n正文\n',
      'articles/e.md': '———\ntitle: 甲\n———\n正文\n',
      'articles/f.md': '```yaml\ntitle: 甲\n```\n正文\n',
      'articles/g.md': '甲\n---\ntitle: 甲\n---\n正文\n',
      'articles/h.md': '# 甲\n\n```\n---\ntitle: 甲\n---\n```\n',
      'articles/i.md': '---\ntitle: 甲\n\n正文\n',
      'articles/j.md': `${'> '.repeat(50)}甲\n`,
    };
    const told = checked(files, 'front-matter').filter((line) => line.includes('--fix'));
    expect(told.map((line) => line.slice(0, 13))).toEqual(['articles/a.md', 'articles/h.md']);
    const { folder } = mendedFolder(files);
    const given = Object.entries(files).filter(([file, text]) => read(folder, file) !== text);
    expect(given.map(([file]) => file)).toEqual(['articles/a.md', 'articles/h.md']);
  });

  it('that is missing from topics.yaml is told so, as ever', () => {
    const { folder } = mendedFolder({
      'topics.yaml': '- {id: zhang, name: 账}\n',
      'articles/a.md': `# 甲\n\n${TEXT}\n`,
    });
    const rules = check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error');
    expect(rules.map(({ rule }) => rule)).toEqual(['unknown-topic']);
  });
});

describe('a file without front matter', () => {
  it('as Word or Windows write it keeps its line ends, its BOM and its end where the site keeps them', () => {
    const files = {
      'site.yaml': 'rules: {bom: off, line-ends: off}\n',
      'articles/a.md': `\uFEFF记账\r\n====\r\n\r\n${TEXT}`,
    };
    expect(read(mendedFolder(files).folder, 'articles/a.md')).toBe(
      `\uFEFF---\r\ntitle: 记账\r\npublishedAt: 2024-05-06 15:08:09\r\ntopics: [未分类]\r\nsummary: ${TEXT}\r\n---\r\n\r\n${TEXT}`,
    );
    const gbk = Buffer.from([0x23, 0x20, 0xc0, 0xf1, 0xc6, 0xb7, 0x0a, 0xbf, 0xa8, 0xa1, 0xa3]);
    expect(mended(gbk)).toMatch(/^---\ntitle: 礼品\n.*\n.*\n---\n\n卡。$/);
  });

  it('keeps a heading with a link or a picture, one too long for a title, and one that isn’t the first', () => {
    const titleOf = (text: string): string => {
      const after = mended(text);
      expect(after.endsWith(`\n\n${text}`)).toBe(true);
      return /^title: (.*)$/m.exec(after)?.[1] ?? '';
    };
    expect(titleOf(`# 见[甲](/b)\n\n${TEXT}\n`)).toBe('见甲');
    expect(titleOf(`# ${'长'.repeat(81)}\n\n${TEXT}\n`)).toBe('ji-zhang');
    expect(titleOf(`${TEXT}\n\n# 后面的\n`)).toBe('ji-zhang');
    expect(mended(`<!-- 注 -->\n# a: 1 {#top-a}\n${TEXT}\n`)).toMatch(
      /^---\ntitle: 'a: 1'\n[^#]*\n<!-- 注 -->\n每/,
    );
  });

  it('from the future is published now (the article would have waited for its time)', () => {
    const folder = contentFolder({ 'articles/a.md': `${TEXT}\n` });
    utimesSync(join(folder, 'articles/a.md'), new Date(NOW + 1e9), new Date(NOW + 1e9));
    [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/a.md')).toContain('publishedAt: 2026-11-24 12:00:00\n');
  });

  it('in an hour that the clocks had twice says which (the time was refused)', () => {
    const folder = contentFolder({
      'site.yaml': 'timeZone: America/New_York\n',
      'articles/a.md': `${TEXT}\n`,
    });
    const time = new Date('2024-11-03T05:30:00Z');
    utimesSync(join(folder, 'articles/a.md'), time, time);
    [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/a.md')).toContain('publishedAt: 2024-11-03T01:30:00-04:00\n');
  });
});

describe('its summary', () => {
  it('ends with a sentence, is made of words alone, and goes on into lists and quotations', () => {
    const body =
      '![图](a.png)\n\n[目录](/a) | [下一章](/b)\n\n#标签 #另一个\n\n**下载**`模板`，\n用[手机](/b)打开[^1]。步骤:\n\n' +
      '- 复制到自己的网盘，改好名字和月份\n- 每天填一行{% raw %}\n\n> [!TIP]\n> 周日对一次[[余额|账]]“对不上也不追。写一行差额就好。”后面的不要。\n\n[^1]: 注\n';
    expect(summaryOf(body)).toBe(
      '下载模板，用手机打开。步骤：复制到自己的网盘，改好名字和月份；每天填一行。周日对一次账“对不上也不追。写一行差额就好。”',
    );
  });

  it('has neither pictures and addresses that a blank broke nor ids of blocks (a list said ![图]（./图 1.png）)', () => {
    const body =
      '![图](./图 1.png)\n![二](图 2.jpg "题")\n\n七天的行程，前三天住古城，见[那篇](那 篇.md)和[友站](https://example.org/中文 路径)。\n\n^block-id\n\n' +
      '后三天住湖边（见下文），最后一晚住机场旁边，[注](不是地址)。\n';
    expect(summaryOf(body)).toBe(
      '七天的行程，前三天住古城，见那篇和友站。后三天住湖边（见下文），最后一晚住机场旁边，注。',
    );
  });

  it('of a sentence without an end is cut at a comma, and one that leads to a table doesn’t end with a colon', () => {
    expect(summaryOf(`${'一二三四五六七八九，'.repeat(30)}\n`)).toBe(
      `${'一二三四五六七八九，'.repeat(15)}一二三四五六七……`.replace(/，[^，]*$/, '……'),
    );
    expect(summaryOf(`${'一'.repeat(45)}：\n\n| a |\n| - |\n`)).toBe(`${'一'.repeat(45)}……`);
  });

  it('is left to the editor where the text is too short, or has nothing but links, code and tables', () => {
    const told = checked({ 'articles/a.md': mended('# 短\n\n就一句。\n') }, 'missing-key');
    expect(told.map((line) => line.replace(/ → .*/, ''))).toEqual([
      'articles/a.md:2:1 error 缺少必填的「summary」',
    ]);
    expect(summaryOf(`- [${TEXT}](/a)\n\n\`\`\`\n${TEXT}\n\`\`\`\n\n| ${TEXT} |\n| - |\n`)).toBeUndefined();
  });
});
