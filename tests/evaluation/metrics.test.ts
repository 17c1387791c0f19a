import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agreement } from '../../lib/commands/evaluate/agreement.ts';
import { bm25OnWords, hugoRelated } from '../../lib/commands/evaluate/baselines.ts';
import { readCorpus } from '../../lib/commands/evaluate/corpus.ts';
import { quality } from '../../lib/commands/evaluate/metrics.ts';
import { readQueries } from '../../lib/commands/evaluate/queries.ts';
import { compareRelated, textRanking } from '../../lib/commands/evaluate/related.ts';
import { queriesReport } from '../../lib/commands/evaluate/report.ts';
import { UserError } from '../../lib/site/errors.ts';

describe('the quality of a ranking', () => {
  it('is 1 for the ideal order and falls with every better one that comes later', () => {
    const grades = new Map([
      ['a', 3],
      ['b', 1],
    ]);
    expect(quality(['a', 'b'], grades)).toEqual({ ndcg: 1, recall: 1, reciprocalRank: 1 });
    // (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3))
    expect(quality(['b', 'a'], grades).ndcg).toBeCloseTo(0.7098, 4);
    expect(quality(['x', 'a'], grades)).toMatchObject({ recall: 0.5, reciprocalRank: 0.5 });
    expect(quality([], grades)).toEqual({ ndcg: 0, recall: 0, reciprocalRank: 0 });
  });
});

describe('the agreement of two readers', () => {
  const one = new Map([
    [
      's',
      new Map([
        ['a', 3],
        ['b', 1],
      ]),
    ],
  ]);

  it('is 1 when they say the same, and below 0 when they say the opposite', () => {
    expect(agreement(one, one)).toMatchObject({ sources: 1, pairs: 2, kappa: 1 });
    const opposite = new Map([
      [
        's',
        new Map([
          ['a', 1],
          ['b', 3],
        ]),
      ],
    ]);
    expect(agreement(one, opposite).kappa).toBeLessThan(0);
  });
});

describe("Hugo's rule", () => {
  it('asks for a shared topic or keyword and never shows a newer article', () => {
    const document = (id: string, topics: string[], year: number) => ({
      id,
      title: id,
      body: '',
      keywords: [],
      topics,
      time: Date.UTC(year, 0, 1),
    });
    const source = document('source', ['x', 'y'], 2024);
    const others = [
      document('both', ['x', 'y'], 2020),
      document('one', ['x'], 2021),
      document('newer', ['x'], 2025),
      document('year', [], 2024),
    ];
    expect(hugoRelated([source, ...others]).related(source)).toEqual(['both', 'one']);
  });
});

describe('a corpus from elsewhere', () => {
  const folder = (docs: string, qrels: string) => {
    const path = mkdtempSync(join(tmpdir(), 'corpus-'));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    writeFileSync(join(path, 'docs.jsonl'), docs);
    writeFileSync(join(path, 'qrels.tsv'), qrels);
    return path;
  };

  const fail = (message: string): void => expect.fail(message);

  it('needs neither topics nor dates', () => {
    const docs = ['手机回收定金', '旧手机回收先收定金', '航班取消怎么退票', '退票手续费']
      .map((title, id) => JSON.stringify({ id: String(id), title, body: title }))
      .join('\n');
    const corpus = readCorpus(folder(docs, '0\t1\t2\n2\t3\t1\n0\tunknown\t1\n'), fail);
    const results = compareRelated(corpus, [textRanking(corpus.documents)]);
    expect(results.at(-1)?.mean.ndcg).toBe(1);
  });

  it('is read but for the lines that are malformed, which are told (one of them ended the evaluation)', () => {
    const docs = [
      '\ufeff{"id":"a","title":"红烧肉","body":"五花肉"}',
      '{"id":2,"title":"东坡肉","topics":"做菜","date":20230101}',
      '{oops',
      '{"title":"没有编号"}',
      '{"id":"a","title":"又一次"}',
    ];
    const remarks: string[] = [];
    const corpus = readCorpus(
      folder(docs.join('\r\n'), '\ufeffsource\ttarget\tgrade\na\t2\t1.5\n2\ta\t-1\na\t2\n'),
      (message) => remarks.push(message.replace(/.*[\\/]/, '')),
    );
    expect(corpus.documents.map(({ id, title, topics }) => [id, title, topics])).toEqual([
      ['a', '红烧肉', []],
      ['2', '东坡肉', ['做菜']],
    ]);
    expect(corpus.judgments).toEqual(new Map([['a', new Map([['2', 1.5]])]]));
    expect(remarks).toEqual([
      'docs.jsonl:3：不是 JSON，跳过这一行',
      'docs.jsonl:4：字段「id」不对，跳过这一行',
      'docs.jsonl:5：id「a」重复，跳过这一行',
      'qrels.tsv:4：应为「来源、目标、等级」三列，以制表符分隔，跳过这一行',
    ]);
  });

  it('may have a text as long as a book (each word held a copy of it, and the memory ran out)', () => {
    const body = '先享后付的额度能涨吗，看平台的说明。'.repeat(20_000);
    const documents = ['一', '二'].map((id) => ({
      id,
      title: id,
      body,
      keywords: [],
      topics: [],
      time: undefined,
    }));
    const [source] = documents;
    expect(source && bm25OnWords(documents).related(source)).toEqual(['二']);
  });

  it('that is not there is told in one line (a stack was printed)', () => {
    const missing = join(tmpdir(), 'no-such-corpus');
    expect(() => readCorpus(missing, () => {})).toThrow(UserError);
  });
});

describe('judged queries', () => {
  it('don’t count when the site has none of their articles (another folder had only zeros)', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'queries-')), 'queries.tsv');
    onTestFinished(() => rmSync(file));
    writeFileSync(file, 'kind\tquery\ttargets\ntitle\t红烧肉\ta,gone\ntitle\t东坡肉\tgone\ntitle\n');
    const remarks: string[] = [];
    expect(readQueries(file, new Set(['a']), (message) => remarks.push(message))).toEqual([
      { kind: 'title', query: '红烧肉', targets: ['a'] },
    ]);
    expect(remarks).toEqual([expect.stringContaining('queries.tsv:4')]);
  });
});

it('queries that are held out were told among the worst, for whoever mends the search to see', () => {
  const late = {
    kind: 'question',
    query: '二十块的卡',
    targets: ['a'],
    ranked: ['b', 'a'],
    quality: quality(['b', 'a'], new Map([['a', 1]])),
  };
  expect(queriesReport('开发用', [late], new Map(), false).text).toContain('二十块的卡');
  const { text, figures } = queriesReport('留出', [late], new Map(), true);
  expect(text + JSON.stringify(figures)).not.toContain('二十块的卡');
});
