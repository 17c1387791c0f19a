import * as z from 'zod';
import { TOPICS_FILE } from '../content/folder.ts';
import { byPlace, CONTENT_RULES, type FoundProblem, keepsOut, type Problem } from '../content/problem.ts';
import { suggestion } from '../content/suggestion.ts';
import { topicFix } from '../content/topic.ts';
import { addressProblems } from './address-problems.ts';
import { site } from './meta.ts';
import { slugsOfFiles, titles, topicNames } from './names.ts';
import { once } from './once.ts';
import type { Library } from './open.ts';
import { firstValue, numberValue, rows, textValue } from './rows.ts';

const problemRow = z
  .object({
    file: z.string(),
    line: z.number(),
    col: z.number(),
    severity: z.enum(['error', 'warn']),
    rule: z.enum(CONTENT_RULES),
    message: z.string(),
    fix: z.string(),
  })
  .transform(({ col, fix, ...row }): FoundProblem => ({ ...row, column: col, fix: () => fix }));

const SAVED = 'select path, mtime from files where path in (select value from json_each(:files))';
const savedRow = z.object({ path: z.string(), mtime: z.number() });
const referenceRow = z.object({ file: z.string(), line: z.number(), col: z.number(), target: z.string() });
const pairRow = z.object({
  file: z.string(),
  line: z.number(),
  col: z.number(),
  title: z.string(),
  other: z.string(),
});

/** Every problem of the content: of single files, and between files. Sorted by file, line and column. */
export const problems = (library: Library): Problem[] =>
  found(library)
    .sort(byPlace)
    .map((problem) => ({ ...problem, fix: problem.fix() }));

const found = (library: Library): FoundProblem[] => [
  ...rows(library.db, problemRow, 'select file, line, col, severity, rule, message, fix from problems'),
  ...brokenReferences(library),
  ...duplicateTitles(library),
];

/**
 * The same, and those of addresses, for an editor: with the files first that were saved last, to the second, and
 * without the rules that the site has turned off.
 */
export function problemsLastSavedFirst(library: Library, contentDir: string): FoundProblem[] {
  const { rules } = site(library);
  const all = [...found(library), ...addressProblems(library, contentDir)]
    .filter((problem) => rules[problem.rule] !== 'off' || keepsOut(problem))
    .sort(byPlace);
  const files = JSON.stringify([...new Set(all.map(({ file }) => file))]);
  const saved = new Map(
    rows(library.db, savedRow, SAVED, { files }).map(({ path, mtime }) => [path, Math.floor(mtime / 1000)]),
  );
  const second = ({ file }: FoundProblem): number => saved.get(file) ?? 0;
  return all.sort((a, b) => second(b) - second(a));
}

/** How many problems the files themselves have, for monitoring: cheap. */
export const problemCount = ({ db }: Library): number =>
  firstValue(db, numberValue, 'select count(*) value from problems') ?? 0;

const OF_FILE = 'select file, line, col, severity, rule, message, fix from problems where file = :file';

/** Whether a file can't be used as it is. */
const isKeptOut = ({ db }: Library, file: string): boolean =>
  rows(db, problemRow, OF_FILE, { file }).some(keepsOut);

function brokenReferences(library: Library): FoundProblem[] {
  const { db } = library;
  const references = (sql: string) => rows(db, referenceRow, sql);
  const missing = (table: string) =>
    references(`select a.file, r.line, r.col, r.target_slug target from ${table} r join articles a on a.id = r.article_id
      where not exists (select 1 from articles t where t.slug = r.target_slug)
        and not exists (select 1 from aliases f where f.path = '/articles/' || r.target_slug)`);
  const related = missing('article_related');
  const links = missing('article_links');
  const selves = references(`select a.file, r.line, r.col, r.target_slug target from article_related r
    join articles a on a.id = r.article_id where r.target_slug = a.slug
      or (exists (select 1 from aliases f where f.path = '/articles/' || r.target_slug and f.article_id = a.id)
        and not exists (select 1 from articles t where t.slug = r.target_slug))`);
  const known = topicNames(library);
  // Without topics.yaml, the topics are those that the articles name; with a broken one, nobody knows them all.
  const topics =
    known.size === 0 || isKeptOut(library, TOPICS_FILE)
      ? []
      : references(`select a.file, r.line, r.col, r.topic_id target from article_topics r join articles a on a.id = r.article_id
          where not exists (select 1 from topics t where t.id = r.topic_id)`);
  const topicNow = (id: string): string | undefined =>
    firstValue(db, textValue, 'select topic_id value from topic_aliases where path = :path', {
      path: `/topics/${id}`,
    });
  const articles = once(() => titles(library));
  const unread = once(() => slugsOfFiles(library));
  const hint = (target: string) => (): string =>
    unread().has(target) ? `${target}.md 有错误，还没有载入，先改好它` : suggestion(target, articles());
  const problem = (
    row: z.infer<typeof referenceRow>,
    rule: Problem['rule'],
    message: string,
    fix: () => string,
  ): FoundProblem => ({
    file: row.file,
    line: row.line,
    column: row.col,
    severity: 'error',
    rule,
    message,
    fix,
  });
  return [
    ...related.map((row) =>
      problem(row, 'unknown-related', `related 里的「${row.target}」不是已有文章`, hint(row.target)),
    ),
    ...selves.map((row) => problem(row, 'self-related', '文章把自己列进了 related', () => '删掉这一项')),
    ...links.map((row) =>
      problem(row, 'broken-link', `链接 /articles/${row.target} 没有对应的文章`, hint(row.target)),
    ),
    ...topics.map((row) =>
      problem(row, 'unknown-topic', `主题「${row.target}」不在 topics.yaml 里`, () =>
        topicFix(row.target, topicNow(row.target), known),
      ),
    ),
  ];
}

function duplicateTitles({ db }: Library): FoundProblem[] {
  const sql = `select a.file, a.title_line line, a.title_col col, a.title, min(b.file) other
        from articles a join articles b on b.title = a.title and b.file < a.file group by a.id`;
  return rows(db, pairRow, sql).map(({ file, line, col, title, other }) => ({
    file,
    line,
    column: col,
    severity: 'error',
    rule: 'duplicate-title',
    message: `标题「${title}」与 ${other} 相同`,
    fix: () => '改写其中一个标题，让读者分得清',
  }));
}
