import { lstatSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isSettingsFile } from '../content/folder.ts';
import { parseArticle } from '../content/parse-article.ts';
import { readTextFile } from '../content/text-file.ts';
import { UserError } from '../site/errors.ts';
import { articleSlugOf } from '../site/urls.ts';
import { applyEdits, type Edit, lineEndOf } from '../text/edits.ts';
import type { Collection } from './collection.ts';
import { aliasEdits, linkEdits, replacement } from './rename-edits.ts';
import { planReferences, type ReferenceEdits, type RenamePlan, refuseForeignAlias } from './rename-plan.ts';
import { itemPaths, readFrontMatter, type WrittenYaml } from './written-yaml.ts';

/** The article of this slug; one that a rename stopped halfway has moved already counts, too. */
export function articleToRename({ bySlug }: Collection, oldSlug: string, newSlug: string) {
  const moved = bySlug.get(newSlug);
  const isHalfDone = moved?.article.aliases.includes(`/articles/${oldSlug}`) === true;
  return bySlug.get(oldSlug) ?? (isHalfDone ? moved : undefined);
}

/**
 * Gives an article another slug: moves its file, keeps its old address as an alias, and replaces the slug in
 * `related`, links and `featured` everywhere; no other byte changes.
 * @throws UserError when there is no such article, or the new slug is taken or can't be an address
 */
export function planArticleRename(collection: Collection, oldSlug: string, newSlug: string): RenamePlan {
  const { contentDir, bySlug, unreadable, site } = collection;
  const checked = articleToRename(collection, oldSlug, newSlug);
  if (checked === undefined) throw new UserError(`先改好 ${oldSlug}.md 里的错误：npm run check`);
  const { file: from, article } = checked;
  const to = posix.join(posix.dirname(from), `${newSlug}.md`);
  const edits = slugEdits(oldSlug, newSlug);
  const plan = { from, to, note: null };
  if (article.slug !== oldSlug) {
    return { ...plan, own: null, moves: false, ...planReferences(collection, oldSlug, '', edits) };
  }

  if (oldSlug === newSlug) throw new UserError('新旧两个名字一样');
  const wrong = parseArticle(to, new Uint8Array(), site.timeZone).problems.find(
    ({ rule }) => rule === 'slug',
  );
  if (wrong !== undefined) throw new UserError(`${wrong.message}：${wrong.fix}`);
  const there = bySlug.get(newSlug);
  if (there !== undefined) throw new UserError(`「${newSlug}」已有文章：${there.file}`);
  if (unreadable.has(newSlug)) throw new UserError(`「${newSlug}」已有一个读不了的文件`);
  const addresses = { alias: `/articles/${oldSlug}`, address: `/articles/${newSlug}` };
  refuseForeignAlias(collection, addresses.address, article);
  refuseUsedFile(contentDir, to);
  const own = { file: from, text: renamedText(collection, { from, to }, addresses, edits) };
  return { ...plan, own, moves: true, ...planReferences(collection, oldSlug, from, edits) };
}

/** Refuses a path at which there is anything already: it would be lost, even if it is no article. */
function refuseUsedFile(contentDir: string, to: string): void {
  if (isSettingsFile(to)) throw new UserError(`${to} 是「关于本站」那一页的文件，不能当文章；换一个名字`);
  if (lstatSync(join(contentDir, to), { throwIfNoEntry: false }) !== undefined) {
    throw new UserError(`${to} 已经有了，没有覆盖；换一个名字`);
  }
}

/**
 * The text of the article itself: with the old address under `aliases`, and links to itself that lead to the new one.
 */
function renamedText(
  { contentDir, site }: Collection,
  { from, to }: Pick<RenamePlan, 'from' | 'to'>,
  addresses: { alias: string; address: string },
  { inMarkdown }: ReferenceEdits,
): string {
  const read = readTextFile(contentDir, from);
  if (read === null || 'problem' in read) throw new UserError(`读不了 ${from}`);
  const { text } = read;
  const front = readFrontMatter(text);
  if (front === null) {
    throw new UserError(`读不懂 ${from} 的开头信息，先用 npm run check -- --fix 改好换行符`);
  }
  const atEnd = (field: string): Edit => ({ from: front.end, to: front.end, text: lineEndOf(text) + field });
  const renamed = applyEdits(text, [
    ...aliasEdits(text, front, [], addresses, atEnd),
    ...inMarkdown(text, front),
  ]);
  const { article } = parseArticle(to, Buffer.from(renamed), site.timeZone);
  if (article?.aliases.includes(addresses.alias) !== true) {
    throw new UserError(`${from} 的 aliases 写得特别，加不进旧地址：自己写上 ${addresses.alias}，再改名`);
  }
  return renamed;
}

const slugEdits = (oldSlug: string, newSlug: string): ReferenceEdits => ({
  inMarkdown: (text, front) => [
    ...itemEdits(front, 'related', oldSlug, newSlug),
    ...linkEdits(text, front?.body ?? 0, articleSlugOf, oldSlug, newSlug),
  ],
  inSite: (yaml) => itemEdits(yaml, 'featured', oldSlug, newSlug),
});

/** Edits that write one slug for another in a list, an entry of which is a slug or a record with a `slug`. */
const itemEdits = (yaml: WrittenYaml | null, field: string, oldSlug: string, newSlug: string): Edit[] =>
  yaml === null
    ? []
    : itemPaths(yaml, [field])
        .flatMap((item) => [item, [...item, 'slug']])
        .flatMap((path) => replacement(yaml, path, oldSlug, newSlug));
