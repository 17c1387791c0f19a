import * as z from 'zod';
import { TOPICS_FILE } from '../content/folder.ts';
import { byPlace, type FoundProblem, keepsOut } from '../content/problem.ts';
import { isRuleId, type RuleId, severityOf } from '../content/rules.ts';
import { addressProblems } from './address-problems.ts';
import { site } from './meta.ts';
import { slugsOfFiles, titles, topicNames } from './names.ts';
import { once } from './once.ts';
import type { Library } from './open.ts';
import { firstValue, numberValue, rows, textValue } from './rows.ts';
import {
  duplicateTitle,
  SELF_RELATED,
  unknownArticle,
  unknownTopic,
  type Wrong,
} from './wrong-references.ts';

const place = { file: z.string(), line: z.number(), column: z.number() };
const problemRow = z
  .object({
    ...place,
    severity: z.enum(['error', 'warn']),
    rule: z.custom<RuleId>((id) => typeof id === 'string' && isRuleId(id)),
    message: z.string(),
    fix: z.string(),
  })
  .transform(({ fix, ...row }): FoundProblem => ({ ...row, fix: () => fix }));

/** What a file says of others that isn't so. */
const referenceRow = z.object({
  ...place,
  rule: z.enum(['unknown-related', 'broken-link', 'self-related', 'unknown-topic', 'duplicate-title']),
  /** The slug, id or title that is written there. */
  target: z.string(),
  /** The file that has the title as well. */
  other: z.string().nullable(),
});

const MISSING = `not exists (select 1 from articles t where t.slug = r.target_slug)
  and not exists (select 1 from aliases f where f.path = '/articles/' || r.target_slug)`;
const SELF = `r.target_slug = a.slug
  or (exists (select 1 from aliases f where f.path = '/articles/' || r.target_slug and f.article_id = a.id)
    and not exists (select 1 from articles t where t.slug = r.target_slug))`;
// Without topics.yaml, the topics are those that the articles name.
const NO_TOPIC = `not exists (select 1 from topics t where t.id = r.topic_id) and exists (select 1 from topics)`;
const reference = (rule: string, target: string, table: string, condition: string): string =>
  `select a.file, r.line, r.col as column, '${rule}' rule, r.${target} target, null other
    from ${table} r join articles a on a.id = r.article_id where ${condition}`;
const REFERENCES = [
  reference('unknown-related', 'target_slug', 'article_related', MISSING),
  reference('broken-link', 'target_slug', 'article_links', MISSING),
  reference('self-related', 'target_slug', 'article_related', SELF),
  reference('unknown-topic', 'topic_id', 'article_topics', NO_TOPIC),
  `select a.file, a.title_line, a.title_col, 'duplicate-title', a.title, min(b.file)
    from articles a join articles b on b.title = a.title and b.file < a.file group by a.id`,
].join(' union all ');

const SAVED = 'select path, mtime from files where path in (select value from json_each(:files))';
const savedRow = z.object({ path: z.string(), mtime: z.number() });

/**
 * Every problem of the content for an editor: of single files, between files and of addresses. With the files first
 * that were saved last, to the second, and without the rules that the site has turned off.
 */
export function problemsLastSavedFirst(library: Library, contentDir: string): FoundProblem[] {
  const settings = site(library);
  const ofFiles = problemsOfFiles(library);
  // With a broken topics.yaml, nobody knows them all.
  const isTopicsOut = ofFiles.some((problem) => problem.file === TOPICS_FILE && keepsOut(problem));
  const between = betweenFiles(library).filter(({ rule }) => !(isTopicsOut && rule === 'unknown-topic'));
  const all = [...ofFiles, ...between, ...addressProblems(library, contentDir)]
    .filter(({ rule }) => severityOf(rule, settings) !== 'off')
    .sort(byPlace);
  const files = JSON.stringify([...new Set(all.map(({ file }) => file))]);
  const saved = new Map(
    rows(library.db, savedRow, SAVED, { files }).map(({ path, mtime }) => [path, Math.floor(mtime / 1000)]),
  );
  const second = ({ file }: FoundProblem): number => saved.get(file) ?? 0;
  return all.sort((a, b) => second(b) - second(a));
}

/** The problems of single files and of the folder itself, in no order. */
export const problemsOfFiles = ({ db }: Library): FoundProblem[] =>
  rows(db, problemRow, 'select file, line, col as column, severity, rule, message, fix from problems');

/** How many these are, for monitoring: cheap. */
export const problemCount = ({ db }: Library): number =>
  firstValue(db, numberValue, 'select count(*) value from problems') ?? 0;

function betweenFiles(library: Library): FoundProblem[] {
  const { db } = library;
  const articles = once(() => titles(library));
  const topics = once(() => topicNames(library));
  const unread = once(() => slugsOfFiles(library));
  const topicNow = (id: string): string | undefined =>
    firstValue(db, textValue, 'select topic_id value from topic_aliases where path = :path', {
      path: `/topics/${id}`,
    });
  const wrong = ({ rule, target, other }: z.infer<typeof referenceRow>): Wrong => {
    if (rule === 'self-related') return SELF_RELATED;
    if (rule === 'unknown-topic') return unknownTopic(target, () => topicNow(target), topics());
    if (rule === 'duplicate-title') return duplicateTitle(target, other ?? '');
    const unknown = unknownArticle(rule, target, articles);
    const fix = () => (unread().has(target) ? `${target}.md 有错误，还没有载入，先改好它` : unknown.fix());
    return { ...unknown, fix };
  };
  return rows(db, referenceRow, REFERENCES).map((row) => {
    const { file, line, column } = row;
    return { file, line, column, severity: 'error', ...wrong(row) };
  });
}
