import { describe, expect, it } from 'vitest';
import type { Problem } from '../../lib/content/problem.ts';
import type { RuleId } from '../../lib/content/rules.ts';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { diffReport, githubReport, jsonReport, textReport } from '../../lib/editorial/report.ts';
import { importLines } from '../../lib/library/import-lines.ts';
import { article, contentFolder, NOW } from './folder.ts';

const problem = (file: string, severity: Problem['severity'], message: string): Problem => ({
  file,
  line: 3,
  column: 14,
  severity,
  rule: 'date',
  message,
  fix: '改成 50%',
});
const report = {
  files: 3,
  problems: [
    problem('articles/a.md', 'error', '第一个'),
    problem('articles/a.md', 'warn', '第二个'),
    problem('articles/b,1:2.md', 'warn', '第三个\n两行'),
  ],
};

describe('a report', () => {
  it('says how to turn off what most files break (a new site had two warnings for each article, and no word how to end them)', () => {
    const warnings = (rule: RuleId, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...problem(`articles/${at}.md`, 'warn', '没有写来源'),
        rule,
      }));
    const lines = (count: number): string[] =>
      textReport(
        { files: 20, problems: [...warnings('missing-sources', count), ...warnings('bom', 3)] },
        '',
        false,
      ).split('\n');
    expect(lines(10).slice(-5)).toEqual([
      '多数文章都有的警告：missing-sources（10 处）。本站用不着的规则，在 site.yaml 里关掉：',
      '  rules:',
      '    missing-sources: off',
      '',
      '检查了 20 个文件：0 个错误，13 个警告',
    ]);
    expect(lines(9).join()).not.toContain('rules:');
  });

  it('that fills more than a screen ends with what to do first (nothing there spoke of --fix, nor of what most of it was)', () => {
    const errors = (rule: RuleId, count: number, fix: string) =>
      Array.from({ length: count }, () => ({ ...problem('articles/a.md', 'error', '甲'), rule, fix }));
    const end = (renamed: number, missing: number): string[] =>
      textReport(
        {
          files: 9,
          problems: [
            ...errors('missing-key', missing, '加上一行'),
            ...errors('unknown-key', renamed, '改名；npm run check -- --fix 可以代劳'),
          ],
        },
        '',
        false,
      )
        .split('\n')
        .filter((line) => !/^(?: |articles|$)/.test(line));
    expect(end(30, 20)).toEqual([
      '错误最多的规则：unknown-key（30 处）、missing-key（20 处）',
      '先运行 npm run check -- --fix：上面有 30 处它可以代劳',
      '检查了 9 个文件：50 个错误，0 个警告',
    ]);
    expect(end(9, 40)).toEqual(['检查了 9 个文件：49 个错误，0 个警告']);
  });

  it('for people is grouped by file, each problem with its fix, the sum at the end', () => {
    expect(textReport(report, 'content/', false)).toBe(
      [
        'content/articles/a.md',
        '  3:14    错误  第一个  date',
        '          → 改成 50%',
        '  3:14    警告  第二个  date',
        '          → 改成 50%',
        '',
        'content/articles/b,1:2.md',
        '  3:14    警告  第三个[U+000A]两行  date',
        '          → 改成 50%',
        '',
        '检查了 3 个文件：1 个错误，2 个警告',
      ].join('\n'),
    );
    expect(textReport({ files: 3, problems: [] }, 'content/', false)).toBe('检查了 3 个文件：没有问题');
    expect(textReport(report, 'content/', true)).toContain('\u001b[31m错误\u001b[39m');
  });

  it('tells of all files of MDX at once (a folder of Docusaurus had two lines for each)', () => {
    const files = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`docs/${name}.mdx`, article(name)]),
    );
    const told = (of: Readonly<Record<string, string>>): string[] =>
      textReport({ files: 1, problems: check(readCollection(contentFolder(of)), NOW) }, 'x/', false)
        .split('\n')
        .slice(0, 4);
    expect(told({ ...files, 'z.md': '' })).toEqual([
      'x/',
      '  1:1     错误  没有读 6 个 .mdx 文件，文章是 .md 文件：docs/a.mdx、docs/b.mdx、docs/c.mdx、docs/d.mdx、docs/e.mdx等  file-name',
      '          → 扩展名改为 .md，import、组件和花括号里的代码不起作用，换成普通的 Markdown',
      '',
    ]);
    expect(told({ 'a.mdx': article('甲') }).slice(0, 2)).toEqual([
      'x/a.mdx',
      '  1:1     错误  没有读这个文件：它的名字应为 a.md  file-name',
    ]);
  });

  it('of a folder without articles says where articles lie', () => {
    expect(textReport({ files: 0, problems: [] }, 'content/', false)).toBe(
      [
        'content/ 里没有文章：文章是 .md 文件，放在 content/articles/ 里，或直接放在 content/ 里',
        '名字以 . 或 _ 开头的文件和文件夹不读（例如 Hexo 和 Jekyll 的 _posts）：换个名字，或让 CONTENT_DIR 直接指到里面',
        '检查了 0 个文件：没有问题',
      ].join('\n'),
    );
  });

  it('shows what would steer a terminal (a name or a value wiped the report from the screen and wrote its own)', () => {
    const steering = {
      ...problem('articles/a\x1b[2J\n检查了.md', 'error', '「\x1b]0;甲\x07\u202e」'),
      fix: '\x9b2J\t',
    };
    expect(
      textReport({ files: 1, problems: [steering] }, '', false)
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      'articles/a[U+001B][2J[U+000A]检查了.md',
      '  3:14    错误  「[U+001B]]0;甲[U+0007][U+202E]」  date',
      '          → [U+009B]2J\t',
    ]);
    const mended = { file: 'a\x1b.md', before: '甲,\x1b[2J', after: '甲，\x1b[2J', pictures: [] };
    expect(diffReport([mended], '', false)).not.toContain('\x1b');
    const report = { read: 1, pictures: false, removed: 0, problems: [steering] };
    expect(importLines({ ...report, changed: true }, 5)[1]).toContain('a[U+001B][2J[U+000A]检查了.md');
  });

  it('for programs is JSON', () => {
    expect(JSON.parse(jsonReport(report))).toEqual({ ...report, errors: 1, warnings: 2 });
  });

  it('for GitHub is a workflow command a line, escaped', () => {
    expect(githubReport(report, 'content/').split('\n')).toEqual([
      '::error file=content/articles/a.md,line=3,col=14,title=date::第一个。改成 50%25',
      '::warning file=content/articles/a.md,line=3,col=14,title=date::第二个。改成 50%25',
      '::warning file=content/articles/b%2C1%3A2.md,line=3,col=14,title=date::第三个%0A两行。改成 50%25',
      '检查了 3 个文件：1 个错误，2 个警告',
    ]);
  });
});
