import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { countArticles } from '../../lib/library/cards.ts';
import { type LiveLibrary, openLiveLibrary } from '../../lib/library/live.ts';
import { deleteLibrary, isSound, libraryFile, signalFile } from '../../lib/library/open.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';
import { problems } from './problems.ts';

let folders: TestFolders;
let live: LiveLibrary;
let log: string[];
const titleOf = (slug: string) => publishedArticle(live.library, slug, Date.now())?.title;
const inContent = (file: string) => join(folders.contentDir, file);
const databaseFile = () => libraryFile(folders.dataDir, false);

/** One library for a group of tests: each leaves a.md as the only article. */
function openForAll(variables: Readonly<Record<string, string>> = {}): void {
  beforeAll(async () => {
    folders = testFolders(variables);
    folders.write('articles/a.md', articleText('甲'));
    log = [];
    live = await openLiveLibrary(folders.environment, (line) => log.push(line));
    return () => live.close();
  });
  afterEach(async () => {
    rmSync(folders.contentDir, { recursive: true, force: true });
    folders.write('articles/a.md', articleText('甲'));
    await eventually(() =>
      expect([titleOf('a'), countArticles(live.library, Date.now())]).toEqual(['甲', 1]),
    );
    log = [];
  });
}

describe('a saved file is in the library', () => {
  openForAll();

  it('is ready with what the folder holds', () => {
    expect(titleOf('a')).toBe('甲');
    expect(live.status()).toMatchObject({ importer: true, problems: 0 });
  });

  it('after an edit in place', async () => {
    folders.write('articles/a.md', articleText('甲改'));
    await eventually(() => expect(titleOf('a')).toBe('甲改'));
  });

  it('after an editor’s save by rename, and tells listeners once the reader sees it', async () => {
    const seen: (string | undefined)[] = [];
    live.onChange(() => seen.push(titleOf('a')));
    const before = live.generation();
    folders.replace('articles/a.md', articleText('甲改'));
    // The folder was put back before this test, which may be told first.
    await eventually(() => expect(seen.at(-1)).toBe('甲改'));
    expect(live.generation()).toBeGreaterThan(before);
  });

  it('in the database file itself: of the log, every fortieth save had the pages of all to move before it was seen', async () => {
    const isInFile = (text: string) => readFileSync(databaseFile()).includes(text);
    folders.write('articles/a.md', articleText('甲存进了文件'));
    await eventually(() => expect(titleOf('a')).toBe('甲存进了文件'));
    await eventually(() => expect(isInFile('甲存进了文件')).toBe(true));
  });

  it('when it is new, is renamed, is deleted', async () => {
    folders.write('articles/b.md', articleText('乙'));
    await eventually(() => expect(titleOf('b')).toBe('乙'));
    renameSync(inContent('articles/b.md'), inContent('articles/c.md'));
    await eventually(() => expect([titleOf('b'), titleOf('c')]).toEqual([undefined, '乙']));
    rmSync(inContent('articles/c.md'));
    await eventually(() => expect(titleOf('c')).toBeUndefined());
  });

  it('in a folder that is new, and in one that was moved in', async () => {
    mkdirSync(inContent('articles/new/deep'), { recursive: true });
    folders.write('articles/new/deep/b.md', articleText('乙'));
    await eventually(() => expect(titleOf('b')).toBe('乙'));
    folders.write('articles/new/deep/c.md', articleText('丙'));
    await eventually(() => expect(titleOf('c')).toBe('丙'));
    renameSync(inContent('articles/new'), inContent('articles/moved'));
    folders.write('articles/moved/deep/b.md', articleText('乙改'));
    await eventually(() => expect(titleOf('b')).toBe('乙改'));
    rmSync(inContent('articles/moved'), { recursive: true });
    await eventually(() => expect(titleOf('b')).toBeUndefined());
  });

  it('when 1,000 files come at once, which are not 1,000 imports', async () => {
    const before = live.status().imports;
    for (let index = 0; index < 1000; index += 1) {
      folders.write(`articles/many-${index}.md`, articleText(`第 ${index} 篇`));
    }
    await eventually(() => expect(countArticles(live.library, Date.now())).toBe(1001));
    // The first of them may be a save; a slow machine may stop for long enough to end a checkout now and then.
    expect(live.status().imports - before).toBeLessThanOrEqual(10);
  });

  it('not when it is half-written: the last good version stays, the problem is counted and logged', async () => {
    folders.write('articles/a.md', articleText('甲改').slice(0, 30));
    await eventually(() => expect(live.status().problems).toBe(1));
    expect(titleOf('a')).toBe('甲');
    expect(log.join('\n')).toContain('articles/a.md:1:1 开头的信息区没有结束');
    folders.write('articles/a.md', articleText('甲改'));
    await eventually(() => expect(titleOf('a')).toBe('甲改'));
    await eventually(() => expect(live.status().problems).toBe(0));
  });

  it('with its problems from the first line to the last (times came after everything else)', async () => {
    const wrong = articleText('甲改', { publishedAt: '明天', fields: 'draft: 是\n' });
    folders.write('articles/a.md', wrong);
    await eventually(() => expect(log.filter((line) => line.startsWith('articles/a.md'))).toHaveLength(2));
    expect(log.flatMap((line) => /^articles\/a\.md:(\d+)/.exec(line)?.[1] ?? [])).toEqual(['3', '6']);
  });

  it('and topics.yaml and site.yaml are too', async () => {
    folders.write('topics.yaml', '- id: fenqi\n  name: 分期\n');
    await eventually(() =>
      expect(publishedArticle(live.library, 'a', Date.now())?.mainTopic?.name).toBe('分期'),
    );
  });

  it('after the whole content folder was replaced', async () => {
    renameSync(folders.contentDir, `${folders.contentDir}-old`);
    mkdirSync(inContent('articles'), { recursive: true });
    folders.write('articles/b.md', articleText('乙'));
    await eventually(() => expect([titleOf('a'), titleOf('b')]).toEqual([undefined, '乙']));
  });
});

describe('where the file system tells no events', () => {
  openForAll({ WATCH: 'poll' });

  it('a saved file is found by comparing', async () => {
    folders.replace('articles/a.md', articleText('甲改'));
    await eventually(() => expect(titleOf('a')).toBe('甲改'));
  });
});

describe('a database that goes wrong while the site runs', () => {
  openForAll();

  /** An import that was under way may raise the generation of the deleted one, too. */
  const isBack = (before: number): void => {
    // Until then the open database answers, which has been taken from under it.
    expect(isSound(databaseFile())).toBe(true);
    expect(live.generation()).toBeGreaterThan(before);
    expect(titleOf('a')).toBe('甲');
  };

  it('comes back when it is deleted', async () => {
    const before = live.generation();
    for (const suffix of ['', '-wal', '-shm']) rmSync(databaseFile() + suffix, { force: true });
    await eventually(() => isBack(before));
  });

  it('ended the whole server when it was gone again before it could be opened', async () => {
    const signal = () => readFileSync(signalFile(databaseFile()), 'utf8');
    const wait = new Int32Array(new SharedArrayBuffer(4));
    const wasGone = () => log.join('\n').includes('打不开数据库');
    // On a busy machine the other thread may be quick enough to build it once more before it is opened.
    for (let round = 0; round < 10 && !wasGone(); round++) {
      const before = live.generation();
      const told = signal();
      deleteLibrary(databaseFile());
      // This thread is busy rendering, as it were, while the other one builds the database and tells of it (an import
      // that was under way tells of the deleted one).
      while (!existsSync(databaseFile()) || signal() === told) Atomics.wait(wait, 0, 0, 10);
      deleteLibrary(databaseFile());
      await eventually(() => isBack(before));
    }
    expect(wasGone()).toBe(true);
  });

  it('comes back when its folder is deleted', async () => {
    const before = live.generation();
    // Again where the importer, building what the test before deleted, has just written into it.
    await eventually(() => rmSync(folders.dataDir, { recursive: true }));
    await eventually(() => isBack(before));
    folders.write('articles/a.md', articleText('甲改'));
    await eventually(() => expect(titleOf('a')).toBe('甲改'));
  });

  it('comes back when something else is written over it', async () => {
    const before = live.generation();
    writeFileSync(databaseFile(), '这不是数据库。'.repeat(1000));
    // An import that was under way may raise the generation once more before the damage is noticed.
    await eventually(() => {
      isBack(before);
      expect(problems(live.library, folders.contentDir)).toEqual([]);
    });
  });

  it('comes back when it is cut short', async () => {
    const before = live.generation();
    truncateSync(databaseFile(), 8192);
    folders.write('articles/b.md', articleText('乙'));
    await eventually(() => {
      expect(titleOf('b')).toBe('乙');
      expect(isSound(databaseFile())).toBe(true);
    });
    expect(live.generation()).toBeGreaterThan(before);
  });
});
