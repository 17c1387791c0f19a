import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UserError } from '../site/errors.ts';
import { markdownName, misnamed, ownName } from './misnamed.ts';
import { listPictures } from './pictures.ts';
import { fileError, type Problem } from './problem.ts';
import { isAbsence, unreadable } from './text-file.ts';

export interface ContentFile {
  /** Path inside the content folder, with `/`. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Last change, milliseconds since the epoch, with fractions. */
  readonly mtime: number;
}

export interface ContentFolder {
  /** Articles, sorted by path; then the site's own files where they exist. */
  readonly files: readonly ContentFile[];
  /** Paths of files and folders that can't be looked at now; `''` is the content folder itself. */
  readonly unreadable: readonly string[];
  readonly problems: readonly Problem[];
}

export const SITE_FILE = 'site.yaml';
export const TOPICS_FILE = 'topics.yaml';
/** Words that mean the same to someone who searches; optional. */
export const SYNONYMS_FILE = 'synonyms.yaml';
/** The site's list of checked facts; optional. Editors' commands read it, the library doesn't. */
export const FACTS_FILE = 'facts.yaml';
/** The page about the site: Markdown without front matter. */
export const ABOUT_FILE = 'about.md';
const SETTINGS = new Set([SITE_FILE, TOPICS_FILE, SYNONYMS_FILE, ABOUT_FILE]);
/** Files of the content folder itself, each with its own meaning. */
export const isSettingsFile = (file: string): boolean => SETTINGS.has(file);

const OWN_FILES = new Set([...SETTINGS, FACTS_FILE]);

/** Whether a path is of an article, if there is a file. */
const isArticleFile = (file: string): boolean => file.endsWith('.md') && !isLeftOut(file);
/** Jekyll's folder of articles, whose name says here that they are put aside. */
const JEKYLL_POSTS = '_posts';
/** Whether a path is hidden (`.x`), put aside (`_x`) or in a folder of packages. */
const isLeftOut = (file: string): boolean => /(?:^|\/)(?:[._]|node_modules\/)/.test(file);

/**
 * The folder's articles live in `articles/`; a folder without one is a plain folder of Markdown.
 * @throws UserError when the folder isn't there
 */
export function articlesFolder(contentDir: string): string {
  if (!mayBeFolder(contentDir)) {
    throw new UserError(
      `找不到内容文件夹：${contentDir}\n用环境变量 CONTENT_DIR 指明它在哪里，例如 CONTENT_DIR=./content npm start`,
    );
  }
  return articlesPath(contentDir);
}

function articlesPath(contentDir: string): string {
  const inside = join(contentDir, 'articles');
  return mayBeFolder(inside) ? inside : contentDir;
}

/** Whether a path is, or may be, a folder: one that can't be looked at now must not count as gone. */
function mayBeFolder(path: string): boolean {
  const stat = statOf(path);
  return stat === 'unreadable' || stat?.isDirectory() === true;
}

/** Whether the library reads a path inside the content folder. */
export function isContentFile(contentDir: string, file: string): boolean {
  if (isSettingsFile(file)) return true;
  const articles = pathInside(contentDir, articlesFolder(contentDir));
  return isArticleFile(file) && (articles === '' || file.startsWith(`${articles}/`));
}

/**
 * Whether a file of this path would go unread because of its name, or is one of the site's own: beside that, a misspelt
 * one is no problem.
 */
export const mayBeMisnamed = (file: string): boolean =>
  markdownName(file) !== null || OWN_FILES.has(file) || ownName(file, OWN_FILES) !== null;

/** A path as one inside the content folder, with `/`; `''` for the folder itself. */
export const pathInside = (contentDir: string, path: string): string =>
  relative(contentDir, path).split(sep).join('/');

/** Lists a content folder with sizes and times; reads no file. Names that start with `.` or `_` are left out. */
export function listContent(contentDir: string): ContentFolder {
  const files: ContentFile[] = [];
  const problems: Problem[] = [];
  const unreadablePaths: string[] = [];
  const leave = (path: string, message: string): void => {
    unreadablePaths.push(path);
    problems.push(unreadable(path === '' ? '.' : path, message));
  };
  const add = (file: string, path: string): void => {
    const stat = statOf(path);
    if (stat === 'unreadable') leave(file, '读不了这个文件');
    else if (stat?.isFile()) files.push({ file, size: stat.size, mtime: stat.mtimeMs });
  };
  if (statOf(join(contentDir, 'articles')) === 'unreadable') {
    leave('', '读不了内容文件夹，文章保持原样');
    return { files, unreadable: unreadablePaths, problems };
  }
  const own = entriesOf(contentDir);
  const names = own === 'unreadable' ? null : own.map(({ name }) => name);
  // Hidden files such as `.gitkeep` aside: the place of a disk or network folder that isn't there now, rather than the
  // will of an editor.
  if (names?.every((name) => name.startsWith('.')) && mayBeFolder(contentDir))
    return { files, unreadable: [''], problems: [emptyFolder] };
  const misnamedFiles = new Map<string, string>();
  for (const name of names ?? []) {
    const meant = ownName(name, OWN_FILES);
    if (meant !== null && statOf(join(contentDir, meant)) === null) misnamedFiles.set(name, meant);
  }
  for (const { folder, entries } of articleFolders(articlesFolder(contentDir))) {
    const inside = pathInside(contentDir, folder);
    if (entries === 'unreadable') {
      leave(inside, '读不了这个文件夹，里面的文章保持原样');
      continue;
    }
    for (const entry of entries) {
      const file = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && entry.name === JEKYLL_POSTS) problems.push(putAside(file));
      const meant = entry.isDirectory() || isLeftOut(file) ? null : markdownName(file);
      if (meant !== null) misnamedFiles.set(file, meant);
      if (!isArticleFile(file) || isSettingsFile(file)) continue;
      if (entry.isDirectory()) problems.push(folderAsArticle(file));
      else add(file, join(folder, entry.name));
    }
  }
  for (const [file, meant] of misnamedFiles) problems.push(misnamed(file, meant));
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  for (const name of SETTINGS) add(name, join(contentDir, name));
  return { files, unreadable: unreadablePaths, problems };
}

/** Every folder that holds or may hold content, absolute, for watching; none when there is no content folder. */
export function listFolders(contentDir: string): string[] {
  if (!mayBeFolder(contentDir)) return [];
  const articles = articleFolders(articlesPath(contentDir)).map(({ folder }) => folder);
  return [...new Set([contentDir, ...articles, ...listPictures(contentDir).folders])];
}

interface ArticleFolder {
  readonly folder: string;
  readonly entries: readonly Dirent[] | 'unreadable';
}

/** The articles' folder and all in it, with their entries; without links to folders, which may be circles. */
function articleFolders(articles: string): ArticleFolder[] {
  const folders: ArticleFolder[] = [];
  const visit = (folder: string): void => {
    const entries = entriesOf(folder);
    folders.push({ folder, entries });
    if (entries === 'unreadable') return;
    for (const entry of entries) {
      if (!entry.isDirectory() || isLeftOut(`${entry.name}/`) || entry.name.endsWith('.md')) continue;
      visit(join(folder, entry.name));
    }
  };
  visit(articles);
  return folders;
}

/** Empty for a folder that has just gone. Any other failure must not look like a folder that has been emptied. */
function entriesOf(folder: string): Dirent[] | 'unreadable' {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return isAbsence(error) ? [] : 'unreadable';
  }
}

/** Null for a path that leads nowhere. */
export function statOf(path: string): Stats | 'unreadable' | null {
  try {
    return statSync(path);
  } catch (error) {
    return isAbsence(error) ? null : 'unreadable';
  }
}

/** Whether there is a file; false as well for what can't be a file's name. */
export function isFile(path: string): boolean {
  const stat = statOf(path);
  return stat !== null && stat !== 'unreadable' && stat.isFile();
}

/** Whether there is a folder that can be looked at. */
export function isFolder(path: string): boolean {
  const stat = statOf(path);
  return stat !== null && stat !== 'unreadable' && stat.isDirectory();
}

/**
 * The file at a path inside a folder. In the path, letters are whole (NFC), as addresses have them; in its name on the
 * disk they may be taken apart (NFD), as programs of macOS write them: が as か and a mark.
 */
export function fileAt(folder: string, path: string): string {
  const whole = join(folder, path.normalize('NFC'));
  const apart = join(folder, path.normalize('NFD'));
  return whole !== apart && !isFile(whole) && isFile(apart) ? apart : whole;
}

const emptyFolder = fileError(
  '.',
  'empty-folder',
  '内容文件夹里什么也没有；原来有的文章都保留着',
  '新的网站，放一篇文章进去就好；不该是空的，检查它所在的磁盘或网络文件夹挂载了没有；真要清空，就在里面放一个 site.yaml',
);

const putAside = (file: string): Problem =>
  fileError(
    file,
    'file-name',
    '没有读这个文件夹：名字以 _ 开头的都放在一边，不上线',
    `改名为 ${JEKYLL_POSTS.slice(1)}，里面的文章就会读；还不想让它们上线，就挪到内容文件夹外面`,
  );

const folderAsArticle = (file: string): Problem =>
  fileError(
    file,
    'folder-as-article',
    '这是一个文件夹，名字却以 .md 结尾',
    '给文件夹改名，或把文章从里面移出来',
  );
