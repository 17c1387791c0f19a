import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../lib/content/text-file.ts';
import { publishedArticle } from '../../lib/library/articles.ts';
import { countArticles } from '../../lib/library/cards.ts';
import { generation } from '../../lib/library/meta.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';
import { problems } from './problems.ts';

const { folders, library, everything, files, titleOf } = imported();

describe('importing a content folder', () => {
  it('gets over a link that leads in a circle: it is no article, and keeps no other file from being read', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('articles/b.md', articleText('乙'));
    everything();
    rmSync(join(folders().contentDir, 'articles/a.md'));
    symlinkSync('a.md', join(folders().contentDir, 'articles/a.md'));
    folders().write('articles/deep/a.md', articleText('另一个甲'));
    folders().write('articles/b.md', articleText('乙改'));
    files('articles/deep/a.md', 'articles/a.md', 'articles/b.md');
    expect([titleOf('a'), titleOf('b')]).toEqual(['另一个甲', '乙改']);
    expect(everything()).toMatchObject({ changed: false });
  });

  it('reads no device and no pipe that has taken the place of a file since it was looked at', () => {
    const pipe = join(folders().contentDir, 'pipe.md');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    for (const path of ['/dev/zero', pipe, folders().contentDir, join(folders().contentDir, 'nothing.md')])
      expect(readBytes(path), path).toBe('gone');
    folders().write('long.md', '长'.repeat(100));
    expect(readBytes(join(folders().contentDir, 'long.md'), 30)).toHaveLength(30);
    expect(readBytes(join(folders().contentDir, 'long.md'))).toHaveLength(300);
  });

  it('reads each file once and only what changed after that', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('articles/deep/b.md', articleText('乙'));
    expect(everything()).toMatchObject({ changed: true, read: 2 });
    expect(everything()).toMatchObject({ changed: false, read: 0 });
    folders().write('articles/a.md', articleText('甲改'));
    expect(everything()).toMatchObject({ changed: true, read: 1 });
    expect(titleOf('a')).toBe('甲改');
    expect(titleOf('b')).toBe('乙');
  });

  it('does not parse files again whose time alone changed, as after a git clone', () => {
    folders().write('articles/a.md', articleText('甲'));
    everything();
    const before = generation(library());
    utimesSync(join(folders().contentDir, 'articles/a.md'), new Date(), new Date(0));
    expect(everything()).toMatchObject({ changed: false, read: 0 });
    expect(files('articles/a.md')).toMatchObject({ changed: false, read: 0 });
    expect(generation(library())).toBe(before);
  });

  it('takes once what an article names twice', () => {
    folders().write(
      'articles/a.md',
      articleText('甲', { fields: 'related: [b, b]\naliases: [/x, /x]\nfacts: [A01, A01]\n' }).replace(
        '[fenqi]',
        '[fenqi, ka, fenqi]',
      ),
    );
    folders().write('articles/b.md', articleText('乙'));
    expect(everything()).toMatchObject({ read: 2 });
    expect(publishedArticle(library(), 'a', now)?.topics.map(({ id }) => id)).toEqual(['fenqi', 'ka']);
  });

  it('tells how large a file is that is too large (100 MB were called 64.0 MB)', () => {
    folders().write('articles/a.md', '');
    truncateSync(join(folders().contentDir, 'articles/a.md'), 100_000_000);
    everything();
    expect(problems(library(), folders().contentDir).map(({ message }) => message)).toEqual([
      '文件太大（100.0 MB），上限 2 MB',
    ]);
    expect(everything()).toMatchObject({ changed: false });
  });

  it('shows a picture that was added or replaced: its size stands in the page', () => {
    folders().write('articles/a.md', articleText('甲', { body: '![图](/images/deep/a.png)' }));
    everything();
    const before = generation(library());
    folders().write('images/deep/a.png', 'one');
    expect(files('images/deep/a.png')).toMatchObject({ changed: true, read: 0 });
    expect(everything()).toMatchObject({ changed: false });
    folders().write('images/deep/a.png', 'another');
    expect(everything()).toMatchObject({ changed: true, read: 0 });
    expect(generation(library())).toBe(before + 2);
  });

  it('notices a second save within the resolution of the file’s time', () => {
    const path = join(folders().contentDir, 'articles/a.md');
    const time = new Date();
    const save = (title: string): void => {
      writeFileSync(path, articleText(title));
      utimesSync(path, time, time);
    };
    save('甲');
    everything();
    save('乙');
    expect(files('articles/a.md')).toMatchObject({ changed: true, read: 1 });
    expect(titleOf('a')).toBe('乙');
    // Another size is noticed without an event, too.
    save('甲乙');
    everything();
    expect(titleOf('a')).toBe('甲乙');
  });

  it('forgets deleted files and follows renamed ones', () => {
    folders().write('articles/a.md', articleText('甲'));
    everything();
    rmSync(join(folders().contentDir, 'articles/a.md'));
    folders().write('articles/b.md', articleText('甲'));
    expect(files('articles/a.md', 'articles/b.md')).toMatchObject({ removed: 1, read: 1 });
    expect(titleOf('a')).toBeUndefined();
    expect(titleOf('b')).toBe('甲');
    expect(countArticles(library(), now)).toBe(1);
    // As one that came and went within a moment.
    expect(files('articles/a.md')).toMatchObject({ changed: false });
  });

  it('keeps the article when its file moves to another folder', () => {
    folders().write('articles/a.md', articleText('甲'));
    everything();
    rmSync(join(folders().contentDir, 'articles/a.md'));
    folders().write('articles/sub/a.md', articleText('甲'));
    // Also when its new place is told of before its old one.
    for (const file of ['articles/sub/a.md', 'articles/a.md']) {
      files(file);
      expect([titleOf('a'), problems(library(), folders().contentDir)]).toEqual(['甲', []]);
    }
  });

  it('keeps the last good version of a file that has errors, and says where they are', () => {
    folders().write('articles/a.md', articleText('甲'));
    everything();
    folders().write('articles/a.md', articleText('乙').replace('topics: [fenqi]\n', 'topic: fenqi\n'));
    const { problems: found } = files('articles/a.md');
    expect(titleOf('a')).toBe('甲');
    expect(found.map(({ file, line, rule }) => [file, line, rule])).toContainEqual([
      'articles/a.md',
      4,
      'unknown-key',
    ]);
    folders().write('articles/a.md', articleText('丙'));
    files('articles/a.md');
    expect(titleOf('a')).toBe('丙');
    expect(problems(library(), folders().contentDir)).toEqual([]);
    folders().write('articles/a.md', 'kaputt');
    everything();
    rmSync(join(folders().contentDir, 'articles/a.md'));
    files('articles/a.md');
    expect([titleOf('a'), problems(library(), folders().contentDir)]).toEqual([undefined, []]);
  });

  it('gives a slug to the first file by path, and to the next one when that is gone', () => {
    folders().write('articles/2/a.md', articleText('第二'));
    folders().write('articles/1/a.md', articleText('第一'));
    everything();
    expect(titleOf('a')).toBe('第一');
    expect(problems(library(), folders().contentDir).map(({ file, rule }) => [file, rule])).toEqual([
      ['articles/2/a.md', 'duplicate-slug'],
    ]);
    // The other is not read again, and its problem not told again, with every save.
    folders().write('articles/b.md', articleText('别的'));
    expect(files('articles/b.md')).toMatchObject({ read: 1, problems: [] });
    rmSync(join(folders().contentDir, 'articles/1/a.md'));
    files('articles/1/a.md');
    expect(titleOf('a')).toBe('第二');
    expect(problems(library(), folders().contentDir)).toEqual([]);
  });

  it('leaves out what is not an article', () => {
    for (const name of [
      'README.md',
      'articles/_draft.md',
      'articles/.a.md.swp',
      'articles/_old/b.md',
      'articles/c.txt',
    ]) {
      folders().write(name, articleText('不该出现'));
    }
    expect(everything()).toMatchObject({ changed: false });
    expect(files('README.md', 'articles/_draft.md', 'articles/_old/b.md', 'articles/c.txt')).toMatchObject({
      changed: false,
    });
  });

  it('reports a folder that is named like an article, until it is renamed', () => {
    mkdirSync(join(folders().contentDir, 'articles/a.md'));
    everything();
    expect(problems(library(), folders().contentDir).map(({ rule }) => rule)).toEqual(['folder-as-article']);
    rmSync(join(folders().contentDir, 'articles/a.md'), { recursive: true });
    everything();
    expect(problems(library(), folders().contentDir)).toEqual([]);
  });

  it('tells of a file that is not read because of its name when it is saved, until it is renamed', () => {
    everything();
    folders().write('articles/a.mdx', articleText('甲'));
    expect(files('articles/a.mdx')).toMatchObject({ changed: true });
    expect(problems(library(), folders().contentDir).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'articles/a.mdx file-name',
    ]);
    expect(everything()).toMatchObject({ changed: false });
    renameSync(join(folders().contentDir, 'articles/a.mdx'), join(folders().contentDir, 'articles/a.md'));
    files('articles/a.mdx', 'articles/a.md');
    expect(problems(library(), folders().contentDir)).toEqual([]);
    expect(titleOf('a')).toBe('甲');
  });

  it('tells no longer of a folder with an article’s name that is gone', () => {
    mkdirSync(join(folders().contentDir, 'articles/a.md'));
    everything();
    expect(problems(library(), folders().contentDir).map(({ rule }) => rule)).toEqual(['folder-as-article']);
    rmSync(join(folders().contentDir, 'articles/a.md'), { recursive: true });
    files('articles/a.md');
    expect(problems(library(), folders().contentDir)).toEqual([]);
  });

  it('called Topics.yml unread for a minute after topics.yaml was there, and did not when that was gone', () => {
    everything();
    const rules = () => problems(library(), folders().contentDir).map(({ file, rule }) => `${file} ${rule}`);
    folders().write('Topics.yml', '[]\n');
    files('Topics.yml');
    expect(rules()).toEqual(['Topics.yml file-name']);
    folders().write('topics.yaml', '[]\n');
    files('topics.yaml');
    expect(rules()).toEqual([]);
    rmSync(join(folders().contentDir, 'topics.yaml'));
    files('topics.yaml');
    expect(rules()).toEqual(['Topics.yml file-name']);
  });

  it('imports a plain folder of Markdown, without articles/', () => {
    rmSync(join(folders().contentDir, 'articles'), { recursive: true });
    folders().write('a.md', articleText('甲'));
    everything();
    expect(titleOf('a')).toBe('甲');
  });
});
