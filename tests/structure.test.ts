import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Borders {
  readonly all: ReadonlySet<string>;
  /** Of these rooms only types may be imported. */
  readonly types: ReadonlySet<string>;
}

/** What each room may import, from the table in README.md. */
const BORDERS = readBorders(readFileSync('README.md', 'utf8'));

/** Modules of lib/library that write the database or follow the files, for those that serve and import. */
const WRITING =
  /^(?:import|importer|import-settings|prepare-[\w-]+|up-to-date|schedule|follower|other-versions|live|live-thread|live-messages|watch|writer-lock|write-\w+|transaction)\.ts$/;
const MAY_WRITE = ['lib/library', 'lib/delivery', 'lib/commands'];

function readBorders(readme: string): Map<string, Borders> {
  const cells = [...readme.matchAll(/^\| `(app|lib\/\w+)\/` \|.*\| ([^|]+) \|$/gm)];
  const named = (text: string) => new Set([...text.matchAll(/`(lib\/\w+)`/g)].map(([, name = '']) => name));
  const every = new Set(cells.map(([, room = '']) => room).filter((room) => room !== 'app'));
  return new Map(
    cells.map(([, room = '', cell = '']) => {
      const [all = '', types = ''] = cell.split('; types of ');
      return [room, { all: cell === 'all of `lib/`' ? every : named(all), types: named(types) }];
    }),
  );
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });

const roomOf = (path: string): string => {
  const parts = path.split(sep);
  return parts[0] === 'lib' ? `lib/${parts[1]}` : (parts[0] ?? '');
};

interface Import {
  readonly path: string;
  readonly room: string;
  readonly types: boolean;
  /** By `import()`. */
  readonly later: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const pattern =
    /(?:^|\n)(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => {
    const target = normalize(join(dirname(path), match[2] ?? match[3] ?? ''));
    return {
      path: target,
      room: roomOf(target),
      types: match[1] !== undefined,
      later: match[3] !== undefined,
    };
  });
}

describe('the rooms of the house', () => {
  for (const path of [...sources('app'), ...sources('lib')]) {
    const room = roomOf(path);
    it(`${path} imports only what ${room} may`, () => {
      const borders = BORDERS.get(room);
      expect(borders, `${room} is a room of its own: say in README.md what it may import`).toBeDefined();
      for (const { path: target, room: from, types } of importsOf(path)) {
        if (WRITING.test(basename(target)) && from === 'lib/library') expect(MAY_WRITE).toContain(room);
        if (from === room) continue;
        const allowed = types
          ? [...(borders?.all ?? []), ...(borders?.types ?? [])]
          : [...(borders?.all ?? [])];
        expect(allowed, `${target} by ${room}`).toContain(from);
      }
    });
  }
});

/** The files and everything that is loaded with them. */
function loadedWith(paths: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (path: string): void => {
    if (loaded.has(path) || !/\.tsx?$/.test(path)) return;
    loaded.add(path);
    for (const { path: target, types, later } of importsOf(path)) if (!types && !later) visit(target);
  };
  paths.forEach(visit);
  return loaded;
}

// Each start waited for both, which only other pages need: app/not-found.tsx had taken its title from the page that
// searches, and the footer its link from the module that renders the page about the site.
it('a start renders the home page without loading remark or the search', () => {
  const loaded = loadedWith(['layout.tsx', 'page.tsx', 'not-found.tsx'].map((name) => join('app', name)));
  expect(loaded).toContain(join('lib', 'library', 'about.ts'));
  expect([...loaded].filter((path) => roomOf(path) === 'lib/relations')).toEqual([]);
  expect(loaded).not.toContain(join('lib', 'markdown', 'render.ts'));
});

// What tells problems on the pages of a preview had brought the parser of articles along, then that of YAML.
it('a start does not load into the thread that starts Next what reads files of the content', () => {
  const loaded = loadedWith([join('lib', 'commands', 'serve.ts')]);
  expect(loaded).toContain(join('lib', 'delivery', 'start.ts'));
  for (const reader of ['parse-article.ts', 'settings-files.ts', 'yaml-record.ts'])
    expect(loaded).not.toContain(join('lib', 'content', reader));
});

// `import { z }` and `z.locales` are objects with all that zod has: 430 kB, mostly messages in fifty languages, were
// read by each thread of a start and by Next. Of a namespace the builds leave out what nobody names.
it.each([...sources('app'), ...sources('lib')])('%s takes from zod only what it uses', (path) => {
  expect(readFileSync(path, 'utf8')).not.toMatch(/\{[^}]*\bz\b[^}]*\} from 'zod'|\bz\.locales\b/);
});

// The ES module of sharp is text that Node 20.9 can't read, though sharp names that version as its first: no build
// came to its end.
it.each([...sources('app'), ...sources('lib')])('%s leaves loading sharp to lib/site/sharp.ts', (path) => {
  expect(readFileSync(path, 'utf8')).not.toMatch(/^import (?!type\b).*from 'sharp'|import\('sharp'\)/m);
});
