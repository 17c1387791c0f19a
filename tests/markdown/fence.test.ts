import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { bodyExcess } from '../../lib/content/body-limits.ts';
import { fenceReader } from '../../lib/markdown/fence.ts';
import { outline } from '../../lib/markdown/outline.ts';
import { markdownSyntax } from '../../lib/markdown/syntax.ts';

const kinds = (markdown: string): string[] => markdown.split('\n').map(fenceReader());

describe('code between fences', () => {
  it('ends with its quotation or item (the rest of the article was taken for code)', () => {
    expect(kinds('> ```\n> 码\n## 题')).toEqual(['fence', 'code', 'text']);
    expect(kinds('- ```\n  码\n## 题')).toEqual(['fence', 'code', 'text']);
    expect(kinds('1. 一\n\n   ```\n   码\n## 题')).toEqual(['text', 'text', 'fence', 'code', 'text']);
    expect(kinds('> - ~~~\n>   码\n> - 文')).toEqual(['fence', 'code', 'text']);
    expect(outline('> ```\n> 码\n\n## 题\n\n[甲](/articles/a)')).toMatchObject({
      headings: [{ text: '题' }],
      links: [{ href: '/articles/a' }],
    });
  });

  it('ends with its own mark, at least as long, with nothing around it', () => {
    expect(kinds('````\n```\n~~~~\n> ````\n```` js\n`````\n文')).toEqual([
      ...['fence', 'code', 'code', 'code', 'code', 'fence', 'text'],
    ]);
  });

  it('may stand in items in items and in quotations', () => {
    expect(kinds('1. 一\n   - 二\n     - 三\n       ```js\n       码\n       ```\n文').slice(3)).toEqual([
      ...['fence', 'code', 'fence', 'text'],
    ]);
    expect(kinds('- 一\n\t```\n\t码\n\t```\n文').slice(1)).toEqual(['fence', 'code', 'fence', 'text']);
  });

  it('does not begin where the fence itself is code by its indentation (thousands of marks went unnoticed)', () => {
    const markdown = `文\n\n    \`\`\`\n\n${'*'.repeat(3000)}`;
    expect(kinds(markdown)).toEqual(['text', 'text', 'text', 'text', 'text']);
    expect(bodyExcess(markdown)).toMatchObject({ rule: 'body-size' });
  });
});

/** The lines that remark takes for a fence or code between fences. */
function codeByRemark(markdown: string): string[] {
  const kinds = markdown.split('\n').map(() => 'text');
  visit(markdownSyntax.parse(markdown), 'code', ({ position }) => {
    if (position === undefined) return;
    const { start, end } = position;
    kinds.fill('code', start.line - 1, end.column === 1 ? end.line - 1 : end.line);
  });
  return kinds;
}

/** A line of text outside of an item has a blank one before: else it may go on with the item's paragraph. */
const line = fc
  .tuple(
    fc.constantFrom('', '> ', '- ', '1. ', '> - ', '> > ', '- - ', '- > ', '   '),
    fc.constantFrom('文', '```', '~~~', '````', '```js', '~~~~', '```码```', '# 题'),
  )
  .map(([before, rest]) => (before.trim() === '' && /文|码/.test(rest) ? `\n${rest}` : before + rest));

it('is what remark takes for code, blank lines aside', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), (list) => {
      const markdown = list.join('\n');
      const lines = markdown.split('\n');
      const isWritten = (_: string, index: number): boolean => lines[index] !== '';
      expect(
        kinds(markdown)
          .map((kind) => (kind === 'text' ? kind : 'code'))
          .filter(isWritten),
      ).toEqual(codeByRemark(markdown).filter(isWritten));
    }),
    { numRuns: 500 },
  );
});
