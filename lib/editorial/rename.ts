import { lstatSync, renameSync } from 'node:fs';
import { join, posix } from 'node:path';
import { bodyExcess } from '../content/body-limits.ts';
import { ABOUT_FILE, isSettingsFile, SITE_FILE } from '../content/folder.ts';
import { parseArticle } from '../content/parse-article.ts';
import type { Problem } from '../content/problem.ts';
import { slugOfFile } from '../content/slug.ts';
import { meantId } from '../content/suggestion.ts';
import { readTextFile } from '../content/text-file.ts';
import { scalar } from '../content/yaml-scalar.ts';
import { destinationsOf } from '../markdown/tokens.ts';
import { UserError } from '../site/errors.ts';
import { articleSlugOf } from '../site/urls.ts';
import { applyEdits, type Edit } from '../text/edits.ts';
import { type CheckedArticle, type Collection, titlesOf } from './collection.ts';
import {
  itemPaths,
  rangeOf,
  readFrontMatter,
  readYamlFile,
  scalarText,
  type WrittenYaml,
} from './front-matter.ts';
import { replaceFile } from './write-file.ts';

export interface Renamed {
  /** Paths inside the content folder. */
  readonly from: string;
  readonly to: string;
  /** Other files in which the slug was replaced. */
  readonly updated: readonly string[];
  /** Files that couldn't be looked at. */
  readonly unread: readonly Problem[];
}

/**
 * Gives an article another slug: moves its file, keeps its old address as an alias, and replaces the slug in
 * `related`, links and `featured` everywhere; no other byte changes. Stopped halfway, it can be run again.
 * @throws UserError when there is no such article, or the new slug is taken or can't be an address
 */
export function renameArticle(collection: Collection, oldName: string, newName: string): Renamed {
  const { contentDir, bySlug, unreadable, site } = collection;
  // `some-slug`, `some-slug.md`, `articles/some-slug.md` and `/articles/some-slug` all mean the same.
  const [oldSlug, newSlug] = [slugOfFile(oldName), slugOfFile(newName)];
  const alias = `/articles/${oldSlug}`;
  const moved = bySlug.get(newSlug);
  const isHalfDone = !bySlug.has(oldSlug) && moved?.article.aliases.includes(alias) === true;
  const checked = isHalfDone ? moved : bySlug.get(oldSlug);
  if (checked === undefined) {
    if (unreadable.has(oldSlug)) throw new UserError(`先改好 ${oldSlug}.md 里的错误：npm run check`);
    throw new UserError(
      `没有「${oldSlug}」这篇文章：${meantId(oldName, titlesOf(collection.articles)) ?? '写文件名，不带 .md'}`,
    );
  }
  const to = posix.join(posix.dirname(checked.file), `${newSlug}.md`);
  if (!isHalfDone) {
    if (oldSlug === newSlug) throw new UserError('新旧两个名字一样');
    const wrong = parseArticle(to, new Uint8Array(), site.timeZone).problems.find(
      ({ rule }) => rule === 'slug',
    );
    if (wrong !== undefined) throw new UserError(`${wrong.message}：${wrong.fix}`);
    if (moved !== undefined) throw new UserError(`「${newSlug}」已有文章：${moved.file}`);
    if (unreadable.has(newSlug)) throw new UserError(`「${newSlug}」已有一个读不了的文件`);
    refuseForeignAlias(collection, checked, newSlug);
    refuseUsedFile(contentDir, to);
    move(collection, { from: checked.file, to, oldSlug, newSlug });
  }

  const updated: string[] = [];
  const unread: Problem[] = [];
  const markdownFiles = [
    ...collection.articles.map(({ file }) => (file === checked.file ? to : file)),
    ABOUT_FILE,
  ];
  for (const file of [...markdownFiles, SITE_FILE]) {
    const read = readTextFile(contentDir, file);
    if (read === null) continue;
    if ('problem' in read) {
      unread.push(read.problem);
      continue;
    }
    const { text } = read;
    const edits =
      file === SITE_FILE
        ? itemEdits(readYamlFile(text), 'featured', oldSlug, newSlug)
        : slugEdits(text, oldSlug, newSlug);
    if (edits.length === 0) continue;
    replaceFile(join(contentDir, file), applyEdits(text, edits));
    updated.push(file);
  }
  return { from: checked.file, to, updated, unread };
}

function refuseForeignAlias({ articles }: Collection, self: CheckedArticle, newSlug: string): void {
  const owner = articles.find(
    (other) => other !== self && other.article.aliases.includes(`/articles/${newSlug}`),
  );
  if (owner !== undefined) {
    throw new UserError(`/articles/${newSlug} 是 ${owner.file} 的旧地址，会转到那里；换一个名字`);
  }
}

/** Refuses a path at which there is anything already: it would be lost, even if it is no article. */
function refuseUsedFile(contentDir: string, to: string): void {
  if (isSettingsFile(to)) throw new UserError(`${to} 是「关于本站」那一页的文件，不能当文章；换一个名字`);
  if (lstatSync(join(contentDir, to), { throwIfNoEntry: false }) !== undefined) {
    throw new UserError(`${to} 已经有了，没有覆盖；换一个名字`);
  }
}

function move(
  { contentDir, site }: Collection,
  { from, to, oldSlug, newSlug }: { from: string; to: string; oldSlug: string; newSlug: string },
): void {
  const path = join(contentDir, from);
  const read = readTextFile(contentDir, from);
  if (read === null || 'problem' in read) throw new UserError(`读不了 ${from}`);
  const { text } = read;
  const front = readFrontMatter(text);
  if (front === null) {
    throw new UserError(`读不懂 ${from} 的开头信息，先用 npm run check -- --fix 改好换行符`);
  }
  const alias = `/articles/${oldSlug}`;
  const withAlias = editAliases(text, front, alias, `/articles/${newSlug}`);
  if (parseArticle(to, Buffer.from(withAlias), site.timeZone).article?.aliases.includes(alias) !== true) {
    throw new UserError(`${from} 的 aliases 写得特别，加不进旧地址：自己写上 ${alias}，再改名`);
  }
  // The text first: a file that is linked stays so, and if anything stops here, the article is where it was.
  replaceFile(path, withAlias);
  renameSync(path, join(contentDir, to));
}

/**
 * The text with the old address in `aliases`, in the style in which that list is written. It takes the place of the new
 * address, where an earlier rename has left that, or else comes last.
 */
function editAliases(text: string, front: WrittenYaml, alias: string, address: string): string {
  const items = itemPaths(front, 'aliases');
  if (items.some((path) => scalarText(front, path) === alias)) return text;
  const replaced = itemEdits(front, 'aliases', address, alias);
  if (replaced.length > 0) return applyEdits(text, replaced);
  const insert = (at: number, written: string): string =>
    applyEdits(text, [{ from: at, to: at, text: written }]);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const list = rangeOf(front, ['aliases']);
  if (list === null) return insert(front.end, `${lineEnd}aliases: [${scalar(alias)}]`);
  const last = items.map((path) => rangeOf(front, path)?.to ?? list.to).at(-1);
  if (last === undefined) return insert(list.from + 1, scalar(alias));
  if (text[list.from] === '[') return insert(last, `, ${scalar(alias)}`);
  // A block list: its items are lines of their own, all indented like the first.
  const indent = /[^\n]*$/.exec(text.slice(0, list.from))?.[0] ?? '';
  const comment = /^.*/.exec(text.slice(last))?.[0] ?? '';
  return insert(last + comment.length, `${lineEnd}${indent}- ${scalar(alias)}`);
}

/** Edits that write one slug for another in a Markdown file: in `related` and in links. */
function slugEdits(text: string, oldSlug: string, newSlug: string): Edit[] {
  const front = readFrontMatter(text);
  return [
    ...itemEdits(front, 'related', oldSlug, newSlug),
    ...linkEdits(text, front?.body ?? 0, oldSlug, newSlug),
  ];
}

function linkEdits(text: string, bodyStart: number, oldSlug: string, newSlug: string): Edit[] {
  const markdown = text.slice(bodyStart);
  // A text that would keep the parser busy for seconds is a problem of its own.
  if (bodyExcess(markdown) !== null) return [];
  return destinationsOf(markdown).flatMap(({ href, offset }) => {
    if (articleSlugOf(href) !== oldSlug) return [];
    const written = /^\/articles\/[^/?#]+?(?=\.md(?:[?#]|$)|[/?#]|$)/.exec(href)?.[0] ?? '';
    const slug = written.includes('%') ? encodeURIComponent(newSlug) : newSlug;
    const from = bodyStart + offset;
    return [{ from, to: from + written.length, text: `/articles/${slug}` }];
  });
}

/** Edits that write one text for another in a list, an entry of which is a text or a record with a `slug`. */
function itemEdits(yaml: WrittenYaml | null, key: string, oldValue: string, newValue: string): Edit[] {
  if (yaml === null) return [];
  const paths = itemPaths(yaml, key).flatMap((item) => [item, [...item, 'slug']]);
  return paths.flatMap((path) => {
    const range = rangeOf(yaml, path);
    return range === null || scalarText(yaml, path) !== oldValue
      ? []
      : [{ ...range, text: scalar(newValue) }];
  });
}
