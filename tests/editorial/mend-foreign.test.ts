import { describe, expect, it } from 'vitest';
import { mendText } from '../../lib/editorial/mend-text.ts';
import { defaultSite } from '../../lib/site/site.ts';
import { article } from './folder.ts';

describe('a file with fields of another system', () => {
  it('of another system gets our names of its fields, and lists where it has single words', () => {
    const before = article('甲', {
      publishedAt: null,
      topics: null,
      date: '2024/6/1 8:30',
      categories: '卡, C++',
      tags: '[a]',
      excerpt: '旧',
    });
    const after = mendText(before, defaultSite, 'a');
    expect(after).toBe(
      article('甲', {
        publishedAt: null,
        topics: null,
        date: '2024-06-01 08:30',
        categories: '[卡, C++]',
        tags: '[a]',
        excerpt: '旧',
      })
        .replace('date:', 'publishedAt:')
        .replace('categories:', 'topics:')
        .replace('tags:', 'keywords:')
        .replace('excerpt:', '# excerpt:'),
    );
    expect(mendText(after, defaultSite, 'a')).toBe(after);
  });

  it('gets one of two foreign names for a field, and quotes where a word needs them', () => {
    const of = (lines: string): string => mendText(`---\n${lines}---\n`, defaultSite, 'a');
    expect(of('date: 2024/6/1\npublished: 2024/6/2\n')).toBe(
      '---\npublishedAt: 2024-06-01\n# published: 2024-06-02\n---\n',
    );
    expect(of('permalink: /old\n')).toBe('---\naliases: [/old]\n---\n');
    expect(of('tag: 卡\n')).toBe('---\nkeywords: [卡]\n---\n');
    expect(of("tags: '卡、# 一'\n")).toBe("---\nkeywords: [卡, '# 一']\n---\n");
    expect(of('tags: 手机  安全 保险\n')).toBe('---\nkeywords: [手机, 安全, 保险]\n---\n');
    expect(of('tags: Java 集合\n')).toBe('---\nkeywords: [Java 集合]\n---\n');
    // What has an empty text, as in Hugo's archetypes, was no list after --fix either.
    expect(of('tags: ""\n')).toBe('---\n# tags: ""\n---\n');
  });

  it('has two names for one field of ours (a post with tags and keywords was no article until one was deleted)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}---\n`, defaultSite, 'a');
    expect(of('tags:\n- 卡\n- 券\nkeywords: 退\n')).toBe(
      '---\n# tags:\n# - 卡\n# - 券\nkeywords: [退]\n---\n',
    );
    // What may be the only value stays, every former address, and what keeps an article off the site.
    for (const kept of [
      'tags: [卡]\nkeywords:\n',
      'permalink: /a\naliases: [/b]\n',
      'draft: false\npublished: false\n',
    ])
      expect(of(kept)).toBe(`---\n${kept}---\n`);
  });

  it('has a field twice (the second was a comment only after a second --fix)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}---\n`, defaultSite, 'a');
    for (const [before, after] of [
      ['tags: [a]\ntags: [b]\n', 'keywords: [a]\n# tags: [b]\n'],
      ['cover: a\ncover: b\n', '# cover: a\n# cover: b\n'],
      ['tags:\ntags: b, c\n', '# tags:\nkeywords: [b, c]\n'],
      // Of two of ours, and two former addresses, the editor decides.
      ['keywords: [a]\nkeywords: b, c\n', 'keywords: [a]\nkeywords: b, c\n'],
      ['permalink: /a\npermalink: /b\n', 'aliases: [/a]\npermalink: /b\n'],
    ] as const) {
      expect(of(before)).toBe(`---\n${after}---\n`);
      expect(of(after)).toBe(`---\n${after}---\n`);
    }
  });

  it('has categories below categories, as Hexo writes them (each post’s list had to be written anew by hand)', () => {
    const text = '---\ntitle: 甲\ncategories:\n- [卡, 券]\n  # 注\n- [退, "a: b"]\n- 卡\n\ntags: [甲]\n---\n';
    const after = mendText(text, defaultSite, 'a');
    expect(after).toBe(
      '---\ntitle: 甲\ntopics: [卡, 券, 退, \'a: b\']\n# - [卡, 券]\n#   # 注\n# - [退, "a: b"]\n# - 卡\n\nkeywords: [甲]\n---\n',
    );
    expect(mendText(after, defaultSite, 'a')).toBe(after);
    const other = '---\ncategories:\n- [卡, 2]\n- {a: b}\n---\n'.replace('categories', 'topics');
    expect(mendText(other, defaultSite, 'a')).toBe(other);
  });

  it('has other names of a note under aliases, as Obsidian writes them (each was to be an address)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}---\n`, defaultSite, 'a');
    expect(of('aliases:\n  - 葱油拌面\n  - 上海面\n')).toBe(
      '---\nkeywords:\n  - 葱油拌面\n  - 上海面\n---\n',
    );
    expect(of('aliases: [葱油拌面]\ntags: [面]\n')).toBe('---\n# aliases: [葱油拌面]\nkeywords: [面]\n---\n');
    // A second --fix made keywords of what the first had made a list.
    expect(of('aliases: 葱油拌面\n')).toBe('---\nkeywords: [葱油拌面]\n---\n');
    for (const addresses of ['aliases: [/a, b/c]\n', 'aliases: [old-post]\n'])
      expect(of(addresses)).toBe(`---\n${addresses}---\n`);
  });

  it('has its author, or several in one line, in the list of ours', () => {
    const of = (line: string): string => mendText(`---\n${line}\n---\n`, defaultSite, 'a');
    expect(of('author: 王小明、李红')).toBe('---\nauthors: [王小明, 李红]\n---\n');
    expect(of('author:\n  - 王小明')).toBe('---\nauthors:\n  - 王小明\n---\n');
    expect(of('author: 王小明\nauthors: [李红]')).toBe('---\n# author: 王小明\nauthors: [李红]\n---\n');
  });

  it('of another system keeps as comments what has no use here (each had to be deleted by hand)', () => {
    const text = '---\ntitle: 甲\nlayout: post\nphotos:\n  - a.jpg\n  - b.jpg\ntags:\n---\n';
    const after = '---\ntitle: 甲\n# layout: post\n# photos:\n#   - a.jpg\n#   - b.jpg\n# tags:\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(after);
    expect(mendText(after, defaultSite, 'a')).toBe(after);
    const inline = '---\n{title: 甲, layout: post}\n---\n';
    expect(mendText(inline, defaultSite, 'a')).toBe(inline);
    // A comment behind the question mark would leave a field without a name.
    const asked = '---\n? layout\n: post\n---\n';
    expect(mendText(asked, defaultSite, 'a')).toBe(asked);
    // A field of ours is still to be filled in.
    const ours = '---\ntitle: 甲\nsummary:\n---\n';
    expect(mendText(ours, defaultSite, 'a')).toBe(ours);
  });

  it('keeps each line of a second summary in its comment (words of it stood there twice, outside of the comment)', () => {
    const text = '---\ndescription: >-\n  折叠的,\n  摘要\n\nsummary: 短\n---\n';
    const after = '---\n# description: >-\n#   折叠的,\n#   摘要\n\nsummary: 短\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(after);
    // Where line ends stay, the mark stood between CR and LF.
    const site = { ...defaultSite, rules: { 'line-ends': 'off' } } as const;
    const windows = (lines: string): string => lines.replaceAll('\n', '\r\n');
    expect(mendText(windows(text), site, 'a')).toBe(windows(after));
  });

  it('keeps a field without a use whose value another one takes (without it, the alias meant nothing)', () => {
    const text = '---\ncover: &c a.jpg\nsocial: *c\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(text);
  });

  it('in braces keeps the fields on the line of one without a use (they became a comment with it)', () => {
    const text = '---\n{\nlayout: post, title: 甲}\n---\n';
    expect(mendText(text, defaultSite, 'a')).toBe(text);
  });

  it('of Hexo has single categories without lists of their own', () => {
    const of = (lines: string): string => mendText(`---\n${lines}\n---\n`, defaultSite, 'a');
    expect(of('categories:\n  - [卡]\n  - [ "a, b" ]')).toBe("---\ntopics:\n  - 卡\n  - 'a, b'\n---\n");
    expect(of('categories: [[卡], 券]')).toBe('---\ntopics: [卡, 券]\n---\n');
    expect(of('categories:\n- [\n  码]')).toBe('---\ntopics:\n- [\n  码]\n---\n');
  });

  it('has fields that nobody knows beside others of its system (a rating kept each note of a vault off the site)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}\n---\n`, defaultSite, 'a');
    expect(of('rating: 5\n来源:\n  - 甲\ntags: [卡]')).toBe(
      '---\n# rating: 5\n# 来源:\n#   - 甲\nkeywords: [卡]\n---\n',
    );
    // A slip in a name of ours is the editor's to mend, and so is a field of an article of ours.
    expect(of('sumary: 短\ntags: [卡]')).toBe('---\nsumary: 短\nkeywords: [卡]\n---\n');
    expect(of('title: 甲\nrating: 5')).toBe('---\ntitle: 甲\nrating: 5\n---\n');
  });

  it('that has a password, or is on no list, becomes a draft (after --fix, everyone read a diary with a password)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}\n---\n`, defaultSite, 'a');
    for (const field of ['password: 123', 'password: "0"', 'hidden: true', 'unlisted: true', 'private: yes'])
      expect(of(field)).toBe('---\ndraft: true\n---\n');
    for (const field of ['password:', 'hidden: false', 'private: no', 'password: ""'])
      expect(of(field)).toBe(`---\n# ${field}\n---\n`);
    // Beside another, it keeps the article off the site as an unknown field.
    expect(of('draft: false\npassword: 123')).toBe('---\ndraft: false\npassword: 123\n---\n');
  });

  it('of VuePress has an author with a link, and a list of nothing (both kept it off the site)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}\n---\n`, defaultSite, 'a');
    expect(of('author:\n  name: 高伟\n  link: https://a.example\ntags:\n  - ')).toBe(
      '---\nauthors: [高伟]\n#   name: 高伟\n#   link: https://a.example\n# tags:\n#   - \n---\n',
    );
    expect(of('authors:\n  - name: 高伟\n    url: a\n  - 李红\ncategories: []')).toBe(
      '---\nauthors: [高伟, 李红]\n#   - name: 高伟\n#     url: a\n#   - 李红\n# categories: []\n---\n',
    );
    for (const kept of ['author: {name: 高伟}', 'author:\n  link: a'])
      expect(of(kept)).toBe(`---\n${kept.replace('author', 'authors')}\n---\n`);
  });

  it('of Jekyll has words in blanks, which are several (all of them became one)', () => {
    const of = (lines: string): string => mendText(`---\n${lines}\n---\n`, defaultSite, 'a');
    expect(of('layout: post\ntags: linux  git 工具\ncategories: a b')).toBe(
      '---\n# layout: post\nkeywords: [linux, git, 工具]\ntopics: [a, b]\n---\n',
    );
    expect(of('tags: 退款 礼品卡')).toBe('---\nkeywords: [退款, 礼品卡]\n---\n');
    // Elsewhere, a word may have a blank, and words in commas may, too.
    expect(of('tags: Apple Pay')).toBe('---\nkeywords: [Apple Pay]\n---\n');
    expect(of('layout: post\ntags: Apple Pay, 卡')).toBe(
      '---\n# layout: post\nkeywords: [Apple Pay, 卡]\n---\n',
    );
  });

  it('of Hugo keeps its address, but not that of a page it was clipped from', () => {
    const of = (line: string): string => mendText(`---\n${line}\n---\n`, defaultSite, 'a');
    expect(of('url: 2015/08/29/hugo')).toBe('---\naliases: [/2015/08/29/hugo]\n---\n');
    expect(of('url: https://a.example/b')).toBe('---\nurl: https://a.example/b\n---\n');
  });

  it('that Jekyll doesn’t publish stays a draft, and its address begins with a slash', () => {
    const of = (line: string): string => mendText(`---\n${line}\n---\n`, defaultSite, 'a');
    expect(of('published: false')).toBe('---\ndraft: true\n---\n');
    expect(of('publish: true')).toBe('---\ndraft: false\n---\n');
    expect(of('draft: true')).toBe('---\ndraft: true\n---\n');
    expect(of('permalink: old/a/')).toBe('---\naliases: [/old/a/]\n---\n');
    expect(of('date: 20240601')).toBe('---\npublishedAt: 2024-06-01\n---\n');
    expect(of('topics: 卡、券')).toBe('---\ntopics: [卡, 券]\n---\n');
  });
});
