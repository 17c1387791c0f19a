import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hanRuns, LONGEST_SHARED } from '../../lib/editorial/shared-runs.ts';
import { article, checked } from './folder.ts';

const PASSAGE = '旧卡到期前一周先把余额抄在纸上再打卡背后面印着的那个客服电话问清楚能不能换新卡';
const SITE = 'rules: {shared-run: error}\n';
/** Han letters that follow no pattern, the same ones for the same start. */
const filler = (length: number, start: number): string =>
  Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + ((start + index * 7919) % 20000))).join(
    '',
  );

describe('passages that stand in two articles', () => {
  it('are told with both places, signs and line breaks aside', () => {
    const copied = `${PASSAGE.slice(0, 12)}，${PASSAGE.slice(12, 20)}。\n${PASSAGE.slice(20)}`;
    const files = {
      'site.yaml': SITE,
      'articles/a.md': article('甲', {}, `${filler(50, 1)}\n\n${PASSAGE}。${filler(50, 90)}\n`),
      'articles/b.md': article('乙', {}, `${filler(40, 5000)}。\n\n${copied}。${filler(40, 9000)}\n`),
    };
    expect(checked(files, 'shared-run')).toContain(
      `articles/b.md:11:1 error 39 个汉字与 articles/a.md:11 相同：「${PASSAGE.slice(0, 30)}…」 → 换成自己的说法，或链接到那一篇`,
    );
  });

  it('are none where they are code', () => {
    const code = (title: string) =>
      article(title, { summary: filler(60, title.charCodeAt(0)) }, `\`\`\`\n${PASSAGE}\n\`\`\`\n`);
    const files = { 'site.yaml': SITE, 'articles/a.md': code('甲'), 'articles/b.md': code('乙') };
    expect(checked(files, 'shared-run')).toEqual([]);
  });

  it('are named three for an article, the longest ones, with the number of all', () => {
    const copied = (lengths: readonly number[]) => {
      const passages = lengths.map((length) => filler(length, length * 400));
      const text = (start: number) =>
        passages.map((passage, index) => `${filler(30, start + index * 50)}。\n\n${passage}。\n`).join('\n');
      return checked(
        {
          'site.yaml': SITE,
          'articles/a.md': article('甲', { summary: filler(60, 111) }, text(30)),
          'articles/b.md': article('乙', { summary: filler(60, 7) }, text(17)),
        },
        'shared-run',
      );
    };
    const told = copied([26, 29, 27, 28]);
    expect(told.map((line) => /(\d+) 个汉字/.exec(line)?.[1])).toEqual(['29', '27', '28']);
    for (const line of told) expect(line).toContain('」；本篇共有 4 处');
    for (const line of told) expect(line).not.toContain('…');
    expect(copied([26, 27, 28]).join('')).not.toContain('本篇共有');
  });

  it('are told at the summary where they stand in it', () => {
    const summary = `${PASSAGE}，${filler(30, 7)}`;
    const files = {
      'site.yaml': SITE,
      'articles/a.md': article('甲', { summary: filler(60, 111) }, `${PASSAGE}。\n`),
      'articles/b.md': article('乙', { summary }, `${filler(30, 5000)}\n`),
    };
    expect(checked(files, 'shared-run')[0]).toMatch(
      /^articles\/b\.md:5:10 error 39 个汉字与 articles\/a\.md:9 /,
    );
  });

  it('count from 25 letters on, without the names of laws', () => {
    const runs = (one: string, other: string) => [...hanRuns([[one], [other]]).values()].flat();
    const law = '《中华人民共和国消费者权益保护法实施条例全文及其修改决定》';
    expect(runs(`甲${PASSAGE.slice(0, 24)}乙`, `丙${PASSAGE.slice(0, 24)}丁`)).toEqual([]);
    expect(runs(`甲${PASSAGE.slice(0, 25)}乙`, `丙${PASSAGE.slice(0, 25)}丁`)).toMatchObject([
      { length: 25, offset: 1 },
    ]);
    expect(runs(law, law)).toEqual([]);
    expect(runs(`《法》，${law}`, `《法》，${law}`)).toEqual([]);
    // What only begins like a name is none.
    expect(runs(`《法》《${PASSAGE}`, `《法》《${PASSAGE}`)).toMatchObject([{ length: 39 }]);
    expect(
      runs(
        `${PASSAGE.slice(0, 12)}${law}${PASSAGE.slice(12, 24)}`,
        `${PASSAGE.slice(0, 12)}${law}${PASSAGE.slice(12, 24)}`,
      ),
    ).toEqual([]);
  });

  it('inside one article don’t count, nor across summary and body', () => {
    expect(hanRuns([[`${PASSAGE}。${PASSAGE}`]]).size).toBe(0);
    expect(hanRuns([[PASSAGE, PASSAGE]]).size).toBe(0);
    const more = filler(10, 1);
    expect(hanRuns([[PASSAGE + more], [PASSAGE, more]]).get(1)).toMatchObject([{ part: 0, length: 39 }]);
    expect(hanRuns([[PASSAGE.slice(0, 20), PASSAGE.slice(20)], [PASSAGE]]).size).toBe(0);
  });

  it('are found wherever they stand, each once and as long as it is', () => {
    const before = fc.stringMatching(/^[甲乙丙丁]{0,60}$/);
    const after = fc.stringMatching(/^[子丑寅卯]{0,60}$/);
    fc.assert(
      fc.property(before, before, after, after, fc.nat(40), fc.nat(60), (a, b, c, d, from, more) => {
        const run = filler(LONGEST_SHARED + 1 + more, from * 13);
        const found = hanRuns([[a + run + b], [filler(40, 77777)], [c + run + d]]).get(2);
        expect(found).toEqual([
          {
            part: 0,
            offset: c.length,
            length: run.length,
            letters: run.slice(0, 30),
            other: { text: 0, part: 0, offset: a.length },
          },
        ]);
      }),
    );
  });

  it('are told with the place where most of them stands, of all that begin alike', () => {
    const [begin, end] = [filler(20, 1), filler(5, 9000)];
    const text = (index: number, middle = '') => [begin + middle + filler(9, 300 * index)];
    for (const whole of [0, 1, 2]) {
      const texts = [0, 1, 2].map((index) => text(index, index === whole ? end : ''));
      const found = [...hanRuns([...texts, text(3, end)]).values()].flat();
      expect(found).toMatchObject([{ length: 25, other: { text: whole } }]);
    }
  });

  it('are what a plain comparison of all runs finds', () => {
    const text = fc
      .array(fc.constantFrom(filler(9, 1), filler(11, 200), filler(14, 4000), filler(30, 900), '甲', '，'), {
        maxLength: 12,
      })
      .map((list) => list.join(''));
    const grams = (value: string): Set<string> => {
      const han = value.replace(/\P{Script=Han}/gu, '');
      return new Set(
        Array.from({ length: Math.max(0, han.length - LONGEST_SHARED) }, (_, at) =>
          han.slice(at, at + LONGEST_SHARED + 1),
        ),
      );
    };
    fc.assert(
      fc.property(text, text, (one, other) => {
        const seen = grams(one);
        const shares = [...grams(other)].some((gram) => seen.has(gram));
        expect(hanRuns([[one], [other]]).has(1)).toBe(shares);
      }),
      { numRuns: 300 },
    );
  });
});

describe('articles that are nearly the same', () => {
  const sentences = Array.from({ length: 60 }, (_, index) => `${filler(17, index * 331)}。`);
  const near = (one: string, other: string, titles: readonly [string, string] = ['甲', '乙']) =>
    checked(
      { 'articles/a.md': article(titles[0], {}, one), 'articles/b.md': article(titles[1], {}, other) },
      'near-duplicate',
    );

  it('by their titles, signs and width aside', () => {
    expect(near(sentences[0] ?? '', sentences[1] ?? '', ['京东E卡，怎么退？', '京东Ｅ卡怎么退'])).toEqual([
      'articles/b.md:2:8 warn 标题与 articles/a.md 只差标点 → 合并成一篇（另一篇的地址写进 aliases），或让两篇各答各的问题',
    ]);
    // The very same title has a rule of its own.
    expect(near(sentences[0] ?? '', sentences[1] ?? '', ['同题', '同题'])).toEqual([]);
  });

  it('but not titles of emoji alone (they differed “in signs only”)', () => {
    const files = { 'articles/a.md': article('🎉'), 'articles/b.md': article('🎈🎈') };
    expect(checked(files, 'near-duplicate')).toEqual([]);
  });

  it('by their texts', () => {
    const text = sentences.join('');
    expect(near(text, text.replaceAll(sentences[5] ?? '', '另一句。'))[0]).toMatch(
      /^articles\/b\.md:2:8 warn 正文与 articles\/a\.md 约有 \d+% 相同/,
    );
    expect(near(sentences.slice(0, 50).join(''), sentences.slice(10).join(''))).toHaveLength(1);
    expect(near(sentences.slice(0, 30).join(''), sentences.slice(25).join(''))).toEqual([]);
    expect(near(sentences.slice(0, 40).join(''), sentences.slice(15).join(''))).toEqual([]);
    expect(near(text, text)[0]).toContain('约有 100% 相同');
    // Too short to be told apart.
    const short = sentences.slice(0, 4).join('');
    expect(near(short, short)).toEqual([]);
  });

  it('also where a third one has a part of them', () => {
    const [part, whole] = [sentences.slice(0, 28).join(''), sentences.join('')];
    const files = { a: part, b: whole, c: whole };
    const articles = Object.entries(files).map(([slug, text]) => [
      `articles/${slug}.md`,
      article(slug, {}, text),
    ]);
    expect(checked(Object.fromEntries(articles), 'near-duplicate').map((line) => line.split(' ', 4))).toEqual(
      [['articles/c.md:2:8', 'warn', '正文与', 'articles/b.md']],
    );
  });

  it('also when there are many of them', () => {
    const text = sentences.join('');
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`articles/a${index}.md`, article(`题${index}`, {}, text)]),
    );
    expect(checked(files, 'near-duplicate')).toHaveLength(39);
  });
});
