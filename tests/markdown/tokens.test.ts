import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { markdownSyntax } from '../../lib/markdown/syntax.ts';
import { destinationsOf, proseOf } from '../../lib/markdown/tokens.ts';

describe('the prose of a Markdown text', () => {
  it.each([
    ['# 甲 `乙` 丙', '甲 丙'],
    ['甲**乙**，\\,&amp;丙', '甲**乙**， 丙'],
    ['甲*乙*丙~~丁~~戊', '甲*乙*丙~~丁~~戊'],
    ['> [!TIP]\n> 甲', '甲'],
    ['- [x] 甲\n  乙', '甲 乙'],
    ['[甲](/a "乙")[丙][丁][戊]\n\n[丁]: /d', '甲 丙 [戊]'],
    ['[甲]、[乙][甲]、[丙](/c)\n\n[甲]: /a', '、 乙 、 丙'],
    ['[![甲](/a.png)](/b)', '甲'],
    ['甲[^1]\n\n[^1]: 乙', '甲 乙'],
    ['甲 <b>乙</b> <!-- 丙 -->\n\n<div>\n丁\n</div>', '甲 乙'],
    ['| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |', '甲 乙 丙 丁'],
    ['\uFEFF甲\r\n乙', '甲 乙'],
    ['甲\n::: tip 乙\n丙', '甲 丙'],
    ['![甲][丁] ![乙] 丙\n\n[丁]: /d', '甲 [乙] 丙'],
    ['![甲]\n\n[甲]: /a.png', ''],
    ['[甲](/a b)乙(/c)', '[甲 乙(/c)'],
    ['甲{{ "乙,丙" | 丁 }}戊{% 己 %}{{< 庚 >}}', '甲 戊'],
  ])('of %j is %s', (markdown, words) => {
    expect(proseOf(markdown).trim().replace(/\s+/g, ' ')).toBe(words);
  });
});

describe('where a text leads', () => {
  const piece = fc.constantFrom(
    '甲',
    ' ',
    '\n',
    '\n\n',
    '\t',
    '    ',
    '[',
    ']',
    '!',
    '(',
    ')',
    '<',
    '>',
    '`',
    '- ',
    '> ',
    '[乙](/a)',
    '[乙](</a b> "丙")',
    '![丁](/images/d.png)',
    '[戊]: /e\n',
    '[^1]: ',
    '\r\n',
  );

  it('is what remark reads, at its offset, in any text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const markdown = pieces.join('');
        const urls: string[] = [];
        visit(markdownSyntax.parse(markdown), (node) => {
          if (
            (node.type === 'link' || node.type === 'image' || node.type === 'definition') &&
            node.url !== ''
          )
            urls.push(node.url);
        });
        const found = destinationsOf(markdown);
        expect(found.map(({ href }) => href).sort()).toEqual(urls.sort());
        for (const { href, offset } of found) expect(markdown.slice(offset, offset + href.length)).toBe(href);
      }),
      { numRuns: 500 },
    );
  });

  it('is told at its offset behind a BOM', () => {
    expect(destinationsOf('\uFEFF甲 [乙](/a)')).toEqual([{ href: '/a', offset: 7, image: false }]);
  });
});
