import { describe, expect, it } from 'vitest';
import { countCharacters, readingMinutes } from '../../lib/text/reading-time.ts';

describe('the length of a text for reading', () => {
  it.each([
    ['先停，再问。', 4],
    ['京东E卡 300 元', 3 + 2 + 2 + 1],
    ['Apple Pay', 4],
    ['E卡e卡', 2 + 1 + 2 + 1],
    ['𠮷野家', 3],
    ['㐀鿿𠀀𲎯', 4],
    ['0 9 A Z a z', 12],
    ['@ [ ` { / :', 0],
    ['，。 \n', 0],
  ])('%j counts %i', (text, characters) => {
    expect(countCharacters(text)).toBe(characters);
  });
});

describe('the time of reading', () => {
  it('is whole minutes, and never none', () => {
    expect([0, 1, 500, 501, 1500].map(readingMinutes)).toEqual([1, 1, 1, 2, 3]);
  });
});
