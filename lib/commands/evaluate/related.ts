import { documentVector } from '../../library/terms.ts';
import { rankDocuments } from '../../relations/rank.ts';
import { TermIndex } from '../../relations/term-index.ts';
import { termsOf } from '../../text/terms.ts';
import { bm25OnBigrams, bm25OnWords, hugoRelated, type Method, newestOfTopic } from './baselines.ts';
import type { Corpus, CorpusDocument } from './corpus.ts';
import { meanQuality, type Quality, quality } from './metrics.ts';

/** One method's figures, and its quality for each judged source. */
export type MethodResult = {
  name: string;
  mean: Quality;
  cases: { source: string; quality: Quality; ranked: string[] }[];
};

/** The figures of the methods to beat, then of `ours`. */
export function compareRelated(corpus: Corpus, ours: readonly Method[]): MethodResult[] {
  const methods = [newestOfTopic, hugoRelated, bm25OnWords, bm25OnBigrams];
  const judged = corpus.documents.filter((document) => corpus.judgments.has(document.id));
  return [...methods.map((method) => method(corpus.documents)), ...ours].map(({ name, related }) => {
    const cases = judged.map((source) => {
      const ranked = related(source);
      const grades = corpus.judgments.get(source.id) ?? new Map<string, number>();
      return { source: source.id, quality: quality(ranked, grades), ranked: ranked.slice(0, 10) };
    });
    return { name, mean: meanQuality(cases.map((one) => one.quality)), cases };
  });
}

/** The site's own ranking on documents from elsewhere: text, topics and dates, no one's choice. */
export function textRanking(documents: readonly CorpusDocument[]): Method {
  const index = new TermIndex();
  const known = new Map(documents.map(({ id, title, time }) => [id, { titleTerms: termsOf(title), time }]));
  const vectors = new Map(
    documents.map((document) => [
      document.id,
      documentVector({ ...document, summary: '', text: document.body }),
    ]),
  );
  for (const [id, vector] of vectors) index.put(id, vector, false);
  index.settle();
  return {
    name: '本站（只看文字）',
    related: (source) => {
      const vector = vectors.get(source.id);
      if (vector === undefined) return [];
      const from = { key: source.id, vector, titleTerms: termsOf(source.title), time: source.time };
      return rankDocuments(index, from, (key) => known.get(key)).map(({ key }) => key);
    },
  };
}
