import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newestArticles } from '../../lib/library/cards.ts';
import { importContent } from '../../lib/library/import.ts';
import { type Library, openForImport, openForReading } from '../../lib/library/open.ts';
import { createTermsWriter, documentVector } from '../../lib/library/terms.ts';
import { currentIndex, prepareIndex } from '../../lib/relations/library-index.ts';
import { relatedArticles } from '../../lib/relations/related.ts';
import { search } from '../../lib/relations/search.ts';
import { articleTexts } from '../../lib/relations/texts.ts';
import { encodeVector } from '../../lib/text/vector.ts';
import { writeCorpus } from './corpus.ts';

/**
 * Milliseconds: half of the calls took no longer than `p50`, 95 in 100 no longer than `p95`; `cpu`
 * counts only while the process ran, which tells more on a machine that others use, too.
 */
type Times = { p50: number; p95: number; cpu: { p50: number; p95: number } };

const CALLS = 400;
const WARM_UP = 40;
const UPDATES = 40;
const QUERIES = [
  '卡密',
  '预付款 退回',
  '自动扣款怎么关',
  'xianyu',
  'xxhf',
  '京东eka',
  '支麻信用',
  '收到一批不知道来路的购物卡该怎么办',
  'wxyzq',
  '卡卷',
];

/** What related links and search cost in a library of this many articles, without any cache. */
export async function benchRelations(file: string): Promise<
  Record<'related' | 'search' | 'update', Times> & {
    articles: number;
    /** How long the index took, and the longest time that it kept other work waiting. */
    build: number;
    longestSlice: number;
    memory: number;
  }
> {
  const library = openForReading(file);
  const now = Date.now();
  const start = performance.now();
  const { longestSlice } = await waiting(prepareIndex(library));
  const build = performance.now() - start;
  const slugs = newestArticles(library, { now, limit: 2000 }).map(({ slug }) => slug);
  const related = times(CALLS, (call) =>
    relatedArticles(library, slugs[(call * 13) % slugs.length] ?? '', { now }),
  );
  const searched = times(CALLS, (call) => search(library, QUERIES[call % QUERIES.length] ?? '', { now }));
  const update = updates(file, library, slugs);
  const articles = currentIndex(library, now).terms.size;
  const memory = process.memoryUsage.rss() / 2 ** 20;
  library.db.close();
  return { articles, build, longestSlice, related, search: searched, update, memory };
}

/** One article's terms written by one connection and read by the index of another. */
function updates(file: string, reader: Library, slugs: readonly string[]): Times {
  const writer = openForImport(file);
  const { put } = createTermsWriter(writer.db);
  const measured = times(UPDATES, (call) => {
    const article = articleTexts(writer, [slugs[call % slugs.length] ?? '']).get(
      slugs[call % slugs.length] ?? '',
    );
    if (article === undefined) return;
    writer.db.exec('begin immediate');
    const vector = encodeVector(documentVector(article));
    const questions = currentIndex(reader, Date.now()).questions.text(article.slug).split('\n');
    put({ ...article, questions, publishedAt: article.time, vector });
    writer.db.exec('commit');
    currentIndex(reader, Date.now());
  });
  writer.db.close();
  return measured;
}

/** How long a timer has to wait at most until the work is done. */
async function waiting(work: Promise<void>): Promise<{ longestSlice: number }> {
  let last = performance.now();
  let longestSlice = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longestSlice = Math.max(longestSlice, now - last);
    last = now;
  }, 1);
  await work;
  clearInterval(timer);
  return { longestSlice };
}

function times(calls: number, call: (number: number) => unknown): Times {
  for (let number = 0; number < WARM_UP; number++) call(number);
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let number = 0; number < calls; number++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    call(number);
    const { user, system } = process.cpuUsage(before);
    wall.push(performance.now() - start);
    cpu.push((user + system) / 1000);
  }
  return { ...quantiles(wall), cpu: quantiles(cpu) };
}

function quantiles(all: number[]): { p50: number; p95: number } {
  all.sort((a, b) => a - b);
  const at = (share: number) => all[Math.floor(share * (all.length - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Makes a library of that many articles in a folder of its own, measures, and takes it away. */
async function run(articles: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-relations-'));
  try {
    writeCorpus(join(folder, 'content'), articles);
    const file = join(folder, 'library.db');
    const library = openForImport(file);
    importContent(library, { contentDir: join(folder, 'content'), preview: false });
    library.db.close();
    console.log(JSON.stringify(await benchRelations(file), null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await run(Number(process.argv[2] ?? 10_000));
