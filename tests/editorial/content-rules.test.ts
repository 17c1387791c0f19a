import { expect, it } from 'vitest';
import type { RULES } from '../../lib/content/rules.ts';
import { article, checked } from './folder.ts';

const fact = '- {id: A01, certainty: verified, statement: 一句。, source: 民法典}\n';

type Rules = typeof RULES;
type FixedRule = { [Id in keyof Rules]: Rules[Id] extends 'broken' ? Id : never }[keyof Rules];
type Files = Readonly<Record<string, string | Uint8Array>>;

/**
 * A folder that breaks each rule that keeps a file out, and each that an import tells as well; what may not be read is
 * in tests/library/unreadable.test.ts.
 */
const broken = {
  'empty-folder': {},
  slug: { 'articles/A.md': article('甲') },
  'file-size': { 'articles/a.md': 'x'.repeat(2_000_001) },
  encoding: { 'articles/a.md': Uint8Array.from([0x2d, 0xff]) },
  'empty-file': { 'articles/a.md': '' },
  'merge-conflict': { 'articles/a.md': article('甲', {}, '<<<<<<< HEAD\n一\n=======\n二\n>>>>>>> b\n') },
  'front-matter': { 'articles/a.md': '正文。\n' },
  yaml: { 'articles/a.md': article('甲', { related: '[' }) },
  'unknown-key': { 'articles/a.md': article('甲', { publishAt: '2024-01-01' }) },
  'missing-key': { 'articles/a.md': article('甲', { summary: null }) },
  'invalid-value': { 'articles/a.md': article('甲', { draft: '1' }) },
  'cut-text': { 'articles/a.md': article('甲 # 乙') },
  date: { 'articles/a.md': article('甲', { publishedAt: '2024-02-30' }) },
  'empty-body': { 'articles/a.md': article('甲', {}, '') },
  'body-size': { 'articles/a.md': article('甲', {}, '>'.repeat(30).concat('深\n')) },
  'folder-as-article': { 'articles/a.md/x.md': article('甲') },
  'file-name': { 'articles/a.mdx': article('甲') },
  'duplicate-slug': { 'articles/a.md': article('甲'), 'articles/x/a.md': article('乙') },
  'duplicate-topic': { 'topics.yaml': '- {id: a, name: 甲}\n- {id: a, name: 乙}\n' },
  'unknown-parent': { 'topics.yaml': '- {id: a, name: 甲, parent: b}\n' },
  'parent-circle': { 'topics.yaml': '- {id: a, name: 甲, parent: a}\n' },
  'duplicate-fact': { 'facts.yaml': fact + fact },
  'duplicate-synonym': { 'synonyms.yaml': '- [催收, 催收]\n' },
  bom: { 'articles/a.md': `\uFEFF${article('甲')}` },
  'line-ends': { 'articles/a.md': article('甲').replaceAll('\n', '\r\n') },
  'unseen-character': { 'articles/a.md': article('甲\u200b乙') },
  'duplicate-title': { 'articles/a.md': article('甲'), 'articles/b.md': article('甲') },
  'unknown-related': { 'articles/a.md': article('甲', { related: '[b]' }) },
  'self-related': { 'articles/a.md': article('甲', { related: '[a]' }) },
  'unknown-topic': {
    'topics.yaml': '- {id: a, name: 甲}\n',
    'articles/a.md': article('甲', { topics: '[b]' }),
  },
  'unknown-featured': { 'site.yaml': 'featured: [b]\n' },
  'missing-image': { 'articles/a.md': article('甲', {}, '![图](/images/a.png)\n') },
  'foreign-image': { 'articles/a.md': article('甲', {}, '![图](https://example.com/a.png)\n') },
  'broken-link': { 'articles/a.md': article('甲', {}, '[乙](/articles/b)\n') },
} satisfies Record<Exclude<FixedRule, 'unreadable-file'>, Files> & Partial<Record<keyof Rules, Files>>;

// One that the table of rules didn't have ended `npm run check` with a stack trace.
it.each(Object.keys(broken) as (keyof typeof broken)[])('%s is told by npm run check', (rule) => {
  expect(checked(broken[rule], rule)).not.toEqual([]);
});
