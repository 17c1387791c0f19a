import { parseArgs } from 'node:util';
import { readCorpus } from './evaluate/corpus.ts';
import { compareRelated, textRanking } from './evaluate/related.ts';
import { relatedReport } from './evaluate/report.ts';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, json: { type: 'boolean', default: false } },
});

if (values.corpus !== undefined) {
  const corpus = readCorpus(values.corpus);
  const results = compareRelated(corpus, textRanking(corpus.documents));
  const titles = new Map(corpus.documents.map(({ id, title }) => [id, title]));
  const report = relatedReport(results, corpus.judgments, titles);
  console.log(values.json ? JSON.stringify(report.figures, null, 2) : report.text);
}
