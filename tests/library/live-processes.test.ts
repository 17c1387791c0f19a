import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { compile } from '../../lib/commands/compile.mjs';
import { countArticles } from '../../lib/library/cards.ts';
import { libraryFile, openForReading } from '../../lib/library/open.ts';
import { SCHEMA_VERSION } from '../../lib/library/schema.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

const stateSchema = z.object({ generation: z.number(), importer: z.boolean(), articles: z.number() });

interface SiteProcess {
  readonly child: ChildProcess;
  state: z.infer<typeof stateSchema> | null;
}

const running: SiteProcess[] = [];

/** Folder of what `compileIn` makes, within a checkout. */
const COMPILED = '.next/live-process';

/** Each of the many processes would take seconds to load TypeScript. */
const compileIn = (checkout: string): Promise<void> =>
  compile(
    checkout,
    ['tests/library/live-process.ts', 'lib/library/live-thread.ts', 'lib/library/prepare-thread.ts'],
    join(checkout, COMPILED),
  );

beforeAll(() => compileIn(process.cwd()));

/** @param checkout folder of the program that is run */
function start({ contentDir, dataDir }: TestFolders, checkout = process.cwd()): SiteProcess {
  const child = spawn(process.execPath, [join(checkout, COMPILED, 'live-process.mjs')], {
    cwd: checkout,
    env: { ...process.env, CONTENT_DIR: contentDir, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const site: SiteProcess = { child, state: null };
  createInterface({ input: child.stdout }).on('line', (line) => {
    site.state = stateSchema.parse(JSON.parse(line));
  });
  running.push(site);
  return site;
}

async function stop(site: SiteProcess, signal: NodeJS.Signals): Promise<void> {
  if (site.child.exitCode !== null || site.child.signalCode !== null) return;
  const ended = once(site.child, 'exit');
  site.child.kill(signal);
  await ended;
}

afterEach(async () => {
  for (const site of running.splice(0)) await stop(site, 'SIGKILL');
});

function folderOf(articles: number): TestFolders {
  const folders = testFolders();
  for (let index = 0; index < articles; index += 1) {
    folders.write(`articles/a-${index}.md`, articleText(`第 ${index} 篇`));
  }
  return folders;
}

function countIn({ dataDir }: TestFolders): number {
  const library = openForReading(libraryFile(dataDir, false));
  try {
    return countArticles(library, Date.now());
  } finally {
    library.db.close();
  }
}

describe('several processes with one data folder', () => {
  it('have one importer, all see a change, and one takes over when the importer is killed', async () => {
    const folders = folderOf(3);
    const first = start(folders);
    await eventually(() => expect(first.state).toMatchObject({ importer: true, articles: 3 }));
    const others = [start(folders), start(folders)];
    await eventually(() => {
      for (const { state } of others) expect(state).toMatchObject({ importer: false, articles: 3 });
    });
    folders.replace('articles/b.md', articleText('新的一篇'));
    await eventually(() => {
      for (const { state } of [first, ...others]) expect(state?.articles).toBe(4);
      expect(new Set([first, ...others].map(({ state }) => state?.generation)).size).toBe(1);
    });

    await stop(first, 'SIGKILL');
    folders.write('articles/c.md', articleText('没有进程导入时写的'));
    await eventually(() => {
      expect(others.map(({ state }) => state?.importer).sort()).toEqual([false, true]);
      for (const { state } of others) expect(state?.articles).toBe(5);
    });
  });

  it('start together on an empty data folder', async () => {
    const folders = folderOf(300);
    const sites = [start(folders), start(folders)];
    await eventually(() => {
      for (const { state } of sites) expect(state?.articles).toBe(300);
      expect(sites.filter(({ state }) => state?.importer)).toHaveLength(1);
    });
  });

  it('hand over when the importer stops', async () => {
    const folders = folderOf(1);
    const first = start(folders);
    await eventually(() => expect(first.state?.importer).toBe(true));
    const second = start(folders);
    await eventually(() => expect(second.state?.importer).toBe(false));
    await stop(first, 'SIGTERM');
    expect(first.child.exitCode).toBe(0);
    await eventually(() => expect(second.state?.importer).toBe(true));
  });
});

describe('a process killed in the middle of an import', () => {
  it('leaves nothing half done: the first import begins again', async () => {
    const folders = folderOf(3000);
    const killed = start(folders);
    await eventually(() => expect(existsSync(`${libraryFile(folders.dataDir, false)}-building`)).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await stop(killed, 'SIGKILL');
    expect(killed.state).toBeNull();
    const next = start(folders);
    await eventually(() => expect(next.state).toMatchObject({ importer: true, articles: 3000 }));
  });

  it('leaves the library as it was before, and the next one imports the rest', async () => {
    const folders = folderOf(10);
    const before = start(folders);
    await eventually(() => expect(before.state?.articles).toBe(10));
    await stop(before, 'SIGTERM');
    // Twice as much text as SQLite's cache holds.
    const body = '正文里的一段话。'.repeat(1000);
    for (let index = 0; index < 500; index += 1) {
      folders.write(`articles/b-${index}.md`, articleText(`又一篇 ${index}`, { body }));
    }
    const killed = start(folders);
    // SQLite writes pages of an open transaction there when its cache is full; the import before has left none.
    const unfinished = `${libraryFile(folders.dataDir, false)}-wal`;
    await eventually(() => expect(statSync(unfinished).size).toBeGreaterThan(0));
    await stop(killed, 'SIGKILL');
    expect(countIn(folders)).toBe(10);
    const next = start(folders);
    await eventually(() => expect(next.state).toMatchObject({ importer: true, articles: 510 }));
  }, 60_000);
});

describe('a new version of the program with other tables', () => {
  const NEXT_VERSION = SCHEMA_VERSION + 1;
  const files = ({ dataDir }: TestFolders): string[] =>
    readdirSync(dataDir).filter((name) => name.endsWith('.db'));

  /** A second checkout, of the next version. */
  async function nextCheckout(): Promise<string> {
    const checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
    onTestFinished(() => rmSync(checkout, { recursive: true, force: true }));
    for (const part of ['lib', 'tests/library', 'package.json', 'tsconfig.json'])
      cpSync(part, join(checkout, part), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(checkout, 'node_modules'));
    const schema = join(checkout, 'lib/library/schema.ts');
    const raised = `SCHEMA_VERSION = ${NEXT_VERSION};`;
    writeFileSync(schema, readFileSync(schema, 'utf8').replace(/SCHEMA_VERSION = \d+;/, raised));
    await compileIn(checkout);
    return checkout;
  }

  it('waited for the end of the old one, while the update said: start it, then stop the old one', async () => {
    const folders = folderOf(3);
    const old = start(folders);
    await eventually(() => expect(old.state).toMatchObject({ importer: true, articles: 3 }));
    const checkout = await nextCheckout();
    const next = start(folders, checkout);
    await eventually(() => expect(next.state).toMatchObject({ importer: true, articles: 3 }));
    folders.write('articles/b.md', articleText('两个版本都看见'));
    await eventually(() => {
      for (const { state } of [old, next]) expect(state).toMatchObject({ importer: true, articles: 4 });
    });
    expect(new Set(files(folders))).toEqual(
      new Set([`library-${SCHEMA_VERSION}.db`, `library-${NEXT_VERSION}.db`]),
    );

    await stop(old, 'SIGTERM');
    folders.write('articles/c.md', articleText('旧版本已经停了'));
    await eventually(() => expect(next.state).toMatchObject({ importer: true, articles: 5 }));
    await stop(next, 'SIGTERM');
    // A preview of this version may be started again.
    const ofPreview = `preview-${NEXT_VERSION}.db`;
    writeFileSync(join(folders.dataDir, ofPreview), '');
    // What nobody uses any more goes with the next start, or within a minute.
    const again = start(folders, checkout);
    await eventually(() => expect(again.state).toMatchObject({ importer: true, articles: 5 }));
    await eventually(() => expect(files(folders)).toEqual([`library-${NEXT_VERSION}.db`, ofPreview]));
  });

  it('is taken back: the old one builds its database anew, also beside one without a number', async () => {
    const folders = folderOf(3);
    const next = start(folders, await nextCheckout());
    await eventually(() => expect(next.state).toMatchObject({ importer: true, articles: 3 }));
    // What a process leaves that was killed while it built its first database is no database by itself.
    for (const name of ['library.db', 'preview.db-else', 'library-1.db-building'])
      writeFileSync(join(folders.dataDir, name), 'of an earlier version');
    const old = start(folders);
    await eventually(() => expect(old.state).toMatchObject({ importer: true, articles: 3 }));
    await eventually(() => expect(existsSync(join(folders.dataDir, 'library.db'))).toBe(false));
    await eventually(() => expect(existsSync(join(folders.dataDir, 'library-1.db-building'))).toBe(false));
    expect(existsSync(join(folders.dataDir, 'preview.db-else'))).toBe(true);
    expect(files(folders)).toHaveLength(2);
  });
});
