import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { refuseClosed } from '../content/closed-folder.ts';
import { articlesFolder, isSettingsFile, pathInside } from '../content/folder.ts';
import { parseArticle } from '../content/parse-article.ts';
import { meantId } from '../content/suggestion.ts';
import { withoutUnseen } from '../content/unseen.ts';
import { formatTimestamp } from '../site/dates.ts';
import { codeOf, UserError } from '../site/errors.ts';
import type { Collection } from './collection.ts';
import { PLACEHOLDER_SUMMARY } from './placeholder.ts';
import { requiredFields } from './required-fields.ts';
import { createFile } from './write-file.ts';

const LONGEST_SLUG = 60;

export interface NewArticle {
  /** Path inside the content folder, with `/`. */
  readonly file: string;
  readonly topic: string;
  /** True when the editor named no topic. */
  readonly topicChosen: boolean;
}

/**
 * Writes the file of a new article: a draft that passes the schema, its slug in pinyin.
 * @param now milliseconds since the epoch
 * @throws UserError when the folder can't be read, the title is empty, too long or taken, or the topic is unknown
 */
export function newArticle(
  collection: Collection,
  { title: given, topic, now }: { title: string; topic: string | undefined; now: number },
): NewArticle {
  const { articles, contentDir, site } = collection;
  refuseClosed(contentDir, collection.problems);
  const title = withoutUnseen(given);
  const same = articles.find(({ article }) => article.title === title);
  if (same !== undefined) throw new UserError(`已有同名文章：${same.file}`);
  const chosen = chooseTopic(collection, topic);
  const folder = articlesFolder(contentDir);
  const fileOf = (slug: string): string => pathInside(contentDir, join(folder, `${slug}.md`));
  const slug = freeSlug(collection, pinyinSlug(title), (name) => isSettingsFile(fileOf(name)));
  const file = fileOf(slug);
  const text = template(title, chosen, formatTimestamp(now, site.timeZone));

  const [problem] = parseArticle(file, Buffer.from(text), site.timeZone).problems;
  if (problem !== undefined) throw new UserError(`${problem.message}：${problem.fix}`);
  try {
    createFile(join(contentDir, file), text);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new UserError(`文件已存在，没有覆盖：${file}`);
  }
  return { file, topic: chosen, topicChosen: topic === undefined };
}

/** Lower-case pinyin without tones, words and syllables joined by hyphens, at most 60 characters. */
export function pinyinSlug(title: string): string {
  const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const slug = syllables
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= LONGEST_SLUG) return slug || 'article';
  // Cut between syllables; where there are none, -1 cuts off the last letter.
  const cut = slug.slice(0, LONGEST_SLUG + 1);
  return cut.slice(0, cut.lastIndexOf('-'));
}

/**
 * The slug itself, or with the first free number behind it.
 * @param isReserved whether the slug's file would be no article
 */
function freeSlug(
  { bySlug, unreadable, aliases }: Collection,
  slug: string,
  isReserved: (slug: string) => boolean,
): string {
  const taken = (candidate: string): boolean =>
    bySlug.has(candidate) ||
    unreadable.has(candidate) ||
    aliases.has(`/articles/${candidate}`) ||
    isReserved(candidate);
  if (!taken(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const candidate = slug.slice(0, LONGEST_SLUG - suffix.length).replace(/-$/, '') + suffix;
    if (!taken(candidate)) return candidate;
  }
}

function chooseTopic({ topics, topicNames, articles }: Collection, wanted: string | undefined): string {
  const known = topics?.map(({ id }) => id) ?? articles.flatMap(({ article }) => article.topics);
  if (wanted === undefined) {
    const first = known[0];
    if (first === undefined) throw new UserError('还没有主题：用 --topic 写出一个，例如 --topic hui-shou');
    return first;
  }
  // Without topics.yaml, a topic exists as soon as an article names it.
  if (topics === null || topics.length === 0 || known.includes(wanted)) return wanted;
  const named = topics.find(({ name }) => name === wanted);
  if (named !== undefined) return named.id;
  const choice = topics.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  const meant = meantId(wanted, topicNames) ?? '从下面选一个';
  throw new UserError(`没有「${wanted}」这个主题：${meant}\n可用的主题：\n${choice}`);
}

const template = (title: string, topic: string, publishedAt: string): string => `---
${requiredFields({ title, publishedAt, topic, summary: PLACEHOLDER_SUMMARY }).join('\n')}
keywords: []
questions: []
related: []
sources: []
draft: true
---

先写读者的处境和答案。

## 你可以这样做

1. 第一步。
`;
