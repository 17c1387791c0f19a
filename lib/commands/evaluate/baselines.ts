import { termsOf } from '../../text/terms.ts';
import { wordSegmenter } from '../../text/word-segmenter.ts';
import type { CorpusDocument } from './corpus.ts';

/** A way to find related documents: the ids of the others, best first. */
export type Method = { name: string; related: (source: CorpusDocument) => string[] };

/** The newest other documents of the source's first topic. */
export function newestOfTopic(documents: readonly CorpusDocument[]): Method {
  const newest = [...documents].sort((a, b) => (b.time ?? 0) - (a.time ?? 0));
  return {
    name: '同主题最新',
    related: (source) =>
      newest
        .filter((other) => other.id !== source.id)
        .filter((other) => source.topics[0] !== undefined && other.topics.includes(source.topics[0]))
        .map((other) => other.id),
  };
}

/**
 * Hugo's related content with its default configuration: indices `keywords` (weight 100),
 * `tags` (80; our topics) and `date` (10; the default pattern compares years), threshold 80,
 * `includeNewer: false`. As in Hugo's related/inverted_index.go: weights are averaged over the
 * matches, the threshold is divided by their number, matches are ordered by the sum of
 * weights, then newest first.
 */
export function hugoRelated(documents: readonly CorpusDocument[]): Method {
  const year = (time: number | undefined) =>
    time === undefined ? undefined : new Date(time).getUTCFullYear();
  const shared = (a: readonly string[], b: readonly string[]) =>
    a.filter((value) => b.includes(value)).length;
  return {
    name: 'Hugo',
    related: (source) =>
      documents
        .filter((other) => other.id !== source.id)
        .filter((other) => (other.time ?? 0) <= (source.time ?? Number.POSITIVE_INFINITY))
        .map((other) => {
          const keywords = shared(source.keywords, other.keywords);
          const tags = shared(source.topics, other.topics);
          const date = source.time !== undefined && year(source.time) === year(other.time) ? 1 : 0;
          const matches = keywords + tags + date;
          return { other, matches, weight: 100 * keywords + 80 * tags + 10 * date };
        })
        .filter(({ matches, weight }) => matches > 0 && weight / matches >= 80 / matches)
        .sort((a, b) => b.weight - a.weight || (b.other.time ?? 0) - (a.other.time ?? 0))
        .map(({ other }) => other.id),
  };
}

/** BM25 over the words that Intl.Segmenter finds, the whole source as the query. */
export function bm25OnWords(documents: readonly CorpusDocument[]): Method {
  return bm25('BM25（词）', documents, wordsOf);
}

/** What is segmented at once: each segment that V8 gives has a copy of all of it. */
const PIECE = /.{1,1000}/g;

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [piece] of text.normalize('NFKC').matchAll(PIECE)) {
    for (const { segment, isWordLike } of wordSegmenter.segment(piece)) {
      if (isWordLike) words.push(segment.toLowerCase());
    }
  }
  return words;
}

/** BM25 over Han bigrams and Latin words, the whole source as the query. */
export function bm25OnBigrams(documents: readonly CorpusDocument[]): Method {
  return bm25('BM25（二字组）', documents, (text) => [...termsOf(text)]);
}

/** Robertson and Zaragoza 2009, The Probabilistic Relevance Framework, §3.4. k1 1.2, b 0.75. */
function bm25<T>(name: string, documents: readonly CorpusDocument[], terms: (text: string) => T[]): Method {
  const postings = new Map<T, { document: number; count: number }[]>();
  const counted = documents.map((document) => {
    const counts = new Map<T, number>();
    for (const term of terms(`${document.title}\n${document.body}`)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return counts;
  });
  const lengths = counted.map((counts) => [...counts.values()].reduce((sum, n) => sum + n, 0));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  counted.forEach((counts, document) => {
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [{ document, count }]);
      else list.push({ document, count });
    }
  });
  const places = new Map(documents.map((document, place) => [document.id, place]));
  const score = (place: number) => {
    const scores = new Float64Array(documents.length);
    for (const [term, queryCount] of counted[place] ?? []) {
      const list = postings.get(term) ?? [];
      const idf = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
      for (const { document, count } of list) {
        const length = 0.25 + (0.75 * (lengths[document] ?? 0)) / meanLength;
        const gain = (idf * queryCount * count * 2.2) / (count + 1.2 * length);
        scores[document] = (scores[document] ?? 0) + gain;
      }
    }
    return scores;
  };
  return {
    name,
    related: (source) => {
      const place = places.get(source.id) ?? -1;
      const scores = score(place);
      return documents
        .map((document, at) => ({ id: document.id, score: scores[at] ?? 0, at }))
        .filter(({ score: value, at }) => value > 0 && at !== place)
        .sort((a, b) => b.score - a.score)
        .map(({ id }) => id);
    },
  };
}
