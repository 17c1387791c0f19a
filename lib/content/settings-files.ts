import type * as z from 'zod';
import { type Site, siteSchema } from '../site/site.ts';
import { bodyExcess } from './body-limits.ts';
import { type Fact, factsSchema } from './fact.ts';
import { ABOUT_FILE, FACTS_FILE, SITE_FILE, SYNONYMS_FILE, TOPICS_FILE } from './folder.ts';
import { mergeConflict } from './merge-conflict.ts';
import { fileError, finding, type Problem } from './problem.ts';
import { type Synonyms, synonymsSchema } from './synonyms.ts';
import { plainText } from './text-file.ts';
import { presentTopic, type Topic, topicsSchema } from './topic.ts';
import { NOWHERE, readYaml, type YamlRecord } from './yaml-record.ts';

/** A file of the site itself. One without a value can't be used as it is: the last good version stays in use. */
export type SettingsFile<T> = Pick<YamlRecord<T>, 'value' | 'problems' | 'place'>;

const refused = (problem: Problem) => ({ value: null, problems: [problem], written: null, place: NOWHERE });

/** Characters of `site.yaml`. The YAML parser's time grows with the square of the fields of one record. */
const MAX_SITE = 100_000;

/** Reads `site.yaml`. */
export function parseSiteFile(text: string): SettingsFile<Site> {
  if (text.length <= MAX_SITE) return read(SITE_FILE, text, siteSchema);
  const message = `文件太长（${text.length} 个字符），上限 ${MAX_SITE} 个`;
  const fix = '看看是不是别的文件的内容写到了这里；这个文件只放站点的设置';
  return refused(fileError(SITE_FILE, 'file-size', message, fix));
}

/** Reads `about.md`: Markdown alone. */
export function parseAboutFile(text: string): SettingsFile<string> {
  const markdown = plainText(text);
  const excess = mergeConflict(markdown) ?? bodyExcess(markdown);
  return excess === null
    ? { value: markdown, problems: [], place: NOWHERE }
    : refused({ file: ABOUT_FILE, severity: 'error', ...excess });
}

/** Reads `topics.yaml`: ids must be unique and parents known. A circle of parents is told; its topics stay in use. */
export function parseTopicsFile(text: string): SettingsFile<Topic[]> {
  const result = read(TOPICS_FILE, text, topicsSchema);
  const topics = result.value;
  if (topics === null) return result;
  const ids = new Set(topics.map(({ id }) => id));
  const orphans = topics.flatMap(({ parent }, index) => {
    if (parent === undefined || ids.has(parent)) return [];
    const now = presentTopic(parent, topics);
    const fix =
      now === undefined ? '改成本文件里有的 id，或删掉这一行' : `写成 ${now}：${parent} 已经改名或并进了它`;
    return mistake(result, [index, 'parent'], 'unknown-parent', `上级主题「${parent}」不存在`, fix);
  });
  const problems = [...repeatedIds(result, topics, 'duplicate-topic', '主题 id'), ...orphans];
  if (problems.length > 0) return withMore(result, problems);
  const circles = parentCircles(topics).map(({ index, ids: [first = '', ...others] }) => {
    const message =
      others.length === 0
        ? `主题「${first}」把自己写成了上级`
        : `上级主题绕成了圈：${[first, ...others, first].join(' → ')}`;
    return mistake(result, [index, 'parent'], 'parent-circle', message, '删掉其中一个主题的 parent 这一行');
  });
  return { ...result, problems: [...result.problems, ...circles] };
}

/** The circles of parents: the ids along each, and the index of the topic with the first of them. */
function parentCircles(topics: readonly Topic[]): { index: number; ids: string[] }[] {
  const parents = new Map(topics.map(({ id, parent }) => [id, parent]));
  const done = new Set<string>();
  return topics.flatMap(({ id }) => {
    const way: string[] = [];
    let next: string | undefined = id;
    for (; next !== undefined && !done.has(next); next = parents.get(next)) {
      done.add(next);
      way.push(next);
    }
    const start = next === undefined ? -1 : way.indexOf(next);
    if (start === -1) return [];
    const ids = way.slice(start);
    return [{ index: topics.findIndex((topic) => topic.id === ids[0]), ids }];
  });
}

/** Reads `synonyms.yaml`: a group must not have a word twice. */
export function parseSynonymsFile(text: string): SettingsFile<Synonyms> {
  const result = read(SYNONYMS_FILE, text, synonymsSchema);
  const problems = (result.value ?? []).flatMap((group, index) =>
    group.flatMap((word, at) => {
      if (group.indexOf(word) === at) return [];
      const message = `同一组里「${word}」写了两次`;
      return mistake(result, [index, at], 'duplicate-synonym', message, '删掉其中一个');
    }),
  );
  return withMore(result, problems);
}

/** Reads `facts.yaml`: ids must be unique. */
export function parseFactsFile(text: string): SettingsFile<Fact[]> {
  const result = read(FACTS_FILE, text, factsSchema);
  return withMore(result, repeatedIds(result, result.value ?? [], 'duplicate-fact', '事实编号'));
}

/** A list between whose records there are mistakes can't be used; what was found in single ones is told, too. */
const withMore = <T>(result: SettingsFile<T>, mistakes: readonly Problem[]): SettingsFile<T> =>
  mistakes.length === 0 ? result : { ...result, value: null, problems: [...result.problems, ...mistakes] };

/** A problem at a value of a file. */
const mistake = (
  { file, place }: ReadFile<unknown>,
  path: readonly PropertyKey[],
  rule: Problem['rule'],
  message: string,
  fix: string,
): Problem => ({ ...finding({ file, ...place(path) }, rule, message, fix), severity: 'error' });

/** A problem for each record of a list whose id an earlier one has. */
function repeatedIds(
  result: ReadFile<unknown>,
  records: readonly { readonly id: string }[],
  rule: Problem['rule'],
  label: string,
): Problem[] {
  const ids = new Set<string>();
  return records.flatMap(({ id }, index) => {
    if (ids.has(id)) return mistake(result, [index, 'id'], rule, `${label}「${id}」写了两次`, '改掉其中一个');
    ids.add(id);
    return [];
  });
}

/** Where a field of `site.yaml` begins. */
const FIELD = /^(?=[^\s#\-\]}])/m;
/** Where a record of a list begins, or a mark of `git merge` that belongs to none. */
const RECORD = /^(?=-\s|[<=>]{7})/m;

/** More records or fields are those of another file: a log, or an article. */
const MOST_PARTS = 2_000;

/** The fields of a `site.yaml` with mistakes that are right by themselves, of several with one name the last. */
export function soundSite(text: string): Site | null {
  const fields = partsOf(text, FIELD)
    .filter((part) => read(SITE_FILE, part, siteSchema).value !== null)
    .map((part) => [part.slice(0, part.indexOf(':')), part] as const);
  return read(SITE_FILE, [...new Map(fields).values()].join(''), siteSchema).value;
}

/**
 * The topics of a `topics.yaml` with mistakes: those that are right by themselves, without a parent that isn't there,
 * and of the others the id, so that their addresses stay.
 */
export function soundTopics(text: string): Topic[] | null {
  const topics = partsOf(text, RECORD).flatMap(
    (part) => read(TOPICS_FILE, part, topicsSchema).value ?? namedById(part),
  );
  const unique = new Map(topics.toReversed().map((topic) => [topic.id, topic]));
  const sound = topics
    .filter((topic) => unique.get(topic.id) === topic)
    .map((topic) => (unique.has(topic.parent ?? '') ? topic : { ...topic, parent: undefined }));
  return sound.length === 0 ? null : sound;
}

/** The topics of a part with mistakes, each under its id; more than one where the list isn't written as usual. */
function namedById(part: string): Topic[] {
  const ids = part.replace(/^ *#.*/gm, '').matchAll(/(?:^|[\s{,])["']?id["']?: *["']?([^\s"',}#]+)/g);
  return [...ids].flatMap(([, id]) => topicsSchema.safeParse([{ id, name: id }]).data ?? []);
}

/** The groups of a `synonyms.yaml` with mistakes that are right by themselves. */
export function soundSynonyms(text: string): Synonyms | null {
  const groups = partsOf(text, RECORD)
    .flatMap((part) => read(SYNONYMS_FILE, part, synonymsSchema).value ?? [])
    .filter((group) => new Set(group).size === group.length);
  return groups.length === 0 ? null : groups;
}

/** None of what is longer or has more parts than any such file: each of them takes up to a millisecond. */
function partsOf(text: string, border: RegExp): string[] {
  const parts = text.split(border);
  return text.length > MAX_SITE || parts.length > MOST_PARTS ? [] : parts;
}

interface ReadFile<T> extends YamlRecord<T> {
  readonly file: string;
}

/** What a merge has left undecided is told once, instead of by every line that is no YAML because of it. */
function read<S extends z.ZodType>(file: string, text: string, schema: S): ReadFile<z.infer<S>> {
  const plain = plainText(text);
  const conflict = mergeConflict(plain);
  const record =
    conflict === null
      ? readYaml({ file, text: plain, lineOffset: 0 }, schema)
      : refused({ file, severity: 'error', ...conflict });
  return { ...record, file };
}
