import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfWidthPunctuation, toFullWidth } from '../../lib/editorial/half-width.ts';
import { outline } from '../../lib/markdown/outline.ts';
import { proseOf } from '../../lib/markdown/tokens.ts';
import { renderFreely } from '../markdown/rendered.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '甲',
    '乙丙',
    'Abc',
    '12',
    ',',
    ';',
    ':',
    '?',
    '!',
    '(',
    ')',
    ' ',
    '\n',
    '\n\n',
    '**',
    '。',
    '》',
  ),
  fc.constantFrom(
    '`甲,乙`',
    '[丁:戊](/articles/甲)',
    '![图,一](/images/a(1).png)',
    '\n\n```\n甲,乙(\n```\n\n',
    'https://example.com/a,b ',
    '&amp;',
    '$a_1,甲$',
    '甲:smile:',
    ':-(',
    '\n\n- ',
    '\n> ',
  ),
);
const markdown = fc.array(piece, { maxLength: 40 }).map((list) => list.join(''));

describe('whatever the text', () => {
  it('what isn’t prose is blanked in place', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const visible = proseOf(text);
        expect(visible).toHaveLength(text.length);
        for (let at = 0; at < text.length; at += 1) {
          if (visible[at] !== ' ') expect(visible[at]).toBe(text[at]);
        }
      }),
    );
  });

  it('mending twice changes no more than mending once, and the rule is content afterwards', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const once = toFullWidth(text);
        expect(toFullWidth(once)).toBe(once);
        expect(halfWidthPunctuation(proseOf(once))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('mending changes no line, no address and no code', () => {
    const kept = (html: string): string[] =>
      [...html.matchAll(/(?:href|src)="[^"]*"|<(?:code|pre)[^>]*>[\s\S]*?<\/(?:code|pre)>/g)].map(
        ([found]) => found,
      );
    fc.assert(
      fc.property(markdown, (text) => {
        const mended = toFullWidth(text);
        if (mended === text) return;
        expect(mended.split('\n')).toHaveLength(text.split('\n').length);
        expect(outline(mended).links.map(({ href }) => href)).toEqual(
          outline(text).links.map(({ href }) => href),
        );
        expect(kept(renderFreely(mended).html)).toEqual(kept(renderFreely(text).html));
      }),
      { numRuns: 300 },
    );
  });
});
