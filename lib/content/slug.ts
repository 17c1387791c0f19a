import { percentDecoded } from '../site/urls.ts';

/** A slug: lower-case ASCII letters, digits, hyphens and Han letters. */
const SLUG = /^[\p{Script=Han}a-z0-9]+(?:-[\p{Script=Han}a-z0-9]+)*$/u;
/** What an export of Notion puts behind each name. */
const NOTION_ID = / [0-9a-f]{32}$/;

export const isSlug = (name: string): boolean => SLUG.test(name);

/** The slug that a file's name gives its article; not checked. */
export const slugOfFile = (file: string): string =>
  (file.split('/').at(-1) ?? '').replace(/\.md$/, '').normalize('NFC');

/** The name in an address or a path, as it is typed or copied from a browser: `a` of `/articles/a/` and `a.md`. */
export const nameIn = (typed: string): string => slugOfFile(percentDecoded(typed.replace(/\/+$/, '')));

/** The slug nearest to a file's name, without its extension; null where nothing of it can be in an address. */
export function slugLike(name: string): string | null {
  const slug = name
    .replace(NOTION_ID, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]+/gu, '-')
    .replace(/^-|-$/g, '');
  return isSlug(slug) ? slug : null;
}

/** The slug that another system's `slug` field means, be it a name or an address; null where it means none. */
export const slugOfField = (written: string): string | null =>
  slugLike(/([^/]*?)(?:\.(?:html?|md))?\/*$/.exec(written)?.[1] ?? '');

/** What Syncthing, Dropbox, Nextcloud and Seafile put into the name of a file that was changed at two places. */
export const isConflictedCopy = (name: string): boolean =>
  /\.sync-conflict-\d|conflicted copy|冲突副本|SFConflict/i.test(name);

/** Names that many folders have a file of: what it is about, its folder says. */
const OF_FOLDER = /^(?:readme|index)$/i;

/** The folder that gives a file its name: the one of a README.md or index.md, unless that is the folder of all. */
export function namingFolder(file: string): string | null {
  const folders = file.split('/').slice(0, -1);
  const folder = folders.at(-1);
  if (folder === undefined || (folders.length === 1 && folder === 'articles')) return null;
  return OF_FOLDER.test(slugOfFile(file)) && slugLike(folder) !== null ? folder : null;
}

/** What a file is called, by its folder or itself; need not be a slug. */
export const calledName = (file: string): string => namingFolder(file) ?? slugOfFile(file);

/** The slug that a file should have, by its name or its folder's; null where neither can be in an address. */
export const meantSlug = (file: string): string | null => slugLike(calledName(file));
