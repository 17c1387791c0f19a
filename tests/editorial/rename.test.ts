import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { planRename } from '../../lib/editorial/rename.ts';
import { carryOut } from '../../lib/editorial/rename-plan.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

function rename(folder: string, from: string, to: string) {
  const plan = planRename(readCollection(folder), from, to);
  carryOut(folder, plan);
  const { references, unread } = plan;
  return { from: plan.from, to: plan.to, updated: references.map(({ file }) => file), unread };
}
const files = (): Record<string, string> => ({
  'site.yaml': '# 站\nname: 站\nfeatured:\n  - old # 先读\n  - b\n',
  'about.md': '见[那篇](/articles/old#一)。\n',
  'articles/old.md': article('甲', {}, '## 一\n\n见[自己](/articles/old#一)。\n'),
  'articles/b.md': article(
    '乙',
    { related: '[ c,  "old" ]   # 两篇' },
    '[1](/articles/old) [2](</articles/old> "题") [3](/articles/old?x=1#一) [4](/articles/older)\n\n`/articles/old`\n\n```\n[x](/articles/old)\n```\n\n[5]: /articles/old\n',
  ),
  'articles/c.md': `\uFEFF${article('丙', { related: '\n  - old\n  - b' }, '[1](/articles/old)\n').replaceAll('\n', '\r\n')}`,
  'articles/d.md': article('丁', {}, '与 old 无关。\n'),
  'articles/e.md': article('己', { related: '\n  - slug: "old" # 先读\n    reason: old' }),
  'articles/older.md': article('戊'),
});

describe('a rename', () => {
  it('moves the file, keeps the old address and changes only the slug everywhere', () => {
    const before = files();
    const folder = contentFolder(before);
    expect(rename(folder, 'old', 'new-name')).toEqual({
      from: 'articles/old.md',
      to: 'articles/new-name.md',
      updated: ['articles/b.md', 'articles/c.md', 'articles/e.md', 'about.md', 'site.yaml'],
      unread: [],
    });
    expect(existsSync(join(folder, 'articles/old.md'))).toBe(false);
    expect(read(folder, 'articles/new-name.md')).toBe(
      (before['articles/old.md'] ?? '')
        .replace('\n---\n\n', '\naliases: [/articles/old]\n---\n\n')
        .replace('](/articles/old#一)', '](/articles/new-name#一)'),
    );
    expect(read(folder, 'site.yaml')).toBe(before['site.yaml']?.replace('- old', '- new-name'));
    expect(read(folder, 'about.md')).toBe('见[那篇](/articles/new-name#一)。\n');
    expect(read(folder, 'articles/b.md')).toBe(
      (before['articles/b.md'] ?? '')
        .replace('"old"', 'new-name')
        .replace('[1](/articles/old)', '[1](/articles/new-name)')
        .replace('</articles/old>', '</articles/new-name>')
        .replace('/articles/old?x=1', '/articles/new-name?x=1')
        .replace('[5]: /articles/old', '[5]: /articles/new-name'),
    );
    expect(read(folder, 'articles/c.md')).toBe(
      before['articles/c.md']
        ?.replace('- old', '- new-name')
        .replace('(/articles/old)', '(/articles/new-name)'),
    );
    expect(read(folder, 'articles/d.md')).toBe(before['articles/d.md']);
    expect(read(folder, 'articles/e.md')).toBe(before['articles/e.md']?.replace('"old"', 'new-name'));
    const broken = check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error');
    expect(broken).toEqual([]);
  });

  it.each([
    ['[/a]', '[/a, /articles/old]'],
    ['[]', '[/articles/old]'],
    ['["/a", /articles/new-name]', '["/a", /articles/old]'],
    ['[ "/a" , /b, ] # 两个', '[ "/a" , /b, /articles/old, ] # 两个'],
    ['\n  - /a # 旧\n  - /articles/new-name', '\n  - /a # 旧\n  - /articles/old'],
    [
      '\n  - "/a" # 旧站\n  # 更旧\n  - /b # 搬家以前',
      '\n  - "/a" # 旧站\n  # 更旧\n  - /b # 搬家以前\n  - /articles/old',
    ],
    ['\n- /a', '\n- /a\n- /articles/old'],
    ['[/articles/old, /a]', '[/articles/old, /a]'],
    ['["/a,b"]', '["/a,b", /articles/old]'],
  ])('adds the old address to %j', (aliases, expected) => {
    const folder = contentFolder({ 'articles/old.md': article('甲', { aliases, draft: 'false' }) });
    rename(folder, 'old', 'new-name');
    expect(read(folder, 'articles/new-name.md')).toBe(article('甲', { aliases: expected, draft: 'false' }));
  });

  it('is refused where the old address can’t be put in (the article was broken)', () => {
    const text = article('甲', { keywords: '&no []', aliases: '*no' });
    const folder = contentFolder({ 'articles/old.md': text });
    expect(() => rename(folder, 'old', 'new-name')).toThrow('自己写上 /articles/old，再改名');
    expect(read(folder, 'articles/old.md')).toBe(text);
  });

  it('and back again leaves no circle', () => {
    const folder = contentFolder(files());
    rename(folder, 'old', 'new-name');
    rename(folder, 'new-name', 'old');
    expect(readCollection(folder).bySlug.get('old')?.article.aliases).toEqual(['/articles/new-name']);
    expect(check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('keeps that a link leads to the Markdown', () => {
    const folder = contentFolder({
      'articles/old.md': article('甲'),
      'articles/b.md': article('乙', {}, '[1](/articles/old.md) [2](/articles/old.md#一)\n'),
    });
    rename(folder, 'old', 'new');
    expect(read(folder, 'articles/b.md')).toContain('[1](/articles/new.md) [2](/articles/new.md#一)');
  });

  it('takes paths as well, and slugs in Han letters keep their form in links', () => {
    const folder = contentFolder({
      'articles/退卡.md': article('甲'),
      'articles/b.md': article('乙', {}, '[1](/articles/退卡) [2](/articles/%E9%80%80%E5%8D%A1)\n'),
    });
    rename(folder, 'content/articles/退卡.md', '换卡');
    expect(read(folder, 'articles/b.md')).toContain('[1](/articles/换卡) [2](/articles/%E6%8D%A2%E5%8D%A1)');
    expect(read(folder, 'articles/换卡.md')).toContain('aliases: [/articles/退卡]');
  });

  it('leaves a text that is no UTF-8 as it is, and says so (every letter became a question mark)', () => {
    // 关于 as Windows saves it in GBK.
    const about = Uint8Array.from([0xb9, 0xd8, 0xd3, 0xda, ...Buffer.from('[x](/articles/old)\n')]);
    const folder = contentFolder({ ...files(), 'about.md': about });
    const { updated, unread } = rename(folder, 'old', 'new-name');
    expect([...readFileSync(join(folder, 'about.md'))]).toEqual([...about]);
    expect(updated).not.toContain('about.md');
    expect(unread.map(({ file }) => file)).toEqual(['about.md']);
  });

  it('tells of site.yaml when it is broken, and not when it begins with --- (of the first, no other file named the article; the second was mended and told as unread)', () => {
    const unread = (site: string) =>
      rename(contentFolder({ 'old.md': article('甲'), 'site.yaml': site }), 'old', 'new-name').unread;
    expect(unread('---\nname: 站\nfeatured: [old]\n')).toEqual([]);
    expect(unread('name: 站\nfeatured: [b\n')).toEqual([]);
    expect(unread('name: 站\nfeatured: [old\n')).toEqual([{ file: 'site.yaml', message: '读不懂' }]);
  });

  it('tells of broken articles that may name the old one, and of no others', () => {
    const broken = (slug: string) => `---\nrelated: [${slug}\n---\n\n正文。\n`;
    const folder = contentFolder({ 'old.md': article('甲'), 'b.md': broken('old'), 'c.md': broken('d') });
    expect(rename(folder, 'old', 'new-name').unread.map(({ file }) => file)).toEqual(['b.md']);
  });

  it('leaves links in a text that would keep the parser busy, and doesn’t wait for it', () => {
    const body = `${'> '.repeat(5_000)}[1](/articles/old)\n`;
    const folder = contentFolder({ 'old.md': article('甲'), 'b.md': article('乙', {}, body) });
    expect(rename(folder, 'old', 'new-name').updated).toEqual([]);
  });

  it('of a linked file moves the link and writes behind it (a copy took its place)', () => {
    const folder = contentFolder({
      'vault/a.md': article('甲'),
      'vault/b.md': article('乙', {}, '[1](/articles/old)\n'),
    });
    mkdirSync(join(folder, 'articles'));
    symlinkSync('../vault/a.md', join(folder, 'articles/old.md'));
    symlinkSync('../vault/b.md', join(folder, 'articles/b.md'));
    rename(folder, 'old', 'new-name');
    expect(readlinkSync(join(folder, 'articles/new-name.md'))).toBe('../vault/a.md');
    expect(readdirSync(join(folder, 'articles'))).toEqual(['b.md', 'new-name.md']);
    expect(read(folder, 'vault/a.md')).toContain('aliases: [/articles/old]');
    expect(read(folder, 'vault/b.md')).toContain('[1](/articles/new-name)');
  });

  it('a slug that YAML would read as a number is quoted', () => {
    const folder = contentFolder({
      'articles/old.md': article('甲'),
      'articles/b.md': article('乙', { related: '[old]' }),
    });
    rename(folder, 'old', '12315');
    expect(read(folder, 'articles/b.md')).toContain("related: ['12315']");
    expect(readCollection(folder).bySlug.get('b')?.article.related).toEqual([{ slug: '12315' }]);
  });

  it('onto the page about the site is refused, written or not (the page was lost, and the article became it)', () => {
    const files = { 'a.md': article('甲'), 'about.md': '关于本站。\n' };
    const folder = contentFolder(files);
    expect(() => rename(folder, 'a', 'about')).toThrow('about.md 是「关于本站」那一页的文件');
    expect({ 'a.md': read(folder, 'a.md'), 'about.md': read(folder, 'about.md') }).toEqual(files);
    expect(() => rename(contentFolder({ 'a.md': article('甲') }), 'a', 'about')).toThrow('不能当文章');
    const inArticles = contentFolder({ 'articles/a.md': article('甲'), 'about.md': '关于本站。\n' });
    expect(rename(inArticles, 'a', 'about').to).toBe('articles/about.md');
  });

  it('onto what is no article changes nothing (the text had got its alias when the move failed)', () => {
    const folder = contentFolder({ 'articles/a.md': article('甲') });
    mkdirSync(join(folder, 'articles/b.md'));
    symlinkSync('nowhere', join(folder, 'articles/c.md'));
    for (const name of ['b', 'c'])
      expect(() => rename(folder, 'a', name)).toThrow(`articles/${name}.md 已经有了`);
    expect(read(folder, 'articles/a.md')).toBe(article('甲'));
    expect(readlinkSync(join(folder, 'articles/c.md'))).toBe('nowhere');
  });

  it('in a folder without one for articles, and without a page about the site, reaches the settings', () => {
    const folder = contentFolder({ 'old.md': article('甲'), 'site.yaml': 'name: 站\nfeatured: [old]\n' });
    expect(rename(folder, 'old', 'new-name')).toMatchObject({ to: 'new-name.md', updated: ['site.yaml'] });
    expect(read(folder, 'site.yaml')).toBe('name: 站\nfeatured: [new-name]\n');
  });

  it('that was stopped halfway can be finished', () => {
    const folder = contentFolder({
      ...files(),
      'articles/old.md': '',
    });
    const half = contentFolder({
      'articles/new-name.md': article('甲', { aliases: '[/articles/old]' }),
      'articles/b.md': article('乙', { related: '[old]' }),
    });
    expect(rename(half, 'old', 'new-name').updated).toEqual(['articles/b.md']);
    expect(() => rename(folder, 'old', 'x')).toThrow('先改好 old.md 里的错误');
  });

  it.each([
    ['nope', 'x', '没有「nope」这个名字的文章或主题：写文件名（不带 .md），或主题的 id'],
    ['olb', 'x', '没有「olb」这个名字的文章或主题：是不是 old？'],
    ['nope', 'b', '没有「nope」这个名字的文章或主题：写文件名（不带 .md），或主题的 id'],
    ['nope.md', 'b', '没有「nope」这个名字的文章：写文件名，不带 .md'],
    ['old', 'b', '「b」已有文章：articles/b.md'],
    ['old', 'old', '新旧两个名字一样'],
    ['old', 'New Name', '文件名「New Name」不能当地址'],
    ['old', 'taken', '/articles/taken 是 articles/b.md 的旧地址，会转到那里；换一个名字'],
    ['old', 'broken', '「broken」已有一个读不了的文件'],
  ])('from %s to %s is refused, and nothing changes', (from, to, message) => {
    const before = {
      'articles/old.md': article('甲'),
      'articles/b.md': article('乙', { related: '[old]', aliases: '[/articles/taken, /articles/old]' }),
      'articles/broken.md': '坏',
    };
    const folder = contentFolder(before);
    expect(() => rename(folder, from, to)).toThrow(message);
    for (const [file, text] of Object.entries(before)) expect(read(folder, file)).toBe(text);
  });
});
