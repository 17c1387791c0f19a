import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from './problem.ts';

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
  /** Every folder that holds or may hold articles, absolute, for watching. */
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

export class MissingContentError extends Error {}

export const SITE_FILE = 'site.yaml';
export const TOPICS_FILE = 'topics.yaml';
/** The page about the site: Markdown without front matter. */
export const ABOUT_FILE = 'about.md';
const SETTINGS = new Set([SITE_FILE, TOPICS_FILE, ABOUT_FILE]);
/** Files of the content folder itself, each with its own meaning. */
export const isSettingsFile = (file: string): boolean => SETTINGS.has(file);

export const isArticleFile = (file: string): boolean =>
  file.endsWith('.md') && !file.split('/').some((part) => part.startsWith('.') || part.startsWith('_'));

/** Whether a path inside the content folder is one that the library reads. */
export const isContentFile = (file: string): boolean => isSettingsFile(file) || isArticleFile(file);

/**
 * The folder's articles live in `articles/`; a folder without one is a plain folder of Markdown.
 * @throws MissingContentError when the folder isn't there
 */
export function articlesFolder(contentDir: string): string {
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new MissingContentError(
      `找不到内容文件夹：${contentDir}\n用环境变量 CONTENT_DIR 指明它在哪里，例如 CONTENT_DIR=./content npm start`,
    );
  }
  const inside = join(contentDir, 'articles');
  return statSync(inside, { throwIfNoEntry: false })?.isDirectory() ? inside : contentDir;
}

/** Lists a content folder with sizes and times; reads no file. Names that start with `.` or `_` are left out. */
export function listContent(contentDir: string): ContentFolder {
  const files: ContentFile[] = [];
  const folders: string[] = [];
  const problems: Problem[] = [];
  const nameOf = (path: string): string => relative(contentDir, path).split(sep).join('/');

  const visit = (folder: string): void => {
    folders.push(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name.startsWith('_') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      const stat = statSync(path, { throwIfNoEntry: false });
      // A linked file is read; a linked folder could lead back up for ever.
      if (!stat || (stat.isDirectory() && entry.isSymbolicLink())) continue;
      if (stat.isDirectory()) {
        if (entry.name.endsWith('.md')) {
          problems.push({
            file: nameOf(path),
            line: 1,
            column: 1,
            severity: 'error',
            rule: 'folder-as-article',
            message: '这是一个文件夹，名字却以 .md 结尾',
            fix: '给文件夹改名，或把文章从里面移出来',
          });
        } else visit(path);
      } else if (stat.isFile() && entry.name.endsWith('.md') && !isSettingsFile(nameOf(path))) {
        files.push({ file: nameOf(path), size: stat.size, mtime: stat.mtimeMs });
      }
    }
  };
  visit(articlesFolder(contentDir));
  if (!folders.includes(contentDir)) folders.push(contentDir);
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  for (const name of SETTINGS) {
    const stat = statSync(join(contentDir, name), { throwIfNoEntry: false });
    if (stat?.isFile()) files.push({ file: name, size: stat.size, mtime: stat.mtimeMs });
  }
  return { files, folders, problems };
}
