import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { listContent, SITE_FILE } from '../content/folder.ts';
import type { Problem } from '../content/problem.ts';
import { readTextFile } from '../content/text-file.ts';
import { UserError } from '../site/errors.ts';
import { applyEdits, type Edit } from '../text/edits.ts';
import type { Collection } from './collection.ts';
import { replaceFile } from './write-file.ts';
import { readFrontMatter, readYamlFile, type WrittenYaml } from './written-yaml.ts';

/** What a file is to hold. */
interface NewText {
  /** Path inside the content folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Everything that a rename does, worked out before any of it is done. */
export interface RenamePlan {
  /** What is renamed: the file of an article, the address of a topic. */
  readonly from: string;
  readonly to: string;
  /** What the addresses don't tell: that a topic is merged into another. */
  readonly note: string | null;
  /** The file that holds the old address as an alias; null where an earlier run has written it already. */
  readonly own: NewText | null;
  /** Whether that file is to move from `from` to `to`. */
  readonly moves: boolean;
  /** The other files in which the old name stands. */
  readonly references: readonly NewText[];
  /** Files that couldn't be looked at. */
  readonly unread: readonly Pick<Problem, 'file' | 'message'>[];
}

/**
 * Does what was planned, each file in one step. The new name with its alias comes first: what still has the old one is
 * led to it, and if anything stops halfway, the rename can be run again.
 */
export function carryOut(contentDir: string, { from, to, own, moves, references }: RenamePlan): void {
  if (own !== null) replaceFile(join(contentDir, own.file), own.text);
  if (moves) renameSync(join(contentDir, from), join(contentDir, to));
  for (const { file, text } of references) replaceFile(join(contentDir, file), text);
}

/** Refuses an address that another article or topic has under `aliases`. */
export function refuseForeignAlias(
  { articles, topics }: Collection,
  address: string,
  self: { readonly aliases: readonly string[] },
): void {
  const owner =
    articles.find(({ article }) => article !== self && article.aliases.includes(address))?.file ??
    topics?.find((topic) => topic !== self && topic.aliases.includes(address))?.name;
  if (owner !== undefined) throw new UserError(`${address} 是 ${owner} 的旧地址，会转到那里；换一个名字`);
}

/** Where the old name may stand in a file. */
export interface ReferenceEdits {
  /** In a Markdown text; `front` is its front matter, if it has any that can be read. */
  readonly inMarkdown: (text: string, front: WrittenYaml | null) => Edit[];
  /** In `site.yaml`, null where that can't be read; not given where no name of this kind stands there. */
  readonly inSite?: (yaml: WrittenYaml | null) => Edit[];
}

/**
 * The files of a content folder in which an edit is due, articles with problems among them, and those that can't be
 * read.
 * @param skipped the file that is changed anyway
 */
export function planReferences(
  { contentDir }: Collection,
  oldName: string,
  skipped: string,
  { inMarkdown, inSite }: ReferenceEdits,
): Pick<RenamePlan, 'references' | 'unread'> {
  const references: NewText[] = [];
  const unread: Pick<Problem, 'file' | 'message'>[] = [];
  const markdown = listContent(contentDir).files.flatMap(({ file }) => (file.endsWith('.md') ? file : []));
  for (const file of inSite === undefined ? markdown : [...markdown, SITE_FILE]) {
    const read = file === skipped ? null : readTextFile(contentDir, file);
    if (read === null) continue;
    if ('problem' in read) {
      unread.push(read.problem);
      continue;
    }
    const { text } = read;
    const isSite = file === SITE_FILE;
    const yaml = isSite ? readYamlFile(text) : readFrontMatter(text);
    const edits = isSite ? (inSite?.(yaml) ?? []) : inMarkdown(text, yaml);
    if (edits.length > 0) references.push({ file, text: applyEdits(text, edits) });
    const isBroken = yaml === null && (isSite || /^\uFEFF?---/.test(text));
    if (isBroken && text.includes(oldName))
      unread.push({ file, message: isSite ? '读不懂' : '开头信息读不懂' });
  }
  return { references, unread };
}
