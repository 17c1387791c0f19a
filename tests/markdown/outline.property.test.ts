import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outline } from '../../lib/markdown/outline.ts';
import { byRemark, letters } from './by-remark.ts';

const words = fc
  .array(fc.constantFrom('分期', '先享后付', 'E卡', '12%', '3元', '京东'), { minLength: 1, maxLength: 4 })
  .map((list) => list.join('，'));
const address = fc.constantFrom('/articles/a', '/articles/礼品卡#一', 'https://example.com/a_(b)', '#x');
const inline: fc.Arbitrary<string> = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  words.map((text) => `\`${text}\``),
  fc.tuple(words, address).map(([text, href]) => `[${text}](${href})`),
  fc.tuple(words, address).map(([text, href]) => `[**${text}**](${href} "题")`),
  words.map((text) => `![${text}](/images/a.png)`),
  fc.tuple(words, words, address).map(([a, b, href]) => `[${a}\n${b}](${href})`),
  fc.tuple(words, words, address).map(([a, b, href]) => `[${a}](\n${href}\n"${b}")`),
  words.map((text) => `<b>${text}</b>`),
  words.map((text) => `<!-- ${text} [x](/gone) -->`),
  fc.tuple(words, words).map((parts) => `<!--${parts.join('\n')}-->`),
  words.map((text) => `\`<!-- ${text}\``),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((list) => `说${list.join('，又')}。`);
const block = fc.oneof(
  line,
  fc.tuple(fc.integer({ min: 1, max: 4 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  fc.tuple(words, fc.constantFrom('=', '===', '---')).map((parts) => parts.join('\n')),
  fc.tuple(line, words).map(([first, second]) => `${first}\n${second}\n===`),
  words.map((text) => `> ## ${text}\n> ${text}\n> ---`),
  words.map((text) => `- ### ${text}\n- ${text}\n  ===\n---`),
  words.map((text) => `- ${text}\n---\n${text}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((list) => list.map((text) => `- ${text}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((list) => list.map((text, index) => `${index + 1}. ${text}`).join('\n')),
  line.map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
  line.map((text) => text.replaceAll('\n', '\n    ')),
  fc.tuple(words, words).map((parts) => `<!--\n${parts.join('\n\n')}\n-->`),
  fc.tuple(words, words).map(([hidden, text]) => `> <!-- ${hidden}\n> # ${hidden}\n> -->\n> ${text}`),
  fc.tuple(words, words).map(([hidden, text]) => `- ${text}\n  <!--\n  ${hidden}\n\n${text}`),
  fc.tuple(words, words).map(([hidden, text]) => `<!-- ${hidden} --> ${hidden}\n${text}`),
  words.map((text) => `\`\`\`\n<!-- ${text}\n\`\`\`\n${text}`),
  fc.tuple(words, words).map(([a, b]) => `- [${a}\n- ${b}](/articles/a)`),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
  words.map((text) => `\`\`\`${text}\`\`\` 这样写`),
  words.map((text) => `[${text}]: 不要 ${text}`),
  fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n| --- | --- |\n| ${b} | ${a} |`),
);

it('an outline says what remark says, for the Markdown that articles are written in', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      const markdown = blocks.join('\n\n');
      const [quick, exact] = [outline(markdown), byRemark(markdown)];
      expect(quick.headings.map(({ text }) => letters(text))).toEqual(exact.headings.map(letters));
      expect(quick.links.map(({ href }) => href).sort()).toEqual(exact.links.sort());
      expect(letters(quick.text)).toBe(letters(exact.text));
      for (const { href, offset } of quick.links)
        expect(markdown.slice(offset, offset + href.length)).toBe(href);
    }),
    { numRuns: 300 },
  );
});

it('an outline is found in any text, and links where they stand', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '`',
    '```',
    '\n',
    '#',
    ' ',
    '|',
    '-',
    '>',
    '*',
    '\\',
    '<',
    'a',
    '一',
    '[a](b)',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
      const markdown = list.join('');
      for (const { href, offset } of outline(markdown).links) {
        expect(offset).toBeGreaterThan(0);
        expect(markdown.slice(offset).replace(/^</, '').startsWith(href)).toBe(true);
      }
    }),
  );
});
