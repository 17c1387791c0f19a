import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { importContent } from '../../lib/library/import.ts';
import { openForImport } from '../../lib/library/open.ts';
import { problems } from '../library/problems.ts';
import { article, checked, contentFolder, NOW } from './folder.ts';

const TOPICS = '- {id: eka-basics, name: 京东E卡}\n- {id: eka-price, name: 折扣}\n';

describe('names that do not exist', () => {
  it('related: the article itself by a slug that it had before', () => {
    const files = {
      'articles/a.md': article('甲', { related: '[old]', aliases: '[/articles/old]' }),
    };
    expect(checked(files, 'self-related')).toHaveLength(1);
  });

  it('related: no article that has the address now which this one had before', () => {
    const files = {
      'articles/a.md': article('甲', { related: '[b]', aliases: '[/articles/b]' }),
      'articles/b.md': article('乙'),
    };
    expect(checked(files, 'self-related')).toEqual([]);
  });

  it('related: an unknown slug with the nearest, and the article itself', () => {
    const files = {
      'articles/a.md': article('甲', { related: '[giftcard-refund, a, gift-card-refund]' }),
      'articles/gift-card-refund.md': article('乙'),
    };
    expect(checked(files, 'unknown-related', 'self-related')).toEqual([
      'articles/a.md:7:11 error related 里的「giftcard-refund」不是已有文章 → 是不是 gift-card-refund？',
      'articles/a.md:7:28 error 文章把自己列进了 related → 删掉这一项',
    ]);
  });

  it('but a slug that an article had before does exist, in related and in links', () => {
    const files = {
      'articles/a.md': article('甲', { related: '[gift]' }, '见[乙](/articles/gift)。\n'),
      'articles/gift-card.md': article('乙', { aliases: '[/articles/gift]' }),
    };
    expect(checked(files, 'unknown-related', 'broken-link')).toEqual([]);
    expect(checked(files, 'orphan')).toEqual([
      'articles/a.md:1:1 warn 没有别的文章链接到它 → 在讲到这件事的文章里加链接，或写进它的 related，或写进 site.yaml 的 featured',
    ]);
  });

  it('topics, unless there is no topics.yaml', () => {
    const file = article('甲', { topics: '[eka-basic]' });
    expect(checked({ 'topics.yaml': TOPICS, 'articles/a.md': file }, 'unknown-topic')).toEqual([
      'articles/a.md:4:10 error 主题「eka-basic」不在 topics.yaml 里 → 是不是 eka-basics？',
    ]);
    expect(checked({ 'articles/a.md': file }, 'unknown-topic')).toEqual([]);
  });

  it('topics.yaml with a parent that does not exist is an error, whatever counts for articles (the file was unused in silence)', () => {
    const site = 'name: 站\nrules: {unknown-topic: "off"}\n';
    const topics = '- {id: a, name: 甲, parent: b}\n';
    expect(checked({ 'site.yaml': site, 'topics.yaml': topics }, 'unknown-topic', 'unknown-parent')).toEqual([
      'topics.yaml:1:28 error 上级主题「b」不存在 → 改成本文件里有的 id，或删掉这一行',
    ]);
  });

  it('facts, where the folder has a list of them', () => {
    const facts = '- {id: A01, certainty: verified, statement: 一句。, source: 民法典}\n';
    const file = article('甲', { facts: '[A01, A02]' });
    expect(checked({ 'facts.yaml': facts, 'articles/a.md': file }, 'unknown-fact')).toEqual([
      'articles/a.md:7:14 error 事实「A02」不在 facts.yaml 里 → 改成已有的名字，或删掉它',
    ]);
    expect(checked({ 'articles/a.md': file }, 'unknown-fact')).toEqual([]);
  });

  it('featured articles and rules of site.yaml', () => {
    const site = 'featured: [a, b]\nrules:\n  orphans: warn\n  yaml: "off"\n';
    expect(
      checked({ 'site.yaml': site, 'articles/a.md': article('甲') }, 'unknown-featured', 'unknown-rule'),
    ).toEqual([
      'site.yaml:1:15 error featured 里的「b」不是已有文章 → 改成已有的名字，或删掉它',
      'site.yaml:3:12 error 没有「orphans」这条规则 → 是不是 orphan？',
      'site.yaml:4:9 error 规则「yaml」不能改：有这个问题的文件不会出现在站上 → 删掉这一行，改好那些文件',
    ]);
  });

  it('a file with errors is told of once, not again by each link to it', () => {
    const files = {
      'articles/a.md': article('甲', { related: '[b]' }, '见[乙](/articles/b)。\n'),
      'articles/b.md': '坏了\n',
      'site.yaml': 'featured: [b]\n',
    };
    expect(checked(files, 'unknown-related', 'broken-link', 'unknown-featured')).toEqual([]);
    expect(checked(files, 'front-matter')).toHaveLength(1);
  });
});

describe('the same twice', () => {
  it('title', () => {
    expect(
      checked({ 'articles/a.md': article('同一个'), 'articles/b.md': article('同一个') }, 'duplicate-title'),
    ).toEqual([
      'articles/b.md:2:8 error 标题「同一个」与 articles/a.md 相同 → 改写其中一个标题，让读者分得清',
    ]);
  });

  it('slug', () => {
    expect(
      checked({ 'articles/a.md': article('甲'), 'articles/x/a.md': article('乙') }, 'duplicate-slug'),
    ).toEqual([
      'articles/x/a.md:1:1 error 地址「a」已被 articles/a.md 占用 → 给其中一个文件改名，例如 x-a.md',
    ]);
  });
});

it('says of a folder what the library says of it', () => {
  const folder = contentFolder({
    'site.yaml': 'name: 站\nfeatured: [a, nowhere]\n',
    'topics.yaml': TOPICS,
    'articles/a.md': article(
      '甲',
      { related: '[a, nowhere]', topics: '[eka-bsics]' },
      '见[那](/articles/gone)、[乙](b.md)和[无](无.md)。\n\n![图](../图.png)\n\n![图](//example.com/a.png)\n',
    ),
    'articles/b.md': article('甲', { publishAt: '2024-01-01' }),
    'articles/c.md': `\uFEFF${article('甲').replaceAll('\n', '\r\n')}`,
    'articles/d.md': Uint8Array.from([0x2d, 0xff]),
    'articles/e.md': '',
    'articles/f.md/x.md': '一',
    'articles/G.md': article('庚'),
    'articles/sub/a.md': article('辛'),
    'articles/h.md': article('壬', { publishedAt: '2024-02-30' }),
  });
  const library = openForImport(join(folder, 'library.db'));
  importContent(library, { contentDir: folder, preview: true });
  const keys = (
    list: readonly {
      file: string;
      line: number;
      column: number;
      rule: string;
      message: string;
      fix: string;
    }[],
  ) =>
    list.map(
      ({ file, line, column, rule, message, fix }) => `${file}:${line}:${column} ${rule} ${message} ${fix}`,
    );
  const fromLibrary = keys(problems(library, folder));
  library.db.close();
  const fromCheck = keys(check(readCollection(folder), NOW));
  expect(fromCheck).toEqual(expect.arrayContaining(fromLibrary));
  expect(fromLibrary.length).toBeGreaterThan(16);
});
