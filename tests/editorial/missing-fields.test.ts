import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { mendText } from '../../lib/editorial/mend-text.ts';
import { giveMissingFields } from '../../lib/editorial/missing-fields.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { defaultSite } from '../../lib/site/site.ts';
import { bytes } from '../content/article-text.ts';
import { contentFolder, NOW, read } from './folder.ts';

const CHANGED = new Date('2024-05-06T07:08:09.500Z');
const TEXT = '葱油拌面的关键是小火慢熬葱油：火大了葱会苦。葱要先晾干，不然会溅油；酱油和糖在关火以后再放。';

/** The folder's file after `--fix`. */
function mended(text: string, file = 'articles/面食/mian.md'): string {
  const folder = contentFolder({ [file]: text });
  utimesSync(join(folder, file), CHANGED, CHANGED);
  [...mendFolder(folder, NOW)];
  return read(folder, file);
}

describe('articles of another system, which asks for no summary', () => {
  it('are online after --fix (of three hundred posts, each had to be given one by hand)', () => {
    const folder = contentFolder({
      'articles/面食/2023-05-01-mian.md': `---\nlayout: post\ntitle: 葱油拌面\n---\n\n${TEXT}\n`,
      'articles/notes/笔记.md': `---\ncreated: 2023-01-02\n---\n# 怎么 *熬* 葱油\n\n> [!tip]- 先看\n> ${TEXT}\n`,
      'articles/hugo.md': `+++\ntitle = "凉拌黄瓜"\ndate = 2022-03-04\n+++\n${TEXT}\n`,
    });
    const files = [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/面食/2023-05-01-mian.md')).toBe(
      `---\n# layout: post\ntitle: 葱油拌面\npublishedAt: 2023-05-01\ntopics: [面食]\nsummary: ${TEXT}\n---\n\n${TEXT}\n`,
    );
    expect(read(folder, 'articles/notes/笔记.md')).toBe(
      `---\npublishedAt: 2023-01-02\ntitle: 怎么 熬 葱油\ntopics: [未分类]\nsummary: ${TEXT}\n---\n\n> [!tip]- 先看\n> ${TEXT}\n`,
    );
    expect(read(folder, 'articles/hugo.md')).toContain(`\ntopics: [未分类]\nsummary: ${TEXT}\n---\n`);
    expect(diffReport(files.slice(1, 2), '', false).split('\n')).toEqual([
      'articles/notes/笔记.md',
      '  补上了缺少的字段',
      '  - # 怎么 *熬* 葱油',
      '  + title: 怎么 熬 葱油',
      '  + topics: [未分类]',
      `  + summary: ${TEXT}`,
      '  第 2 行',
      '  - created: 2023-01-02',
      '  + publishedAt: 2023-01-02',
      '',
    ]);
    expect([...mendFolder(folder, NOW)]).toEqual([]);
    expect(check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('whose only field has no use here have them, too (pages of Docusaurus and VuePress stayed off the site)', () => {
    expect(mended(`---\nsidebar_position: 1\n---\n\n# 面\n\n${TEXT}\n`)).toBe(
      `---\n# sidebar_position: 1\ntitle: 面\npublishedAt: 2024-05-06 15:08:09\ntopics: [面食]\nsummary: ${TEXT}\n---\n\n\n${TEXT}\n`,
    );
  });

  it('that have a title alone have them beside others of that system (Hexo’s first post stayed off the site)', () => {
    const bare = `---\ntitle: 面\ndraft: false\n---\n${TEXT}\n`;
    const files = { 'articles/a.md': bare, 'articles/b.md': `---\ntitle: 乙\nlayout: post\n---\n${TEXT}\n` };
    const folder = contentFolder(files);
    [...mendFolder(folder, NOW)];
    expect(read(folder, 'articles/a.md')).toContain(`topics: [未分类]\nsummary: ${TEXT}\n---\n`);
    expect([...mendFolder(folder, NOW)]).toEqual([]);
    // Among ours, it is unfinished.
    expect(mended(bare)).toBe(bare);
  });

  it('lose a heading that says their title again (readers saw each title twice)', () => {
    const text = `---\ntitle: 葱油 面\ndate: 2023-01-02\n---\n\n# 葱油 **面**\n\n${TEXT}\n`;
    const after = `---\ntitle: 葱油 面\npublishedAt: 2023-01-02\ntopics: [面食]\nsummary: ${TEXT}\n---\n\n\n${TEXT}\n`;
    expect(mended(text)).toBe(after);
    expect(mended(after)).toBe(after);
  });

  it('keep a heading that is not the title, and what is said of them, which goes on where it is too short', () => {
    const text = `---\ntitle: 面\ndate: 2023-01-02\ndescription: "好吃: 一"\n---\n\n# 葱油\n\n${TEXT}\n`;
    expect(mended(text)).toBe(
      `---\ntitle: 面\npublishedAt: 2023-01-02\nsummary: 好吃：一。${TEXT}\ntopics: [面食]\n---\n\n# 葱油\n\n${TEXT}\n`,
    );
    const said = text.replace('"好吃: 一"', `${'长'.repeat(40)}`);
    expect(mended(said)).toContain(`\nsummary: ${'长'.repeat(40)}\n`);
    expect(mended(text.replace('"好吃: 一"', '|\n  好吃'))).toContain('\nsummary: |\n  好吃\n');
  });

  it('don’t say their beginning twice (a short summary that was the text’s first words stood before them)', () => {
    const of = (said: string): string =>
      mended(`---\ntitle: 面\ndate: 2023-01-02\ndescription: ${said}\n---\n\n${TEXT}\n`);
    for (const said of ['葱油拌面的关键是小火慢熬葱油', '葱油拌面的关键……'])
      expect(of(said)).toContain(`\nsummary: ${TEXT}\n`);
  });

  it('begin their summary neither with the mark of kramdown’s table of contents nor with a Latin full stop', () => {
    const text = `---\nlayout: post\ndescription: HashMap\n---\n\n* content\n{:toc}\n\n${TEXT}\n`;
    expect(mended(text)).toContain(`\nsummary: HashMap。${TEXT}\n`);
  });

  it('have no comment of MDX in their summary (one ended with {/* DO NOT EDIT.)', () => {
    const text = `---\ndate: 2023-01-02\ndescription: 拌面\n---\n\n{/* DO NOT EDIT. See \`a.mdx\`. */}\n\n${TEXT}\n`;
    expect(mended(text)).toContain(`\nsummary: 拌面。${TEXT}\n`);
  });

  it('have no brackets of a wiki in titles, and keep the heading that links', () => {
    const after = mended(`---\ndate: 2023-01-02\n---\n# [[面|拌面]]的做法\n\n${TEXT}\n`);
    expect(after).toContain('\ntitle: 拌面的做法\n');
    expect(after).toContain('\n# [[面|拌面]]的做法\n');
  });

  it('wait for a summary where the text is too short for one', () => {
    expect(mended('---\ntitle: 面\ndate: 2023-01-02\n---\n短。\n')).toBe(
      '---\ntitle: 面\npublishedAt: 2023-01-02\ntopics: [面食]\n---\n短。\n',
    );
  });

  it.each(['{title: 面, date: 2023-01-02}', '  title: 面\n  date: 2023-01-02'])(
    'stay readable where a line can’t be added (%j)',
    (front) => {
      for (const body of [TEXT, '短。']) {
        const after = mended(`---\n${front}\n---\n${body}\n`);
        expect(after).toBe(`---\n${front.replace('date', 'publishedAt')}\n---\n${body}\n`);
      }
    },
  );
});

it('an article of ours without a summary stays without (what is to be said first is the editor’s to say)', () => {
  const text = `---\ntitle: 面\npublishedAt: 2023-01-02\ntopics: [面食]\n---\n\n${TEXT}\n`;
  expect(mended(text)).toBe(text);
});

const field = fc.constantFrom(
  'title: 面',
  'date: 2023-01-02',
  'tags: [甲]',
  'description: |\n  一\n  二',
  'excerpt: 短',
  'categories:\n- 甲',
  "author: '王'",
  '# 注',
  "author:\n  name: '王'\n  url: a",
  'tags:\n  -\n',
  'tags: b c',
  'layout: post',
  'sidebar: auto',
  'rating: 5',
  'password: 1',
  'x: >-\n  甲',
  'y: "多\n  行"',
  '',
);
const line = fc.constantFrom(
  '# 面',
  '# 题 *目*',
  '标题\n===',
  '---',
  '> 引',
  '',
  '```',
  TEXT,
  '- 项',
  '<!-- 注 -->',
);

it('whatever the fields, those that are added can be read, and no other line changes but the title’s and a short summary’s', () => {
  let given = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(field, { maxLength: 6 }),
      fc.array(line, { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      (fields, lines, lineEnd) => {
        const text = ['---', ...fields, '---', ...lines, ''].join('\n').replaceAll('\n', lineEnd);
        const site = { ...defaultSite, rules: { 'line-ends': 'off' } as const };
        const before = mendText(text, site, 'a');
        const made = giveMissingFields(before, { file: 'articles/a.md', mtime: NOW }, site, NOW);
        if (made === null) return;
        given += 1;
        const after = made.text.replace(/^summary: 短。.+$/m, 'summary: 短').split(lineEnd);
        const added = after.splice(made.added.from, made.added.count);
        expect(after).toEqual(before.split(lineEnd).toSpliced(made.removed.from, made.removed.count));
        for (const one of added) expect(one).toMatch(/^(?:title|publishedAt|topics|summary): \S/);
        const { problems } = parseArticle(
          'articles/a.md',
          bytes(made.text.replaceAll('\r', '')),
          'Asia/Shanghai',
        );
        expect(problems.filter(({ rule }) => rule === 'yaml')).toEqual([]);
        expect(problems.filter(({ message }) => /缺少必填的「(?!summary)/.test(message))).toEqual([]);
        expect(giveMissingFields(made.text, { file: 'articles/a.md', mtime: NOW }, site, NOW)).toBeNull();
      },
    ),
    { numRuns: 500 },
  );
  expect(given).toBeGreaterThan(100);
});
