import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each room may import; README.md draws the same picture. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/site': [],
  'lib/text': [],
  'lib/markdown': ['lib/text', 'lib/site'],
  'lib/content': ['lib/markdown', 'lib/site'],
  'lib/library': ['lib/content', 'lib/markdown', 'lib/text', 'lib/site'],
  'lib/relations': ['lib/library', 'lib/text', 'lib/site'],
  'lib/syndication': ['lib/library', 'lib/content', 'lib/text', 'lib/site'],
  'lib/editorial': ['lib/content', 'lib/markdown', 'lib/library', 'lib/text', 'lib/site'],
  'lib/delivery': ['lib/library', 'lib/content', 'lib/site'],
  'lib/commands': [
    'lib/content',
    'lib/delivery',
    'lib/editorial',
    'lib/library',
    'lib/markdown',
    'lib/relations',
    'lib/site',
    'lib/syndication',
    'lib/text',
  ],
  app: [
    'lib/library',
    'lib/relations',
    'lib/syndication',
    'lib/site',
    'lib/text',
    'lib/content',
    'lib/markdown',
  ],
};
/** Of these rooms only types may be imported: the pages render records, they don't make them. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { app: ['lib/content', 'lib/markdown'] };

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
  readonly room: string;
  readonly types: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const pattern =
    /(?:^|\n)(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    room: roomOf(normalize(join(dirname(path), match[2] ?? match[3] ?? ''))),
    types: match[1] !== undefined,
  }));
}

describe('the rooms of the house', () => {
  for (const path of [...sources('app'), ...sources('lib')]) {
    const room = roomOf(path);
    it(`${path} imports only what ${room} may`, () => {
      const allowed = MAY_IMPORT[room];
      expect(
        allowed,
        `${room} is a room of its own: say in this test and in README.md what it may import`,
      ).toBeDefined();
      for (const { room: target, types } of importsOf(path)) {
        if (target === room) continue;
        expect([...(allowed ?? []), room]).toContain(target);
        if (TYPES_ONLY[room]?.includes(target))
          expect(types, `${target} may only give types to ${room}`).toBe(true);
      }
    });
  }
});
