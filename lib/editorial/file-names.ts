import { readdirSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { PICTURES_FOLDER } from '../content/pictures.ts';
import {
  calledName,
  isConflictedCopy,
  isSlug,
  meantSlug,
  namingFolder,
  slugOfFile,
} from '../content/slug.ts';

/** Of a repository or of GitBook, and no article unless the file's folder names it. */
const OF_REPOSITORY =
  /^(?:readme|license|changelog|contributing|contributors|code_of_conduct|security|support|authors|notice|todo|summary)$/i;

/**
 * New paths for articles' files whose names can't be addresses, or which are called as the files of other folders are
 * (Hugo's `index.md`), where one can be made of them that no other file has, and of those to which a field gives
 * another name that is free; by the paths that they have.
 * @param files paths inside the content folder, with `/`
 * @param written slugs that fields give, by path
 */
export function newFileNames(
  files: readonly string[],
  written: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const count = new Map<string, number>();
  for (const slug of files.map(slugOfFile)) count.set(slug, (count.get(slug) ?? 0) + 1);
  const taken = new Set(count.keys());
  const names = new Map<string, string>();
  // `C.md` is nearer to `c` than `C#.md`.
  const isNear = (file: string): boolean => calledName(file).toLowerCase() === meantSlug(file);
  for (const file of [...files.filter(isNear), ...files.filter((one) => !isNear(one))]) {
    const slug = slugOfFile(file);
    const isOfFolder = namingFolder(file) !== null;
    const given = written.get(file);
    if (given !== undefined && !taken.has(given)) {
      taken.add(given);
      names.set(file, posix.join(posix.dirname(file), `${given}.md`));
      continue;
    }
    if (isConflictedCopy(slug) || (isSlug(slug) && !(isOfFolder && (count.get(slug) ?? 0) > 1))) continue;
    const meant = meantSlug(file);
    if (meant === null || taken.has(meant) || (OF_REPOSITORY.test(slug) && !isOfFolder)) continue;
    taken.add(meant);
    names.set(file, posix.join(posix.dirname(file), `${meant}.md`));
  }
  return names;
}

/**
 * Makes a function that finds the slug of the article that a link calls so; null where there is none. Of `C++.md`
 * beside `c.md`, whose slug its name means, the address isn't known, and `退款/index.md` may be the only one of that
 * name.
 * @param files paths inside the content folder, with `/`
 * @param names the new paths of those that get others
 */
export function articlesByName(
  files: readonly string[],
  names: ReadonlyMap<string, string>,
): (meant: string, name: string) => string | null {
  const slugs = new Set<string>();
  /** Of those that have another slug than their names mean, by what they are called, in small letters. */
  const others = new Map<string, string | null>();
  for (const file of files) {
    const slug = slugOfFile(names.get(file) ?? file);
    slugs.add(slug);
    if (slug === meantSlug(file)) continue;
    const name = calledName(file).toLowerCase();
    others.set(name, isSlug(slug) && !others.has(name) ? slug : null);
  }
  return (meant, name) => {
    const other = others.get(name.toLowerCase());
    return other === undefined && slugs.has(meant) ? meant : (other ?? null);
  };
}

/** What isn't for articles to show, or is where pages show it from. */
const ASIDE = new RegExp(`^${PICTURES_FOLDER}/|(?:^|/)(?:\\.|node_modules/)`);

/** Paths of files inside the content folder, pictures in their own folder aside, by names that only one of them has. */
export function filesByName(contentDir: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const several = new Set<string>();
  for (const entry of readdirSync(contentDir, { recursive: true, encoding: 'utf8' })) {
    const path = entry.split(sep).join('/');
    if (ASIDE.test(path)) continue;
    const name = posix.basename(path).normalize('NFC');
    if (paths.has(name)) several.add(name);
    paths.set(name, path);
  }
  for (const name of several) paths.delete(name);
  return paths;
}
