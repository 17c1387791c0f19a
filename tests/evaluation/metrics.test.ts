import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agreement } from '../../lib/commands/evaluate/agreement.ts';
import { hugoRelated } from '../../lib/commands/evaluate/baselines.ts';
import { readCorpus } from '../../lib/commands/evaluate/corpus.ts';
import { quality } from '../../lib/commands/evaluate/metrics.ts';
import { compareRelated, textRanking } from '../../lib/commands/evaluate/related.ts';

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

  it('needs neither topics nor dates', () => {
    const docs = ['手机回收定金', '旧手机回收先收定金', '航班取消怎么退票', '退票手续费']
      .map((title, id) => JSON.stringify({ id: String(id), title, body: title }))
      .join('\n');
    const corpus = readCorpus(folder(docs, '0\t1\t2\n2\t3\t1\n0\tunknown\t1\n'));
    const results = compareRelated(corpus, [textRanking(corpus.documents)]);
    expect(results.at(-1)?.mean.ndcg).toBe(1);
  });

  it('that is malformed is named with its line', () => {
    expect(() => readCorpus(folder('{"id":"a","title":"t","body":"b"}\n', 'a\tb\n'))).toThrow(/qrels\.tsv:1/);
    expect(() => readCorpus(folder('{"id":"a"}\n', ''))).toThrow(/docs\.jsonl:1/);
  });
});
