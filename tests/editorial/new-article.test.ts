import { chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { newArticle, pinyinSlug } from '../../lib/editorial/new-article.ts';
import { planRename } from '../../lib/editorial/rename.ts';
import { asSomebody } from '../library/content-folder.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

const TOPICS = '- {id: eka-basics, name: 京东E卡}\n- {id: eka-price, name: 折扣}\n';
const make = (folder: string, title: string, topic?: string) =>
  newArticle(readCollection(folder), { title, topic, now: NOW });

describe('a slug', () => {
  it.each([
    ['礼品卡过期了怎么办', 'li-pin-ka-guo-qi-le-zen-me-ban'],
    ['京东E卡（JD）2026年版', 'jing-dong-e-ka-jd-2026-nian-ban'],
    ['绿色 Café 女装', 'lv-se-cafe-nv-zhuang'],
    ['？！', 'article'],
    // 60 characters; 60, a hyphen and more; 61 before the hyphen; a word longer than that.
    [`${'a'.repeat(55)} bbbb`, `${'a'.repeat(55)}-bbbb`],
    [`${'a'.repeat(55)} bbbb c`, `${'a'.repeat(55)}-bbbb`],
    [`${'a'.repeat(55)} bbbbb c`, 'a'.repeat(55)],
    ['a'.repeat(70), 'a'.repeat(60)],
  ])('of %s is %s', (title, slug) => {
    expect(pinyinSlug(title)).toBe(slug);
  });

  it('of any title is an address of at most 60 characters, cut between syllables', () => {
    expect(pinyinSlug('京东会员先享后付功能详解无需白条也能享受的购物便利')).toBe(
      'jing-dong-hui-yuan-xian-xiang-hou-fu-gong-neng-xiang-jie-wu',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\u4e00-\u9fa5]{1,60}$/)),
        (title) => {
          const slug = pinyinSlug(title);
          expect(slug.length).toBeLessThanOrEqual(60);
          expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        },
      ),
    );
  });
});

describe('a new article', () => {
  it('is a draft that passes the schema and can’t be published as it is', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    const made = make(folder, '礼品卡：怎么退？', 'eka-price');
    expect(made).toEqual({
      file: 'articles/li-pin-ka-zen-me-tui.md',
      topic: 'eka-price',
      topicChosen: false,
    });
    const text = read(folder, made.file);
    expect(text).toContain(
      'title: 礼品卡：怎么退？\npublishedAt: 2026-11-24 12:00:00\ntopics: [eka-price]\n',
    );
    const errors = () =>
      check(readCollection(folder), NOW).filter(
        ({ file, severity }) => file === made.file && severity === 'error',
      );
    expect(errors()).toEqual([]);
    expect(readCollection(folder).bySlug.get('li-pin-ka-zen-me-tui')?.article.draft).toBe(true);
  });

  it('has its title quoted where YAML needs it', () => {
    for (const title of [
      '定金: 还是预付款',
      '# 号开头',
      "'引号' 里",
      '- 短横',
      '123',
      'true',
      '[列表]',
      '"双"引号',
      '*星',
      'a #b',
    ]) {
      const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
      const { file } = make(folder, title);
      const made = readCollection(folder).articles.find((other) => other.file === file);
      expect(made?.article.title).toBe(title);
    }
  });

  it('gets the first topic of the site when none is named', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    expect(make(folder, '乙')).toMatchObject({ topic: 'eka-basics', topicChosen: true });
    expect(() => make(contentFolder({ 'readme.txt': '' }), '乙')).toThrow('用 --topic 写出一个');
  });

  it('has no character in its title that nobody sees', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    const { file } = make(folder, '礼\u200b品卡\u2060怎么退');
    expect(readCollection(folder).articles.find((made) => made.file === file)?.article.title).toBe(
      '礼品卡怎么退',
    );
  });

  it('may have its topic by name, and an unknown one is answered with names (editors know no ids)', () => {
    const folder = contentFolder({ 'topics.yaml': '- {id: a, name: 退卡}\n- {id: b, name: 折扣}\n' });
    expect(make(folder, '甲', '折扣').topic).toBe('b');
    expect(() => make(folder, '乙', '逾期')).toThrow(/可用的主题：\n {2}a {2}退卡\n {2}b {2}折扣$/);
  });

  it('of an unknown topic is not made, and the nearest is named', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    expect(() => make(folder, '乙', 'eka-prise')).toThrow('没有「eka-prise」这个主题：是不是 eka-price？\n');
    expect(readCollection(folder).articles).toHaveLength(1);
  });

  it('takes no address that another article has or had, and no title', () => {
    const folder = contentFolder({
      'topics.yaml': TOPICS,
      'articles/tui-ka.md': article('甲', { aliases: '[/articles/tui-ka-2]' }),
      'articles/tui-ka-3.md': '坏了',
    });
    expect(make(folder, '退卡').file).toBe('articles/tui-ka-4.md');
    expect(() => make(folder, '退卡')).toThrow('已有同名文章：articles/tui-ka-4.md');
    expect(read(folder, 'articles/tui-ka-3.md')).toBe('坏了');
  });

  it('takes no address that leads to a topic: readers of the old page would get the new article', () => {
    const folder = contentFolder({
      'topics.yaml': '- {id: tui, name: 退卡, aliases: [/articles/tui-ka]}\n',
      'articles/a.md': article('甲'),
    });
    expect(make(folder, '退卡').file).toBe('articles/tui-ka-2.md');
  });

  it('of a long address that is taken has the number within 60 characters, behind one hyphen', () => {
    const word = 'a'.repeat(57);
    const folder = contentFolder({ 'topics.yaml': TOPICS, [`articles/${word}-bb.md`]: article('甲') });
    expect(make(folder, `${word} bb`).file).toBe(`articles/${word}-2.md`);
  });

  it('may begin a topic where there is no list of them, and an id that looks like a number stays text', () => {
    for (const list of [[], [['topics.yaml', '']], [['topics.yaml', '[]']]]) {
      const folder = contentFolder({ ...Object.fromEntries(list), 'articles/a.md': article('甲') });
      expect(make(folder, '乙', '12315').topic).toBe('12315');
      expect(readCollection(folder).bySlug.get('yi')?.article.topics).toEqual(['12315']);
    }
  });

  it('never replaces a file that appeared meanwhile', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    const before = readCollection(folder);
    newArticle(before, { title: '退卡', topic: undefined, now: NOW });
    expect(() => newArticle(before, { title: '退卡', topic: undefined, now: NOW })).toThrow(
      '文件已存在，没有覆盖：articles/tui-ka.md',
    );
  });

  it.skipIf(!existsSync('/proc/self'))('that can’t be written is not told to be there already', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    const before = readCollection(folder);
    // Nobody can make a file there, root neither.
    rmSync(join(folder, 'articles'), { recursive: true });
    symlinkSync('/proc/self/fdinfo', join(folder, 'articles'));
    expect(() => newArticle(before, { title: '退卡', topic: undefined, now: NOW })).toThrow(/^E[A-Z]+: /);
  });

  it('goes into the folder itself where there is none for articles', () => {
    const folder = contentFolder({ 'a.md': article('甲') });
    expect(make(folder, '退卡').file).toBe('tui-ka.md');
  });

  it('is never the page about the site (in a folder without articles/, the article had its file)', () => {
    const folder = contentFolder({ 'a.md': article('甲') });
    expect(make(folder, 'About').file).toBe('about-2.md');
    const inArticles = contentFolder({ 'articles/a.md': article('甲'), 'topics.yaml': TOPICS });
    expect(make(inArticles, 'About').file).toBe('articles/about.md');
  });

  it('of a title that is too long is refused', () => {
    const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
    expect(() => make(folder, '长'.repeat(81))).toThrow('太长，最多 80 个字');
  });
});

it('in a folder that may not be read, an editor was told that there is no topic, or no article of that name', () => {
  const folder = contentFolder({ 'topics.yaml': TOPICS, 'articles/a.md': article('甲') });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'articles'), 0);
  const closed = `读不了内容文件夹：${join(folder, 'articles')}`;
  expect(() => asSomebody(() => make(folder, '礼品卡'))).toThrow(closed);
  expect(() => asSomebody(() => planRename(readCollection(folder), 'a', 'b'))).toThrow(closed);
  chmodSync(folder, 0);
  const all = `读不了内容文件夹：${folder}\n`;
  expect(() => asSomebody(() => make(folder, '礼品卡'))).toThrow(all);
  expect(() => asSomebody(() => planRename(readCollection(folder), 'a', 'b'))).toThrow(all);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'articles'), 0o755);
});
