import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { isPlainMarkdown } from '../../lib/content/plain-markdown.ts';
import { plainText } from '../../lib/content/text-file.ts';
import { giveFrontMatter } from '../../lib/editorial/front-matter-for-plain.ts';
import { mendText } from '../../lib/editorial/mend-text.ts';
import { defaultSite } from '../../lib/site/site.ts';
import { bytes } from '../content/article-text.ts';
import { NOW } from './folder.ts';

const SITE = {
  ...defaultSite,
  rules: { bom: 'off', 'line-ends': 'off', 'unseen-character': 'off' } as const,
};
const WHEN = { now: NOW, draft: false };
const FILE = { file: 'articles/卡/a.md', mtime: NOW };

const line = fc.oneof(
  fc.constantFrom(
    '# 卡,券 `a: b` **退** {#id}',
    "# it's [甲](/b) ![乙](c.png)",
    '标题: 一',
    '====',
    '----',
    '---',
    'title: 甲',
    '<!-- 注 -->',
    '- 一,二',
    '> [!TIP]',
    '```',
    '    x',
    '[a]: /b "c"',
    '[^1]: 注',
    '![图](a.png)',
    '#标签',
    '',
  ),
  fc.stringMatching(/^[\u4e00-\u9fa5，。：“” ,.a-z!*\\[\]()]{0,90}$/),
  fc.string({ unit: 'binary', maxLength: 12 }).map((noise) => noise.replaceAll('\0', '')),
);
const file = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r'))))
  .map(([mark, lines]) => mark + lines.flat().join(''));

it('a plain file keeps each of its lines but its title’s, and is an article that no second run changes', () => {
  let given = 0;
  fc.assert(
    fc.property(file, (text) => {
      const made = giveFrontMatter(text, FILE, SITE, WHEN);
      expect(made !== null).toBe(isPlainMarkdown(plainText(text)));
      if (made === null) return;
      given += 1;
      const { added, removed } = made;
      expect(added.from).toBe(0);
      const before = plainText(text).split('\n');
      const gone = before.splice(removed.from, removed.count);
      expect(plainText(made.text).split('\n').slice(added.count)).toEqual(before);
      expect(made.text.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));

      const written = plainText(made.text);
      const complete = written.includes('\nsummary: ')
        ? written
        : written.replace('topics: ', `summary: ${'字'.repeat(40)}\ntopics: `);
      const { article, problems } = parseArticle(FILE.file, bytes(complete), SITE.timeZone);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const lettersOf = (words: string): string => words.replace(/\{#id\}|[^\p{L}\p{N}]/gu, '');
      if (gone.length > 0) expect(lettersOf(article?.title ?? '')).toBe(lettersOf(gone.join('')));

      expect(giveFrontMatter(made.text, FILE, SITE, WHEN)).toBeNull();
      const mended = mendText(made.text, SITE, 'a');
      expect(giveFrontMatter(mended, FILE, SITE, WHEN)).toBeNull();
      expect(mendText(mended, SITE, 'a')).toBe(mended);
    }),
    { numRuns: 300 },
  );
  expect(given).toBeGreaterThan(100);
});
