import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { listFolders } from '../../lib/content/folder.ts';
import { listPictures } from '../../lib/content/pictures.ts';
import { publishedArticle } from '../../lib/library/articles.ts';
import { importContent, importFiles } from '../../lib/library/import.ts';
import { generation, site } from '../../lib/library/meta.ts';
import { type Library, libraryFile, openForImport } from '../../lib/library/open.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { UserError } from '../../lib/site/errors.ts';
import { articleText, asSomebody, type TestFolders, testFolders } from './content-folder.ts';
import { problems } from './problems.ts';

let folders: TestFolders;
let library: Library;
const now = Date.UTC(2026, 0, 1);
const titleOf = (slug: string) => publishedArticle(library, slug, now)?.title;
const found = () => problems(library, folders.contentDir).map(({ file, rule }) => `${file} ${rule}`);
const path = (file: string) => join(folders.contentDir, file);

const everything = () => asSomebody(() => importContent(library, folders.environment));
const files = (...names: string[]) => asSomebody(() => importFiles(library, folders.environment, names));

beforeEach(() => {
  folders = testFolders();
  chmodSync(join(folders.contentDir, '..'), 0o755);
  mkdirSync(folders.dataDir);
  chmodSync(folders.dataDir, 0o777);
  library = asSomebody(() => openForImport(libraryFile(folders.dataDir, false)));
  return () => library.db.close();
});

describe('a folder that cannot be read for a while', () => {
  beforeEach(() => {
    folders.write('articles/a.md', articleText('甲'));
    folders.write('articles/deep/b.md', articleText('乙'));
    everything();
  });

  it('keeps its articles online, and is reported until it can be read again', () => {
    folders.write('articles/deeper.md', articleText('丙'));
    everything();
    chmodSync(path('articles/deep'), 0);
    rmSync(path('articles/deeper.md'));
    folders.write('articles/a.md', articleText('甲改'));
    expect(everything()).toMatchObject({ changed: true, removed: 1 });
    expect([titleOf('a'), titleOf('b')]).toEqual(['甲改', '乙']);
    expect(found()).toEqual(['articles/deep unreadable-file']);
    expect(everything()).toMatchObject({ changed: false });
    folders.write('articles/b.md', articleText('另一个乙'));
    files('articles/b.md');
    expect(titleOf('b')).toBe('乙');
    rmSync(path('articles/b.md'));
    files('articles/b.md');
    chmodSync(path('articles/deep'), 0o755);
    expect(everything()).toMatchObject({ changed: true, removed: 0 });
    expect([titleOf('b'), found()]).toEqual(['乙', []]);
  });

  it('does so too when it can be listed but its files cannot be looked at, or when it holds everything', () => {
    chmodSync(path('articles/deep'), 0o444);
    expect(everything()).toMatchObject({ removed: 0 });
    chmodSync(path('articles'), 0);
    expect(everything()).toMatchObject({ removed: 0 });
    expect([titleOf('a'), titleOf('b')]).toEqual(['甲', '乙']);
    chmodSync(path('articles'), 0o755);
    chmodSync(path('articles/deep'), 0o755);
    rmSync(path('articles/deep'), { recursive: true });
    expect(everything()).toMatchObject({ removed: 1 });
    expect([titleOf('a'), titleOf('b'), found()]).toEqual(['甲', undefined, []]);
  });
});

describe('a content folder that cannot be looked into for a while', () => {
  beforeEach(() => {
    folders.write('articles/a.md', articleText('甲'));
    folders.write('site.yaml', 'name: 站\n');
    folders.write('images/a.png', 'x');
    everything();
  });
  const closed = <T>(work: () => T): T => {
    chmodSync(folders.contentDir, 0o444);
    try {
      return asSomebody(work);
    } finally {
      chmodSync(folders.contentDir, 0o755);
    }
  };

  it('keeps everything online when it is empty, as the place of a disk that is not mounted (the site was empty, too)', () => {
    renameSync(folders.contentDir, `${folders.contentDir}-elsewhere`);
    mkdirSync(folders.contentDir);
    expect(everything()).toMatchObject({ changed: true, removed: 0, pictures: false });
    expect([titleOf('a'), site(library).name, found()]).toEqual(['甲', '站', ['. empty-folder']]);
    expect(everything()).toMatchObject({ changed: false });
    // Such a place is kept in a repository by a hidden file.
    writeFileSync(path('.gitkeep'), '');
    expect(everything()).toMatchObject({ changed: false });
    rmSync(folders.contentDir, { recursive: true });
    renameSync(`${folders.contentDir}-elsewhere`, folders.contentDir);
    expect(everything()).toMatchObject({ changed: true, removed: 0 });
    expect(found()).toEqual([]);
    rmSync(path('articles'), { recursive: true });
    expect(everything()).toMatchObject({ removed: 1 });
  });

  it('keeps everything online, and is reported once', () => {
    closed(() => {
      expect(importFiles(library, folders.environment, ['articles/a.md'])).toMatchObject({
        changed: true,
        removed: 0,
        problems: [{ file: '.', rule: 'unreadable-file' }],
      });
      expect(importContent(library, folders.environment)).toMatchObject({ changed: false });
    });
    expect([titleOf('a'), site(library).name]).toEqual(['甲', '站']);
    expect(everything()).toMatchObject({ changed: true, read: 0 });
    expect(found()).toEqual([]);
  });

  it('is not looked into for folders to watch, and is no reason to end', () => {
    expect(closed(() => listFolders(folders.contentDir))).toContain(folders.contentDir);
  });

  it('is not left out for its name when `articles` is a link that leads in a circle', () => {
    rmSync(path('articles'), { recursive: true });
    symlinkSync('articles', path('articles'));
    folders.write('b.md', articleText('乙'));
    everything();
    expect([titleOf('a'), titleOf('b'), found()]).toEqual([undefined, '乙', []]);
  });
});

it('a folder of pictures that may not be read hid those behind it: no change of them was noticed', () => {
  for (const picture of ['a/x.png', 'b/x.png']) folders.write(`images/${picture}`, 'x');
  chmodSync(path('images/a'), 0);
  everything();
  expect(asSomebody(() => listPictures(folders.contentDir).files)).toEqual(['images/b/x.png']);
  folders.write('images/b/x.png', 'other');
  expect(everything()).toMatchObject({ pictures: true });
  chmodSync(path('images/a'), 0o755);
});

describe('a file that cannot be read', () => {
  it('is read as soon as it may be, though neither its size nor its time has changed', () => {
    folders.write('articles/a.md', articleText('甲'));
    utimesSync(path('articles/a.md'), new Date(0), new Date(0));
    chmodSync(path('articles/a.md'), 0);
    everything();
    expect([titleOf('a'), found()]).toEqual([undefined, ['articles/a.md unreadable-file']]);
    const before = generation(library);
    expect(everything()).toMatchObject({ changed: false });
    expect(generation(library)).toBe(before);
    chmodSync(path('articles/a.md'), 0o644);
    everything();
    expect([titleOf('a'), found()]).toEqual(['甲', []]);
  });

  it('is told when it is one of the site’s own, once, and its last good version stays', () => {
    folders.write('articles/a.md', articleText('甲'));
    folders.write('site.yaml', 'name: 站\n');
    everything();
    folders.write('site.yaml', 'name: 新站\n');
    chmodSync(path('site.yaml'), 0);
    expect(everything()).toMatchObject({ changed: true });
    expect([site(library).name, found()]).toEqual(['站', ['site.yaml unreadable-file']]);
    expect(everything()).toMatchObject({ changed: false });
    chmodSync(path('site.yaml'), 0o644);
    everything();
    expect([site(library).name, found()]).toEqual(['新站', []]);
  });
});

describe('a file of the site’s own', () => {
  it('that is not UTF-8 does not put question marks before readers', () => {
    folders.write('articles/a.md', articleText('甲'));
    folders.write('topics.yaml', '- {id: fenqi, name: 分期}\n');
    everything();
    writeFileSync(path('topics.yaml'), Buffer.from('- {id: fenqi, name: \xb7\xd6\xc6\xda}\n', 'latin1'));
    everything();
    expect(topicsWithCounts(library, now).map(({ name }) => name)).toEqual(['分期']);
    expect(problems(library, folders.contentDir)).toMatchObject([
      { file: 'topics.yaml', line: 1, column: 21, rule: 'encoding' },
    ]);
    folders.write('topics.yaml', '- {id: fenqi, name: 分期购物}\n');
    everything();
    expect([topicsWithCounts(library, now)[0]?.name, found()]).toEqual(['分期购物', []]);
  });
});

describe('a folder that takes the place of an article', () => {
  it('is reported at once, and the problems of the file that comes back are its own', () => {
    folders.write('articles/a.md', articleText('甲'));
    everything();
    rmSync(path('articles/a.md'));
    folders.write('articles/a.md/b.txt', '');
    everything();
    expect(found()).toEqual(['articles/a.md folder-as-article']);
    rmSync(path('articles/a.md'), { recursive: true });
    folders.write('articles/a.md', 'kaputt');
    files('articles/a.md');
    everything();
    expect(found()).toEqual(['articles/a.md front-matter']);
  });
});

it('a folder that is missing is said to be', () => {
  rmSync(folders.contentDir, { recursive: true });
  expect(everything).toThrow(UserError);
});
