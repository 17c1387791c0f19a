import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../site/environment.ts';
import { agreement } from './evaluate/agreement.ts';
import { readCorpus, readGrades } from './evaluate/corpus.ts';
import type { Remark } from './evaluate/lines.ts';
import { askQueries, readQueries } from './evaluate/queries.ts';
import { compareRelated, textRanking } from './evaluate/related.ts';
import { agreementReport, queriesReport, type Report, relatedReport } from './evaluate/report.ts';
import { siteDocuments, siteLists, withImportedSite } from './evaluate/site.ts';
import { explainMistakes } from './explain.ts';

const JUDGMENTS = join('tests', 'evaluation');
const SECOND = '-second-reader';
const HELD_OUT = '-held-out';

const USAGE = 'npm run evaluate -- [--corpus 文件夹] [--json]';
/** Remarks that are printed; a file in another format would have one a line. */
const MOST_REMARKS = 10;

explainMistakes(USAGE, run);

function run(): number {
  const { values } = parseArgs({
    options: { corpus: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  let remarks = 0;
  const remark = (message: string): void => {
    if (++remarks <= MOST_REMARKS) console.error(message);
  };
  const reports =
    values.corpus === undefined ? evaluateSite(remark) : { related: evaluateCorpus(values.corpus, remark) };
  if (remarks > MOST_REMARKS) console.error(`另有 ${remarks - MOST_REMARKS} 处`);
  const figures = Object.entries(reports).map(([name, report]) => [name, report.figures]);
  console.log(
    values.json
      ? JSON.stringify(Object.fromEntries(figures), null, 2)
      : Object.values(reports)
          .map(({ text }) => text)
          .join('\n\n'),
  );
  return 0;
}

function evaluateCorpus(folder: string, remark: Remark): Report {
  const corpus = readCorpus(folder, remark);
  const titles = new Map(corpus.documents.map(({ id, title }) => [id, title]));
  const results = compareRelated(corpus, [textRanking(corpus.documents)]);
  return relatedReport('相关文章', results, corpus.judgments, titles);
}

function evaluateSite(remark: Remark): Record<string, Report> {
  return withImportedSite(readEnvironment(process.env).contentDir, (library) => {
    const now = Date.now();
    const documents = siteDocuments(library, now);
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    const known = new Set(titles.keys());
    const grades = (reader: string) => readGrades(join(JUDGMENTS, `related${reader}.tsv`), known, remark);
    const [first, second] = [grades(''), grades(SECOND)];
    const ours = [textRanking(documents), siteLists(library, now)];
    const related = (name: string, judgments: typeof first) =>
      relatedReport(name, compareRelated({ documents, judgments }, ours), judgments, titles);
    const queries = (name: string, reader: string) =>
      queriesReport(
        name,
        askQueries(library, readQueries(join(JUDGMENTS, `queries${reader}.tsv`), known, remark), now),
        titles,
        reader.endsWith(HELD_OUT),
      );
    return {
      related: related('相关文章（第一位读者）', first),
      relatedSecondReader: related('相关文章（第二位读者）', second),
      agreement: agreementReport(agreement(first, second)),
      search: queries('搜索（第一位读者）', ''),
      searchSecondReader: queries('搜索（第二位读者）', SECOND),
      searchTuning: queries('搜索（调整用的问题）', '-tuning'),
      searchDevelopment: queries('搜索（每篇一问，开发用的一半）', '-development'),
      searchHeldOut: queries('搜索（每篇一问，留到最后看的一半）', HELD_OUT),
      searchFresh: queries('搜索（只看标题写的问题，开发用的一半）', '-fresh'),
      searchFreshHeldOut: queries('搜索（只看标题写的问题，留到最后看的一半）', `-fresh${HELD_OUT}`),
      searchShort: queries('搜索（九个字以内，开发用的一半）', '-short'),
      searchShortHeldOut: queries('搜索（九个字以内，留到最后看的一半）', `-short${HELD_OUT}`),
      searchAsking: queries('搜索（名词、疑问词和一个动词）', '-asking'),
    };
  });
}
