import { isMap } from 'yaml';
import { TOPICS_FILE } from '../content/folder.ts';
import { parseTopicsFile } from '../content/settings-files.ts';
import { readTextFile } from '../content/text-file.ts';
import { type Topic, topicIdSchema } from '../content/topic.ts';
import { UserError } from '../site/errors.ts';
import { topicIdOf } from '../site/urls.ts';
import { applyEdits, type Edit, lineEndOf } from '../text/edits.ts';
import type { Collection } from './collection.ts';
import { aliasEdits, endOfLine, linkEdits, replacement } from './rename-edits.ts';
import { planReferences, type RenamePlan, refuseForeignAlias } from './rename-plan.ts';
import { itemPaths, rangeOf, readYamlFile, scalarText, type WrittenYaml } from './written-yaml.ts';

/** Whether `topics.yaml` or an article has a topic of this id. */
export const isTopicKnown = ({ topics, articles }: Collection, id: string): boolean =>
  topics?.some((topic) => topic.id === id || topic.aliases.includes(`/topics/${id}`)) === true ||
  articles.some(({ article }) => article.topics.includes(id));

/**
 * Gives a topic another id in `topics.yaml`, keeps its old address as an alias there, and replaces the id in `parent`,
 * in the `topics` of articles and in links; no other byte changes. Where another topic has the new id, the old one is
 * merged into it. Where `topics.yaml` has only the new id, because an editor has changed it by hand or has removed the
 * old topic in favour of another, the rest is done.
 * @param oldId known to articles or to `topics.yaml`
 * @throws UserError when the new id can't be an address, or neither stands in `topics.yaml`
 */
export function planTopicRename(collection: Collection, oldId: string, newId: string): RenamePlan {
  const { topics, contentDir } = collection;
  if (topics === null) throw withoutTopics(collection, oldId);
  if (oldId === newId) throw new UserError('新旧两个名字一样');
  const old = topics.find(({ id }) => id === oldId);
  const there = topics.find(({ id }) => id === newId);
  const topic = old ?? there;
  if (topic === undefined) {
    throw new UserError(`「${oldId}」不在 ${TOPICS_FILE} 里，「${newId}」也不在：先在那里写上其中一个`);
  }
  const wrong = topicIdSchema.safeParse(newId).error?.issues[0];
  if (wrong !== undefined) throw new UserError(`「${newId}」不能当主题的 id：${wrong.message}`);
  const addresses = { alias: `/topics/${oldId}`, address: `/topics/${newId}` };
  const others = { ...collection, topics: topics.filter((other) => other !== old) };
  for (const address of Object.values(addresses)) refuseForeignAlias(others, address, there ?? topic);
  const merges = old !== undefined && there !== undefined;
  const text = merges ? mergedTopics(contentDir, old, there) : renamedTopics(contentDir, topic, oldId, newId);
  const note = merges
    ? `合并：主题「${old.name}」并进已有的「${there.name}」，它在 ${TOPICS_FILE} 里的那一条（名字、说明）不再保留。`
    : null;
  return {
    from: addresses.alias,
    to: addresses.address,
    note,
    own: { file: TOPICS_FILE, text },
    moves: false,
    ...planReferences(collection, oldId, '', {
      inMarkdown: (text, front) => [
        ...(front === null ? [] : topicEdits(text, front, oldId, newId)),
        ...linkEdits(text, front?.body ?? 0, topicIdOf, oldId, newId),
      ],
    }),
  };
}

function withoutTopics({ problems }: Collection, id: string): UserError {
  return problems.some((problem) => problem.file === TOPICS_FILE)
    ? new UserError(`先改好 ${TOPICS_FILE} 里的错误：npm run check`)
    : new UserError(`没有 ${TOPICS_FILE}，旧地址没有地方记：先写一个，里面有 id: ${id} 这一条`);
}

/** The text of `topics.yaml` with the new id, the old address under its `aliases`, and the new id as `parent`. */
function renamedTopics(contentDir: string, topic: Topic, oldId: string, newId: string): string {
  const [alias, address] = [`/topics/${oldId}`, `/topics/${newId}`];
  const text = topicsText(contentDir);
  const { yaml, records, record } = recordOf(text, topic.id);
  const renamed = applyEdits(text, [
    ...replacement(yaml, [...record, 'id'], oldId, newId),
    ...records.flatMap((path) => replacement(yaml, [...path, 'parent'], oldId, newId)),
    ...aliasEdits(text, yaml, record, { alias, address }, (field) => behindId(text, yaml, record, field)),
  ]);
  const { value } = parseTopicsFile(renamed);
  const isWhole =
    value?.some(({ id, aliases }) => id === newId && aliases.includes(alias)) === true &&
    value.every(({ id, parent }) => id !== oldId && parent !== oldId);
  if (!isWhole) {
    throw new UserError(
      `${TOPICS_FILE} 写得特别，改不了 ${oldId}：自己改 id，在它下面写上 aliases: [${alias}]，再运行一次这个命令`,
    );
  }
  return renamed;
}

/**
 * The text of `topics.yaml` without the record of a topic, whose address and former ones another one has under its
 * `aliases`, and whose id stands as no `parent` any more.
 */
function mergedTopics(contentDir: string, gone: Topic, into: Topic): string {
  const [alias, address] = [`/topics/${gone.id}`, `/topics/${into.id}`];
  const before = topicsText(contentDir);
  const { yaml, records, record } = recordOf(before, gone.id);
  let text = applyEdits(before, [
    ...recordRemoval(before, rangeOf(yaml, record)),
    ...records
      .filter((path) => path !== record)
      .flatMap((path) => replacement(yaml, [...path, 'parent'], gone.id, into.id)),
  ]);
  const aliases = [alias, ...gone.aliases.filter((former) => former !== address)];
  for (const former of aliases) {
    const now = recordOf(text, into.id);
    const edits = aliasEdits(text, now.yaml, now.record, { alias: former, address }, (field) =>
      behindId(text, now.yaml, now.record, field),
    );
    text = applyEdits(text, edits);
  }
  const { value, problems } = parseTopicsFile(text);
  const isWhole =
    value?.length === records.length - 1 &&
    value.every(({ id, parent }) => id !== gone.id && parent !== gone.id) &&
    value.some((topic) => topic.id === into.id && aliases.every((former) => topic.aliases.includes(former)));
  if (!isWhole) {
    throw new UserError(
      `${TOPICS_FILE} 写得特别，删不了 ${gone.id}：自己删掉那一条，把 ${aliases.join('、')} 写进 ${into.id} 的 aliases，再运行一次这个命令`,
    );
  }
  const circle = problems.find(({ severity }) => severity === 'error');
  if (circle !== undefined)
    throw new UserError(`并进去以后，${circle.message}：先${circle.fix}，再运行一次这个命令`);
  return text;
}

/** The edit that takes a record out of a list, with its lines and the blank ones behind it, if they are its own. */
function recordRemoval(text: string, range: { from: number; to: number } | null): Edit[] {
  if (range === null) return [];
  const lineStart = text.lastIndexOf('\n', range.from) + 1;
  if (!/^\s*-\s+$/.test(text.slice(lineStart, range.from))) return [];
  const end = range.from + text.slice(range.from, range.to).trimEnd().length;
  const rest = /^.*(?:\r?\n)?(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ from: lineStart, to: end + rest, text: '' }];
}

function topicsText(contentDir: string): string {
  const read = readTextFile(contentDir, TOPICS_FILE);
  if (read === null || 'problem' in read) throw new UserError(`读不了 ${TOPICS_FILE}`);
  return read.text;
}

/** `topics.yaml` as it is written, with the paths of its records and of the one that has an id. */
function recordOf(text: string, id: string) {
  const yaml = readYamlFile(text);
  if (yaml === null) throw new UserError(`读不了 ${TOPICS_FILE}`);
  const records = itemPaths(yaml, []);
  return { yaml, records, record: records.find((path) => scalarText(yaml, [...path, 'id']) === id) ?? [] };
}

/** The edit that adds a field to a record behind its `id`: in braces there, else on a line of its own. */
function behindId(text: string, yaml: WrittenYaml, record: readonly PropertyKey[], field: string): Edit {
  const id = rangeOf(yaml, [...record, 'id']);
  const [from, to] = [rangeOf(yaml, record)?.from ?? 0, id?.to ?? 0];
  const node = yaml.document.getIn([...record], true);
  if (isMap(node) && node.flow === true) return { from: to, to, text: `, ${field}` };
  const lineStart = Math.max(text.lastIndexOf('\n', from) + 1, yaml.start);
  const indent = ' '.repeat(from - lineStart);
  const at = endOfLine(text, to);
  return { from: at, to: at, text: `${lineEndOf(text)}${indent}${field}` };
}

/** Edits that write one id for another in the `topics` of an article, so that it stands there once. */
function topicEdits(text: string, front: WrittenYaml, oldId: string, newId: string): Edit[] {
  const items = itemPaths(front, ['topics']);
  const named = items.filter((path) => [oldId, newId].includes(scalarText(front, path) ?? ''));
  if (!named.some((path) => scalarText(front, path) === oldId)) return [];
  return named.flatMap((path, index) => {
    if (index === 0) return replacement(front, path, oldId, newId);
    const [before, range] = [rangeOf(front, items[items.indexOf(path) - 1] ?? []), rangeOf(front, path)];
    return before === null || range === null ? [] : [removal(text, before.to, range)];
  });
}

/** The edit that takes an item out of a list: with its comma, or its line. */
function removal(text: string, before: number, { from, to }: { from: number; to: number }): Edit {
  const lineStart = text.lastIndexOf('\n', from) + 1;
  if (!/^\s*-\s+$/.test(text.slice(lineStart, from))) return { from: before, to, text: '' };
  return { from: lineStart, to: text.indexOf('\n', to) + 1, text: '' };
}
