import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '../../lib/site/palette.ts';

const tokens = readFileSync('app/tokens.css', 'utf8');

/** The colours of one `:root { … }` block by their names. */
const coloursOf = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--(\w+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));

describe('the colours that code needs', () => {
  const [, light = '', dark = ''] = tokens.split(':root {');

  it.each([
    ['light', LIGHT, light],
    ['dark', DARK, dark],
  ])('are those of the pages, %s', (_, palette, block) => {
    expect(coloursOf(block)).toMatchObject(palette);
  });

  it('are those of the icon', () => {
    const icon = readFileSync('public/favicon.svg', 'utf8');
    const fills = [...icon.matchAll(/fill="([^"]+)"/g)].map((match) => match[1]);
    expect(fills).toEqual([LIGHT.link, LIGHT.paper]);
  });

  it('stand nowhere else (the browser bar, the error page and the share picture had their own)', () => {
    const elsewhere = ['app', 'lib']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
      )
      .filter(
        (file) => /\.(?:tsx?|mjs|css)$/.test(file) && /#[0-9a-f]{6}\b/i.test(readFileSync(file, 'utf8')),
      );
    expect(elsewhere.sort()).toEqual(['app/tokens.css', join('lib', 'site', 'palette.ts')]);
  });
});
