import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isContentFile, listContent, listFolders } from '../../lib/content/folder.ts';
import { picturesState } from '../../lib/content/pictures.ts';
import { UserError } from '../../lib/site/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text = 'x'): void => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
};

describe('a content folder', () => {
  it('is listed without hidden files, drafts of editors and packages', () => {
    for (const file of [
      'b.md',
      'a.md',
      'sub/c.md',
      '.hidden.md',
      '_draft.md',
      '_old/d.md',
      'node_modules/e.md',
      'f.txt',
    ]) {
      write(`articles/${file}`);
    }
    write('about.md');
    write('topics.yaml', '[]');
    expect(listContent(folder).files.map(({ file }) => file)).toEqual([
      'articles/a.md',
      'articles/b.md',
      'articles/sub/c.md',
      'topics.yaml',
      'about.md',
    ]);
  });

  it('may be a plain folder of Markdown', () => {
    write('a.md');
    write('about.md');
    expect(listContent(folder).files.map(({ file }) => file)).toEqual(['a.md', 'about.md']);
  });

  it('tells of a folder named like an article, and reads the rest', () => {
    write('articles/a.md');
    write('articles/x.md/b.md');
    const { files, problems } = listContent(folder);
    expect(files.map(({ file }) => file)).toEqual(['articles/a.md']);
    expect(problems).toEqual([
      {
        file: 'articles/x.md',
        line: 1,
        column: 1,
        severity: 'error',
        rule: 'folder-as-article',
        message: '这是一个文件夹，名字却以 .md 结尾',
        fix: '给文件夹改名，或把文章从里面移出来',
      },
    ]);
  });

  it('tells of files that nobody reads because of their names (they were passed over in silence)', () => {
    // Notepad writes g.md.txt, and Windows shows g.md.
    for (const file of ['a.md', 'b.markdown', 'c.mdx', 'deep/D.MD', '_e.mdx', 'f.txt', 'g.md.txt'])
      write(`articles/${file}`);
    for (const file of ['Topics.yml', 'facts.yml', 'site.yml', 'site.yaml', 'About.md', 'readme.mdx'])
      write(file);
    const { files, problems } = listContent(folder);
    expect(files.map(({ file }) => file)).toEqual(['articles/a.md', 'site.yaml']);
    expect(problems.map(({ file, rule, fix }) => `${file} ${rule} ${fix}`).sort()).toEqual([
      'About.md file-name 改名为 about.md',
      'Topics.yml file-name 改名为 topics.yaml',
      'articles/b.markdown file-name 改名为 b.md',
      'articles/c.mdx file-name 改名为 c.md；import、组件和花括号里的代码不起作用，换成普通的 Markdown',
      'articles/deep/D.MD file-name 改名为 d.md',
      'articles/g.md.txt file-name 改名为 g.md',
      'facts.yml file-name 改名为 facts.yaml',
    ]);
  });

  it('tells of Jekyll’s folder of articles (none of them was online, and nothing said why)', () => {
    for (const file of [
      '_posts/2024-01-02-a.md',
      'diary/_posts/b.md',
      '_drafts/c.md',
      '_includes/d.md',
      'index.md',
    ])
      write(file);
    const { files, problems } = listContent(folder);
    expect(files.map(({ file }) => file)).toEqual(['index.md']);
    expect(problems.map(({ file, rule, fix }) => `${file} ${rule} ${fix}`)).toEqual([
      expect.stringMatching(/^_posts file-name 改名为 posts，/),
      expect.stringMatching(/^diary\/_posts file-name 改名为 posts，/),
    ]);
  });

  it('reads linked files, but follows no linked folder', () => {
    write('articles/a.md');
    symlinkSync(join(folder, 'articles', 'a.md'), join(folder, 'articles', 'b.md'));
    symlinkSync(folder, join(folder, 'articles', 'loop'));
    symlinkSync(join(folder, 'nowhere.md'), join(folder, 'articles', 'gone.md'));
    expect(listContent(folder).files.map(({ file }) => file)).toEqual(['articles/a.md', 'articles/b.md']);
  });

  it('that is not there is named, with the setting that says where it is', () => {
    expect(() => listContent(join(folder, 'nope'))).toThrow(UserError);
    expect(() => listContent(join(folder, 'nope'))).toThrow(/CONTENT_DIR/);
  });

  it('is watched where articles and pictures can be, not where packages are', () => {
    for (const file of ['sub/a.md', '_old/a.md', '.git/a.md', 'node_modules/deep/a.md'])
      write(`articles/${file}`);
    write('images/cards/a.png');
    write('notes/a.md');
    const inside = listFolders(folder).map((path) => path.slice(folder.length));
    expect(inside.sort()).toEqual(['', '/articles', '/articles/sub', '/images', '/images/cards']);
  });

  it('knows which changed files matter', () => {
    write('articles/a.md');
    const matter = ['articles/a.md', 'articles/sub/礼品卡.md', 'site.yaml', 'topics.yaml', 'about.md'];
    const other = ['articles/a.txt', 'articles/.a.md', 'articles/_x/a.md', 'images/a.png', 'notes/a.md'];
    expect(matter.filter((file) => !isContentFile(folder, file))).toEqual([]);
    expect(other.filter((file) => isContentFile(folder, file))).toEqual([]);
  });
});

it('any change of a picture is seen: its size, its time and its name; what is hidden is no picture', () => {
  const picture = join(folder, 'images', 'a.png');
  const time = new Date(2026, 0, 1);
  const states = [picturesState(folder)];
  const look = (change: () => void): void => {
    change();
    states.push(picturesState(folder));
  };
  look(() => {
    write('images/a.png', 'one');
    utimesSync(picture, time, time);
  });
  look(() => {
    write('images/a.png', 'three');
    utimesSync(picture, time, time);
  });
  look(() => utimesSync(picture, time, new Date(2026, 0, 2)));
  look(() => renameSync(picture, join(folder, 'images', 'b.png')));
  expect(new Set(states).size).toBe(5);
  look(() => write('images/.DS_Store'));
  expect(states.at(-1)).toBe(states.at(-2));
});
