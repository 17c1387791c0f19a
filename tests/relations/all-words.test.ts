import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteDocuments, withImportedSite } from '../../lib/commands/evaluate/site.ts';
import { ask } from '../../lib/relations/ask.ts';
import { currentIndex } from '../../lib/relations/library-index.ts';
import { search } from '../../lib/relations/search.ts';
import { withoutFillers } from '../../lib/text/fillers.ts';
import { fold } from '../../lib/text/fold.ts';
import { NOW, siteOf } from './library.ts';

const TODAY = Date.parse('2026-11-29T12:00:00+08:00');
const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of two letters or more, but for those that only ask. */
const wordsOf = (text: string): string[] => [
  ...new Set(
    [...wordSegmenter.segment(fold(text))]
      .filter(({ segment, isWordLike }) => isWordLike === true && segment.length > 1)
      .map(({ segment }) => segment)
      .filter((word) => withoutFillers(word).text !== '' && /^[\p{L}\p{N}]+$/u.test(word)),
  ),
];

/** Whether a letter or digit of a Latin word goes on before the place. */
const goesOn = (text: string, at: number) => /^[\p{Script=Latin}\d]{2}$/u.test(text.slice(at - 1, at + 1));

const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!goesOn(text, at) && !goesOn(text, at + word.length)) return true;
  }
  return false;
};

/** The index knows Latin words and numbers, and every pair of letters with a Han letter in it, wherever these stand. */
const hasPieces = (text: string, word: string): boolean =>
  (word.match(/[^\p{Script=Han}]+/gu) ?? []).every((part) => hasWord(text, part)) &&
  [...word].slice(1).every((letter, at) => {
    const pair = `${word[at]}${letter}`;
    return !/\p{Script=Han}/u.test(pair) || text.includes(pair);
  });

it('tells how many articles have every word: they come first, and nobody saw where they end', () => {
  const { library } = siteOf({
    both: { title: '预付款怎么退回' },
    one: { title: '预付款' },
    other: { title: '押金退回' },
  });
  const withAllWords = (query: string) => search(library, query, { now: NOW }).withAllWords;
  expect(withAllWords('预付款 退回')).toBe(1);
  expect(withAllWords('预付款 押金')).toBe(0);
  // A single word, though a question word stands beside it.
  expect(withAllWords('预付款')).toBeUndefined();
  expect(withAllWords('预付款 怎么')).toBeUndefined();
});

it('says of a question in clauses nothing about words: its answer stood first, below “no article has all words”', () => {
  const { library } = siteOf({
    right: { title: '卡密涂层刮坏', body: '密码看不清，找发卡方补。' },
    other: { title: '卡密' },
  });
  const withAllWords = (query: string) => search(library, query, { now: NOW }).withAllWords;
  expect(withAllWords('卡刮坏了，密码看不清')).toBeUndefined();
  // Nor of a story between blanks.
  expect(withAllWords('昨天我把卡密刮坏了 上面的密码看不清 客服没人理')).toBeUndefined();
  expect(withAllWords('涂层 押金')).toBe(0);
});

describe('of articles that a list of words finds', () => {
  it('all with each word, as it was typed or in a synonym, come before any that lacks one (only two words did so)', () => {
    withImportedSite(join(import.meta.dirname, '../../content'), (library) => {
      const index = currentIndex(library, TODAY);
      const texts = new Map(
        siteDocuments(library, TODAY).map(({ id, title, keywords, body }) => [
          id,
          fold([title, ...keywords, body].join('\n')),
        ]),
      );
      const article = fc.constantFrom(...[...texts.values()].map(wordsOf));
      // Mostly words of one article: words of many are together in none.
      const lists = fc
        .tuple(article, article)
        .chain(([one, other]) =>
          fc.tuple(fc.subarray(one, { minLength: 2, maxLength: 4 }), fc.subarray(other, { maxLength: 1 })),
        );
      fc.assert(
        fc.property(lists, ([some, another]) => {
          const words = [...new Set([...some, ...another])];
          const { found, concepts } = ask(library, words.join(' '), TODAY);
          const has = [...texts].filter(([, text]) => words.every((word) => hasWord(text, word)));
          const places = new Map(found.map(({ slug }, place) => [slug, place]));
          const last = Math.max(-1, ...has.map(([slug]) => places.get(slug) ?? Number.POSITIVE_INFINITY));
          const lacks = found.findIndex(({ slug, sounding }) => {
            const text = `${texts.get(slug)}\n${index.questions.text(slug)}`;
            const hasSynonym = concepts.some(({ synonyms }) =>
              synonyms.some((synonym) => hasPieces(text, synonym.text)),
            );
            return !hasSynonym && sounding.length === 0 && words.some((word) => !hasPieces(text, word));
          });
          expect(last).toBeLessThan(lacks === -1 ? found.length : lacks);
        }),
        { numRuns: 150 },
      );
    });
  });

  const LONG = '卡密回收，截图存好。'.repeat(30);

  it.each([
    ['a synonym', '卡密 截图 垫付', '旧物里有卡密，有截图，也有先垫的钱。'],
    ['what sounds like it', 'kami jietu dianfu', '一页'],
    ['the question of a reader', '卡密 截图 垫付', '一页'],
  ])('one has a word by %s', (how, query, body) => {
    const { library } = siteOf(
      {
        all: {
          title: '闲置物品',
          body,
          keywords: how === 'what sounds like it' ? ['卡密', '截图', '垫付'] : [],
          questions: how === 'the question of a reader' ? ['有卡密和截图，垫付的钱找谁'] : [],
        },
        some: { title: '卡密回收和截图', keywords: ['卡密', '截图'], body: LONG },
      },
      [['垫付', '先垫']],
    );
    expect(ask(library, query, NOW).found.map(({ slug, how }) => [slug, how])).toMatchObject([
      ['all', 'all'],
      ['some', expect.not.stringMatching('all')],
    ]);
  });

  it('none has a letter by a word that it is a part of (x was in max)', () => {
    const { library } = siteOf({
      body: { title: '甲', keywords: ['max'], body: '回收。' },
      title: { title: '卡密回收' },
    });
    for (const { how } of ask(library, 'x 回收', NOW).found) expect(how).not.toBe('all');
  });

  it('none has a word that its question lacks', () => {
    const { library } = siteOf({
      some: { title: '卡密回收和截图', questions: ['卡密和截图'] },
      other: { title: '超市卡过期' },
    });
    const { found } = ask(library, '卡密 截图 垫付', NOW);
    expect(found.map(({ slug, how }) => [slug, how])).toEqual([['some', 'some']]);
  });

  it('one that has all of them in passing does not bring in what has a part of one', () => {
    const { library } = siteOf({
      all: {
        title: '闲置物品',
        body: `先享后付逾期，截图，转账。${'另一件事，和这些都没有关系。'.repeat(60)}`,
      },
      best: { title: '先享后付逾期，截图', keywords: ['先享后付逾期', '截图'], body: LONG },
      weak: { title: '逾期', body: '别的事。' },
    });
    expect(ask(library, '先享后付逾期 截图 转账', NOW).found.map(({ slug }) => slug)).toEqual([
      'all',
      'best',
    ]);
  });

  it('none lacks a word that only asks, or a letter alone', () => {
    const { library } = siteOf({
      title: { title: '卡密回收', keywords: ['截图'], body: '卡密和截图。' },
      body: { title: '甲', body: '怎么退？钱。卡密，截图。' },
    });
    expect(ask(library, '卡密 怎么 截图 钱', NOW).found.map(({ slug, how }) => [slug, how])).toEqual([
      ['title', 'all'],
      ['body', 'all'],
    ]);
  });
});
