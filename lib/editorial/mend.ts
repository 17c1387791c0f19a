import { join, posix } from 'node:path';
import { type ForeignText, readForeign } from '../content/encodings.ts';
import { ABOUT_FILE, type ContentFile, listContent, SITE_FILE } from '../content/folder.ts';
import { mendYaml } from '../content/mend-yaml.ts';
import { markdownName } from '../content/misnamed.ts';
import { parseSiteFile } from '../content/settings-files.ts';
import { slugOfFile } from '../content/slug.ts';
import { decodeText, plainText, readContentFile, readTextFile } from '../content/text-file.ts';
import { type PictureMove, pictureBeside } from '../library/wrong-references.ts';
import { defaultSite, type Site } from '../site/site.ts';
import { articlesByName, filesByName, newFileNames } from './file-names.ts';
import { type GivenFields, giveFrontMatter } from './front-matter-for-plain.ts';
import { withHiddenNotes } from './hidden-notes.ts';
import { mendLinks } from './mend-links.ts';
import { hasTitleOnly, isOfAnotherSystem, mendText, slugWrittenIn } from './mend-text.ts';
import { giveMissingFields } from './missing-fields.ts';
import { copyFile, moveFile, replaceFile } from './write-file.ts';
import { readFrontMatter } from './written-yaml.ts';

/** What was given fields: a file without any, which is published or becomes a draft, or another system's article. */
type Receiver = 'article' | 'draft' | 'foreign';

export interface MendedFile {
  /** Its path now. */
  readonly file: string;
  /** The path that it had, if its name couldn't be an address. */
  readonly from?: string;
  readonly before: string;
  readonly after: string;
  /** The encoding that the file was in, if it wasn't UTF-8. */
  readonly encoding?: ForeignText['encoding'];
  /** Pictures beside it that it shows, and the places to which they were copied. */
  readonly pictures: readonly PictureMove[];
  /** Which lines are new and which have gone, where fields were given: no other mending adds or removes any. */
  readonly given?: Pick<GivenFields, 'added' | 'removed'> & { readonly to: Receiver };
}

/**
 * Mends what is safe to mend in all articles, in the page about the site and in `site.yaml` (`npm run check -- --fix`):
 * BOM, line ends, invisible characters, half-width punctuation in Chinese, slips in YAML, the form of times, and the
 * names that other systems give to fields, whose articles are given the fields that they lack. Of files that aren't
 * UTF-8, those in GBK and UTF-16 become it. Articles without any front matter are given some: in a folder of such files
 * to be published, beside others as drafts, because a note that lay there was not for readers. Files whose names can't
 * be addresses get others, links to files lead to pages, and pictures beside a text are copied to where pages show them
 * from.
 * Yields each file once it is changed, so that those are known after which the disk was full.
 * @param now milliseconds since the epoch
 * @throws UserError when the folder isn't there
 */
export function* mendFolder(contentDir: string, now: number): Generator<MendedFile> {
  const siteFile = mendSiteFile(contentDir);
  const site = parseSiteFile(siteFile?.after ?? '').value ?? defaultSite;
  if (siteFile !== null && siteFile.after !== siteFile.before) {
    replaceFile(join(contentDir, SITE_FILE), siteFile.after);
    yield siteFile;
  }
  const extended = withOurExtension(contentDir);
  const { files } = listContent(contentDir);
  const articles = files.filter(({ file }) => file.endsWith('.md') && file !== ABOUT_FILE);
  const draft = articles.some(({ file }) => hasFrontMatter(contentDir, file));
  const paths = articles.map(({ file }) => file);
  const names = newFileNames(paths, writtenSlugs(contentDir, paths));
  const articleCalled = articlesByName(paths, names);
  const isForeign =
    paths.some((file) => hasTitleOnly(textOf(contentDir, file)?.text ?? '')) &&
    paths.some((file) => isOfAnotherSystem(textOf(contentDir, file)?.text ?? ''));
  let known: ReadonlyMap<string, string> | undefined;
  const named = (): ReadonlyMap<string, string> => (known ??= filesByName(contentDir));
  for (const file of files.filter((one) => one.file.endsWith('.md'))) {
    const to = names.get(file.file);
    const slug = file.file === ABOUT_FILE ? null : slugOfFile(to ?? file.file);
    const mended = mendFile(contentDir, file, slug, site, { now, draft, isForeign, articleCalled, named });
    if (mended === null) continue;
    const { before, after, encoding } = mended;
    for (const { from, to } of mended.pictures) copyFile(join(contentDir, from), join(contentDir, to));
    if (after !== before || encoding !== undefined) replaceFile(join(contentDir, file.file), after);
    const moved = to !== undefined && moveFile(join(contentDir, file.file), join(contentDir, to));
    const from = extended.get(file.file) ?? (moved ? file.file : undefined);
    if (from !== undefined) yield { ...mended, file: moved ? to : file.file, from };
    else if (after !== before || encoding !== undefined) yield mended;
  }
}

/** Gives `.markdown` files, as Jekyll has them, our extension, but not those of MDX; the former paths by the new. */
function withOurExtension(contentDir: string): ReadonlyMap<string, string> {
  const former = new Map<string, string>();
  for (const { file, rule } of listContent(contentDir).problems) {
    const meant = rule === 'file-name' && !/\.mdx$/i.test(file) ? markdownName(file) : null;
    if (meant !== null && moveFile(join(contentDir, file), join(contentDir, meant))) former.set(meant, file);
  }
  return former;
}

/** What has to be known of the whole folder. */
interface Folder {
  readonly now: number;
  /** Whether files without front matter become drafts. */
  readonly draft: boolean;
  /** Whether articles that say no more than a title are of another system. */
  readonly isForeign: boolean;
  /** The slug of the article that a link calls so. */
  readonly articleCalled: (meant: string, name: string) => string | null;
  /** Paths of other files inside the content folder, by names that only one of them has. */
  readonly named: () => ReadonlyMap<string, string>;
}

/** The text of a Markdown file, and its encoding if that isn't UTF-8; null where it can't be read. */
function textOf(
  contentDir: string,
  file: string,
): { text: string; encoding?: ForeignText['encoding'] } | null {
  const read = readContentFile(contentDir, file);
  if (read === null || 'problem' in read) return null;
  const decoded = decodeText(file, read.bytes);
  return 'text' in decoded ? { text: decoded.text } : readForeign(read.bytes);
}

/** The slugs that fields of other systems give to articles, by the paths of their files. */
function writtenSlugs(contentDir: string, files: readonly string[]): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  for (const file of files) {
    const slug = slugWrittenIn(textOf(contentDir, file)?.text ?? '');
    if (slug !== null) slugs.set(file, slug);
  }
  return slugs;
}

/**
 * A Markdown file before and after; null where it can't be read.
 * @param slug what it is to be called; null for the page about the site
 */
function mendFile(
  contentDir: string,
  { file, mtime }: ContentFile,
  slug: string | null,
  site: Site,
  folder: Folder,
): MendedFile | null {
  const read = textOf(contentDir, file);
  if (read === null) return null;
  const { text: before, encoding } = read;
  const isAbout = slug === null;
  const plain = isAbout ? null : giveFrontMatter(before, { file, mtime }, site, folder);
  const mended = mendText(plain?.text ?? before, site, slug);
  const isForeign = isOfAnotherSystem(before) || (folder.isForeign && hasTitleOnly(before));
  const completed =
    isAbout || !isForeign ? null : giveMissingFields(mended, { file, mtime }, site, folder.now);
  const given = completed ?? plain;
  const to = completed !== null ? 'foreign' : folder.draft ? 'draft' : 'article';
  const text = completed?.text ?? mended;
  // Of front matter that can't be read, the end isn't known.
  const body = isAbout ? 0 : (readFrontMatter(text)?.body ?? text.length);
  const written = text.slice(body);
  // Of an article of ours, the report tells of them.
  const shown = isForeign || plain !== null ? withHiddenNotes(written) : written;
  const { markdown, pictures } = mendLinks(shown, file, {
    articleCalled: folder.articleCalled,
    pictureAt: (href) => pictureBeside(contentDir, file, href),
    pictureNamed: (name) => {
      const path = folder.named().get(name.normalize('NFC'));
      return path === undefined
        ? null
        : pictureBeside(contentDir, file, posix.relative(posix.dirname(file), path));
    },
  });
  return {
    file,
    before,
    // A wiki's link was no prose before.
    after: markdown === written ? text : mendText(text.slice(0, body) + markdown, site, slug),
    pictures: pictures.filter(({ from, to }) => from !== to),
    ...(encoding === undefined ? {} : { encoding }),
    ...(given === null ? {} : { given: { ...given, to } }),
  };
}

/** `site.yaml` before and after, with slips in its YAML mended; null where it can't be read. */
function mendSiteFile(contentDir: string): MendedFile | null {
  const read = readTextFile(contentDir, SITE_FILE);
  if (read === null || 'problem' in read) return null;
  const { text: before } = read;
  return { file: SITE_FILE, before, after: mendYaml(plainText(before))?.text ?? before, pictures: [] };
}

/** Whether a file is an article that has front matter, whatever mistakes are in it. */
function hasFrontMatter(contentDir: string, file: string): boolean {
  const read = readContentFile(contentDir, file);
  if (read === null || 'problem' in read) return false;
  return /^(?:\uFEFF)?(?:---|\+\+\+)\s/.test(Buffer.from(read.bytes.subarray(0, 8)).toString());
}
