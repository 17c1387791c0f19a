import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import type { Fact } from '../content/fact.ts';
import {
  ABOUT_FILE,
  FACTS_FILE,
  listContent,
  SITE_FILE,
  SYNONYMS_FILE,
  TOPICS_FILE,
} from '../content/folder.ts';
import { duplicateSlug, type ParsedFile, parseArticle } from '../content/parse-article.ts';
import { listPictures } from '../content/pictures.ts';
import { FILE_START, type Place, type Problem, positionAt } from '../content/problem.ts';
import {
  parseAboutFile,
  parseFactsFile,
  parseSiteFile,
  parseSynonymsFile,
  parseTopicsFile,
  type SettingsFile,
} from '../content/settings-files.ts';
import { slugOfFile } from '../content/slug.ts';
import { plainText, readContentFile, readTextFile, type TextFile } from '../content/text-file.ts';
import type { Topic } from '../content/topic.ts';
import { unseenProblems } from '../content/unseen.ts';
import type { PlaceOf } from '../content/yaml-record.ts';
import { type Outline, outline } from '../markdown/outline.ts';
import { defaultSite, type Site } from '../site/site.ts';
import { articleSlugOf } from '../site/urls.ts';

/** A Markdown text of the site: an article's body, or the page about the site. */
export interface CheckedText {
  readonly file: string;
  readonly markdown: string;
  /** Lines of the file before the first line of `markdown`. */
  readonly bodyLine: number;
  readonly outline: Outline;
}

export interface CheckedArticle extends CheckedText {
  readonly article: Article;
}

/** A content folder, read once and whole: everything that the checks look at. */
export interface Collection {
  readonly contentDir: string;
  readonly site: Site;
  /** Null without `topics.yaml`, or with a broken one. */
  readonly topics: readonly Topic[] | null;
  /** Null without `facts.yaml`, or with a broken one. */
  readonly facts: readonly Fact[] | null;
  /** Valid articles, drafts included, sorted by file. Of several files with one slug, the first. */
  readonly articles: readonly CheckedArticle[];
  readonly bySlug: ReadonlyMap<string, CheckedArticle>;
  /** The article that readers get at `/articles/SLUG`, by its slug of now or a former one. */
  readonly articleAt: (slug: string) => CheckedArticle | undefined;
  /** Where a value is written in the front matter of an article, or in one of the site's own YAML files. */
  readonly placeOf: (file: string, path: readonly PropertyKey[]) => Place;
  /** Slugs of files that can't be used because of errors: links to them aren't wrong. */
  readonly unreadable: ReadonlySet<string>;
  readonly about: CheckedText | null;
  /** The texts of the articles, of files with errors in their front matter, and of the page about the site. */
  readonly texts: readonly CheckedText[];
  /** Pictures as addresses, `/images/x.png`. */
  readonly images: readonly string[];
  /** How many Markdown files there are, the page about the site included. */
  readonly files: number;
  /** What is wrong in single files, in no order. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and parses everything in a content folder.
 * @param onProgress called for each article file with how many are done, of how many
 * @throws MissingContentError when the folder isn't there
 */
export function readCollection(
  contentDir: string,
  onProgress: (done: number, total: number) => void = () => {},
): Collection {
  const folder = listContent(contentDir);
  const problems: Problem[] = [...folder.problems];
  const ownText = (name: string): string | null => {
    const read = readWritten(contentDir, name);
    if (read === null) return null;
    if ('text' in read) return plainText(read.text);
    problems.push(read.problem);
    return null;
  };
  const places = new Map<string, PlaceOf>();
  const settings = <T>(name: string, parse: (file: string, text: string) => SettingsFile<T>): T | null => {
    const text = ownText(name);
    if (text === null) return null;
    const result = parse(name, text);
    problems.push(...unseenProblems(name, text), ...result.problems);
    if (result.place !== undefined) places.set(name, result.place);
    return result.value;
  };
  const site = settings(SITE_FILE, parseSiteFile) ?? defaultSite;
  const topics = settings(TOPICS_FILE, parseTopicsFile);
  settings(SYNONYMS_FILE, parseSynonymsFile);
  const facts = settings(FACTS_FILE, parseFactsFile);

  const articles: CheckedArticle[] = [];
  const texts: CheckedText[] = [];
  const bySlug = new Map<string, CheckedArticle>();
  const unreadable = new Set<string>();
  /** The first file with each slug, whether it can be used or not. */
  const firstFiles = new Map<string, string>();
  const names = folder.files.filter(({ file }) => file.endsWith('.md') && file !== ABOUT_FILE);
  for (const [index, { file, size }] of names.entries()) {
    onProgress(index, names.length);
    const read = readContentFile(contentDir, file, size);
    if (read === null) continue;
    if ('problem' in read) {
      problems.push(read.problem);
      unreadable.add(slugOfFile(file));
      continue;
    }
    const { article, body, place, problems: own } = parseArticle(file, read.bytes, site.timeZone);
    problems.push(...own);
    const text = body === null ? null : checkedText(file, body);
    const first = firstFiles.get(slugOfFile(file)) ?? file;
    firstFiles.set(slugOfFile(file), first);
    if (article === null || text === null) {
      if (first !== file) problems.push(duplicateSlug(file, first));
      unreadable.add(slugOfFile(file));
      if (text !== null) texts.push(text);
      continue;
    }
    const owner = bySlug.get(article.slug);
    if (owner !== undefined) {
      problems.push(duplicateSlug(file, owner.file));
      continue;
    }
    places.set(file, place);
    const checked = { ...text, article };
    articles.push(checked);
    texts.push(checked);
    bySlug.set(article.slug, checked);
  }
  const former = new Map(
    articles.flatMap((checked) =>
      checked.article.aliases.flatMap((alias) => {
        const slug = articleSlugOf(alias);
        return slug === null ? [] : [[slug, checked] as const];
      }),
    ),
  );
  const aboutText = settings(ABOUT_FILE, parseAboutFile);
  const about = aboutText === null ? null : checkedText(ABOUT_FILE, { body: aboutText, bodyLine: 0 });
  if (about !== null) texts.push(about);
  return {
    contentDir,
    site,
    topics,
    facts,
    articles,
    bySlug,
    articleAt: (slug) => bySlug.get(slug) ?? former.get(slug),
    placeOf: (file, path) => places.get(file)?.(path) ?? FILE_START,
    unreadable,
    about,
    texts,
    images: listPictures(contentDir).files.map((file) => `/${file}`),
    files: names.length + (about === null ? 0 : 1),
    problems,
  };
}

const checkedText = (file: string, { body, bodyLine }: NonNullable<ParsedFile['body']>): CheckedText => ({
  file,
  markdown: body,
  bodyLine,
  outline: outline(body),
});

/** Line and column in its file of an offset in a text. */
export function textPlace({ markdown, bodyLine }: CheckedText, offset: number): Place {
  const { line, column } = positionAt(markdown, offset);
  return { line: line + bodyLine, column };
}

/** The text of a file with its BOM and line ends as written, or what is wrong with it; null when there is no file. */
export function readWritten(contentDir: string, file: string): TextFile | null {
  const size = statSync(join(contentDir, file), { throwIfNoEntry: false })?.size;
  return size === undefined ? null : readTextFile(contentDir, file, size);
}
