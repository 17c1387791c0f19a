import { describe, expect, it } from 'vitest';
import { outline } from '../../lib/markdown/outline.ts';
import { growth } from '../growth.ts';

describe('the outline of a text that nobody writes', () => {
  /** Each kind by how long it is. */
  const endless: Readonly<Record<string, (length: number) => string>> = {
    brackets: (length) => '['.repeat(length),
    footnotes: (length) => '[^'.repeat(length / 2),
    'escaped brackets': (length) => '[\\['.repeat(length / 3),
    titles: (length) => '[a](b ('.repeat(length / 7),
    addresses: (length) => '[a](<'.repeat(length / 5),
    tags: (length) => '<a '.repeat(length / 3),
    backquotes: (length) => `${'`'.repeat(length)}x\``,
    'an address and blanks': (length) => `[a]: b${' '.repeat(length)}x`,
    blanks: (length) => `-${' '.repeat(length)}x`,
    indentation: (length) => `${' '.repeat(length)}- x`,
    'links over line ends': (length) => '[a\n'.repeat(length / 3),
    'addresses over line ends': (length) => '[a](\n'.repeat(length / 5),
    'comments without an end': (length) => 'a<!--'.repeat(length / 5),
    'comments in lines': (length) => '<!--\n'.repeat(length / 5),
    'backquotes of every length': (length) =>
      Array.from({ length: Math.sqrt(length * 2) }, (_, run) => '`'.repeat(run)).join('a'),
    'a heading of blanks': (length) => `# ${' '.repeat(length / 2)}x${' '.repeat(length / 2)}#x`,
    'the edges of cells': (length) => `${'|'.repeat(length)}x`,
  };

  // Each kind of 100,000 characters took from half a minute to many; meanwhile no other file was imported.
  it.each(Object.entries(endless))('takes no longer than its length allows: %s', (_, ofLength) => {
    expect(growth(ofLength, outline)).toBeLessThan(1);
  });
});
