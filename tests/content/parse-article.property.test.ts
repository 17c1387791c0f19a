import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { articleText, bytes } from './article-text.ts';

const ZONE = 'Asia/Shanghai';
const han = fc.stringMatching(/^[\u4e00-\u9fa5，。？]+$/);

it('any bytes are an article or problems with a place in the file, never an exception', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '---',
        '\n---\n',
        '\n',
        '\r\n',
        '\uFEFF',
        'title: ',
        'topics: [a]',
        '- ',
        ': ',
        '*a',
        '&a ',
        '"',
        "'",
        '|',
        '\t',
        '{',
        '[',
        '# ',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
  );
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    pieces.map((list) => bytes(list.join(''))),
    pieces.map((list) => bytes(`---\n${list.join('')}\n---\n正文`)),
    fc.tuple(fc.nat(400), fc.string({ unit: 'binary', maxLength: 4 })).map(([at, noise]) => {
      const text = articleText({ sources: '\n  - title: 民法典', keywords: '[卡, 退]' });
      return bytes(text.slice(0, at) + noise + text.slice(at + noise.length));
    }),
  );
  fc.assert(
    fc.property(anything, (file) => {
      const { article, problems } = parseArticle('articles/a.md', file, ZONE);
      const lines = new TextDecoder().decode(file).split(/\r\n?|\n/).length;
      if (article === null) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
      for (const { line, column, message, fix } of problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines + 1);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe('');
        expect(fix).not.toBe('');
      }
    }),
    { numRuns: 600 },
  );
});

it('what is written as YAML is read as it was', () => {
  const slugs = fc
    .stringMatching(/^[a-z0-9]+(-[a-z0-9]+)?$/)
    .map((slug) => slug.slice(0, 40).replace(/-$/, ''));
  const front = fc.record({
    title: fc.oneof(han, fc.string({ minLength: 1 })).map(
      (text) =>
        text
          .replace(/[\r\0]/g, '')
          .trim()
          .slice(0, 80)
          .trim() || '题',
    ),
    publishedAt: fc.constantFrom('2024-06-01', '2024-06-01 06:23:45', '2024-06-01T06:23:45+08:00'),
    topics: fc.array(fc.constantFrom('eka-basics', '分期', '123', 'true', 'null'), {
      minLength: 1,
      maxLength: 3,
    }),
    summary: fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), { minLength: 42, maxLength: 60 })
      // 40 characters, whatever their number of code units.
      .map((letters) => `摘${letters.join('').replace(/[\r\0]/g, '。')}要`)
      .filter((text) => [...text].length >= 42 && [...text].length <= 150),
    related: fc.array(fc.oneof(slugs, fc.record({ slug: slugs, reason: fc.constant('怎么退：看“余额”') })), {
      maxLength: 4,
    }),
    facts: fc.array(fc.constantFrom('A01', '1e3', '0x1F'), { maxLength: 3 }),
    draft: fc.boolean(),
  });
  const body = fc.array(han, { minLength: 1, maxLength: 5 }).map((list) => `${list.join('\n\n')}\n`);
  fc.assert(
    fc.property(front, body, (record, markdown) => {
      // Without folding, which cuts letters beyond the BMP in half.
      const file = bytes(`---\n${stringify(record, { lineWidth: 0 })}---\n${markdown}`);
      const { article, problems } = parseArticle('a.md', file, ZONE);
      expect(problems).toEqual([]);
      const { publishedAt: _, ...rest } = record;
      const related = record.related.map((next) => (typeof next === 'string' ? { slug: next } : next));
      expect(article).toMatchObject({ ...rest, related, body: markdown });
    }),
    { numRuns: 300 },
  );
});
