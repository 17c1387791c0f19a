import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isRuleId, severityOf } from '../../lib/content/rules.ts';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { factSuggestion, factUse } from '../../lib/editorial/fact-use.ts';
import { article, checked, contentFolder } from './folder.ts';

it('tells of two folders of Hugo before their other mistakes are mended (it took one more round)', () => {
  const broken = article('甲', { summary: null });
  expect(checked({ 'articles/a/index.md': broken, 'articles/b/index.md': broken }, 'duplicate-slug')).toEqual(
    [
      'articles/b/index.md:1:1 error 地址「index」已被 articles/a/index.md 占用 → 地址是文件名，不是文件夹名：把 index.md 改名为 b.md，另一个也这样改',
    ],
  );
});

describe('the collection of this repository', () => {
  const collection = readCollection('content');

  it('has no errors, with the rules of style on', () => {
    for (const rule of [
      'body-length',
      'formal-you',
      'missing-steps',
      'shared-run',
      'half-width-punctuation',
    ]) {
      expect(isRuleId(rule) && severityOf(rule, collection.site)).toBe('error');
    }
    const errors = check(collection, Date.now()).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  it('has a list of facts in order of their ids, and every article uses some', () => {
    const ids = (collection.facts ?? []).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.length).toBeGreaterThan(150);
    for (const { file, article } of collection.articles) expect(article.facts, file).not.toEqual([]);
  });

  it('leads VS Code’s tasks to the places of problems', () => {
    const { regexp } = z
      .object({
        tasks: z.tuple([
          z.object({ problemMatcher: z.object({ pattern: z.object({ regexp: z.string() }) }) }),
        ]),
      })
      .parse(JSON.parse(readFileSync('.vscode/tasks.json', 'utf8'))).tasks[0].problemMatcher.pattern;
    const line =
      '::warning file=content/articles/a.md,line=3,col=14,title=orphan::没有别的文章链接到它。加链接';
    expect(new RegExp(regexp).exec(line)?.slice(1)).toEqual([
      'warning',
      'content/articles/a.md',
      '3',
      '14',
      'orphan',
      '没有别的文章链接到它。加链接',
    ]);
  });
});

describe('a fact', () => {
  const folder = () =>
    contentFolder({
      'facts.yaml':
        '- {id: A12, certainty: reported, statement: 要明示综合融资成本。, source: 中国网财经}\n- {id: A13, certainty: verified, statement: 一句。, source: 民法典}\n',
      'articles/a.md': article('甲', { facts: '[A12, B01]' }),
      'articles/b.md': article('乙', { facts: '[A12]' }),
    });

  it('leads to the articles that use it', () => {
    const collection = readCollection(folder());
    expect(factUse(collection, 'A12')).toBe(
      'A12（见于公开页面，要写明出处和日期）要明示综合融资成本。\n来源：中国网财经\n用到它的文章（2 篇）：\n  articles/a.md  甲\n  articles/b.md  乙',
    );
    expect(factUse(collection, 'A13')).toMatch(/没有文章用到它。$/);
    expect(factUse(collection, 'B01')).toBe(
      'B01（不在 facts.yaml 里）\n用到它的文章（1 篇）：\n  articles/a.md  甲',
    );
  });

  it('that nothing has is told with the nearest', () => {
    const collection = readCollection(folder());
    expect(factUse(collection, 'A21')).toBeNull();
    expect(factSuggestion(collection, 'b1')).toBe('是不是 B01？');
    expect(factSuggestion(collection, 'B11')).toBe('改成已有的名字，或删掉它');
  });
});

describe('a folder', () => {
  it('has what is wrong with its settings and with files that are too large told', () => {
    const folder = contentFolder({
      // 礼品 as Windows saves it in GBK.
      'topics.yaml': Uint8Array.from([0xc0, 0xf1, 0xc6, 0xb7]),
      'synonyms.yaml': '- 甲',
      'site.yaml': 'nmae: 站\n',
      'articles/large.md': Buffer.alloc(3_000_000, 'x'),
    });
    const { problems, unreadable } = readCollection(folder);
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'site.yaml unknown-key',
      'topics.yaml encoding',
      'synonyms.yaml invalid-value',
      'articles/large.md file-size',
    ]);
    expect(problems.at(-1)?.message).toContain('3.0 MB');
    expect([...unreadable]).toEqual(['large']);
  });

  it('has times in the site’s zone, and counts every Markdown file', () => {
    const { articles, files } = readCollection(
      contentFolder({
        'site.yaml': 'timeZone: Asia/Tokyo\n',
        'about.md': '关于。\n',
        'articles/a.md': article('甲', { publishedAt: '2024-06-01 08:00:00' }),
        'articles/broken.md': '坏了',
        'note.txt': '',
      }),
    );
    expect(articles.map(({ article }) => article.publishedAt)).toEqual([
      Date.parse('2024-06-01T08:00:00+09:00'),
    ]);
    expect(files).toBe(3);
  });

  it('that was saved on Windows has problems at their lines all the same', () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(
      checked(
        {
          'facts.yaml': windows('- {id: A12, certainty: verified, statement: 一句。, source: 民法典}\n'),
          'about.md': windows('---\ntitle: 关于\n---\n\n关于。\n'),
          'articles/a.md': windows(article('甲', { facts: '[A12, A13]' })),
        },
        'unknown-fact',
        'about-front-matter',
      ).map((text) => text.split(' ')[0]),
    ).toEqual(['about.md:1:1', 'articles/a.md:7:14']);
  });
});

it('progress is told for each file', () => {
  const seen: string[] = [];
  readCollection(contentFolder({ 'a.md': article('甲'), 'b.md': article('乙') }), (done, total) =>
    seen.push(`${done}/${total}`),
  );
  expect(seen).toEqual(['0/2', '1/2']);
});
