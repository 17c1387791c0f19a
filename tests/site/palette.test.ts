import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '../../lib/site/palette.ts';

const tokens = readFileSync('app/tokens.css', 'utf8');

/** The colours of one `:root { … }` block by their names. */
const coloursOf = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--(\w+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour = ''): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours that code needs', () => {
  const [, light = '', dark = ''] = tokens.split(':root {');

  it.each([
    ['light', LIGHT, light],
    ['dark', DARK, dark],
  ])('are those of the pages, %s', (_, palette, block) => {
    expect(coloursOf(block)).toMatchObject(palette);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])(
    'have 7:1 to what is behind them, %s (no browser tells a test what a link that was followed looks like)',
    (_, block) => {
      const colours = coloursOf(block);
      const contrast = (text: string, behind: string): number => {
        const [low = 0, high = 0] = [text, behind]
          .map((name) => luminance(colours[name]))
          .sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      for (const behind of ['paper', 'sheet', 'mark']) {
        for (const text of ['ink', 'link', 'seen']) {
          expect(contrast(text, behind), `${text} on ${behind}`).toBeGreaterThanOrEqual(7);
        }
      }
    },
  );

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
