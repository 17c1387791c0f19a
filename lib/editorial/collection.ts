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
import { FILE_START, type FilePlace, type Problem, positionAt } from '../content/problem.ts';
import {
  parseAboutFile,
  parseFactsFile,
  parseSiteFile,
  parseSynonymsFile,
  parseTopicsFile,
  type SettingsFile,
} from '../content/settings-files.ts';
import { isConflictedCopy, isSlug, meantSlug, slugOfFile } from '../content/slug.ts';
import type { Names } from '../content/suggestion.ts';
import { plainText, readContentFile, readTextFile } from '../content/text-file.ts';
import type { Topic } from '../content/topic.ts';
import { unseenProblems } from '../content/unseen.ts';
import type { PlaceOf } from '../content/yaml-record.ts';
import { type Outline, outline } from '../markdown/outline.ts';
import { defaultSite, type Site } from '../site/site.ts';
import { articlesByName, newFileNames } from './file-names.ts';

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
  /** Titles of articles by slug, and names of topics by id. */
  readonly titles: Names;
  readonly topicNames: Names;
  /** Former addresses of articles and topics. */
  readonly aliases: ReadonlySet<string>;
  /** The article that readers get at `/articles/SLUG`, by its slug of now or a former one. */
  readonly articleAt: (slug: string) => CheckedArticle | undefined;
  /** The slug that the article has, or is to have, which a link calls so (`articlesByName`). */
  readonly articleCalled: (meant: string, name: string) => string | null;
  /** Where a value is written in the front matter of an article, or in one of the site's own YAML files. */
  readonly placeOf: (file: string, path: readonly PropertyKey[]) => FilePlace;
  /** Slugs of files that can't be used because of errors: links to them aren't wrong. */
  readonly unreadable: ReadonlySet<string>;
  readonly about: CheckedText | null;
  /** The texts of the articles, of files with errors in their front matter, and of the page about the site. */
  readonly texts: readonly CheckedText[];
  /** Pictures as addresses, `/images/x.png`, NFC. */
  readonly images: readonly string[];
  /** How many Markdown files there are, the page about the site included. */
  readonly files: number;
  /** What is wrong in single files, in no order. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and parses everything in a content folder.
 * @param onProgress called for each article file with how many are done, of how many
 * @throws UserError when the folder isn't there
 */
export function readCollection(
  contentDir: string,
  onProgress: (done: number, total: number) => void = () => {},
): Collection {
  const folder = listContent(contentDir);
  const problems: Problem[] = [...folder.problems];
  const settingsPlaces = new Map<string, PlaceOf>();
  const settings = <T>(name: string, parse: (text: string) => SettingsFile<T>): T | null => {
    const read = readTextFile(contentDir, name);
    if (read === null) return null;
    if ('problem' in read) {
      problems.push(read.problem);
      return null;
    }
    const text = plainText(read.text);
    const result = parse(text);
    problems.push(...unseenProblems(name, text), ...result.problems);
    settingsPlaces.set(name, result.place);
    return result.value;
  };
  const site = settings(SITE_FILE, parseSiteFile) ?? defaultSite;
  const topics = settings(TOPICS_FILE, parseTopicsFile);
  settings(SYNONYMS_FILE, parseSynonymsFile);
  const facts = settings(FACTS_FILE, parseFactsFile);

  const files = folder.files
    .map(({ file }) => file)
    .filter((file) => file.endsWith('.md') && file !== ABOUT_FILE);
  const names = newFileNames(files);
  const read = readArticles(contentDir, files, site.timeZone, onProgress);
  const { articles, bySlug, unreadable } = read;
  const former = new Map(
    articles.flatMap((checked) => checked.article.aliases.map((alias) => [alias, checked] as const)),
  );
  const aboutText = settings(ABOUT_FILE, parseAboutFile);
  const about = aboutText === null ? null : checkedText(ABOUT_FILE, { body: aboutText, bodyLine: 0 });
  return {
    contentDir,
    site,
    topics,
    facts,
    articles,
    bySlug,
    titles: new Map(articles.map(({ article: { slug, title } }) => [slug, title])),
    topicNames: new Map(topics?.map(({ id, name }) => [id, name])),
    aliases: new Set([...former.keys(), ...(topics ?? []).flatMap((topic) => topic.aliases)]),
    articleAt: (slug) => bySlug.get(slug) ?? former.get(`/articles/${slug}`),
    articleCalled: articlesByName(files, names),
    placeOf: (file, path) => ({
      file,
      ...((read.places.get(file) ?? settingsPlaces.get(file))?.(path) ?? FILE_START),
    }),
    unreadable,
    about,
    texts: about === null ? read.texts : [...read.texts, about],
    images: listPictures(contentDir).files.map((file) => `/${file}`.normalize('NFC')),
    files: files.length + (about === null ? 0 : 1),
    problems: [...problems, ...read.problems.map((problem) => withFreeName(problem, files, names))],
  };
}

/** A problem of a file's name, which isn't to become that of another: `C++.md` beside `C.md` was to be `c.md`, too. */
function withFreeName(
  problem: Problem,
  files: readonly string[],
  names: ReadonlyMap<string, string>,
): Problem {
  const { file, rule } = problem;
  if (rule !== 'slug' || names.has(file) || isConflictedCopy(slugOfFile(file))) return problem;
  const meant = meantSlug(file);
  const owner = files.find((other) => other !== file && slugOfFile(names.get(other) ?? other) === meant);
  return owner === undefined ? problem : { ...problem, fix: `换一个名字：${meant}.md 是 ${owner} 的` };
}

/** Reads the files of articles, in this order. */
function readArticles(
  contentDir: string,
  files: readonly string[],
  zone: string,
  onProgress: (done: number, total: number) => void,
) {
  const articles: CheckedArticle[] = [];
  const texts: CheckedText[] = [];
  const places = new Map<string, PlaceOf>();
  const problems: Problem[] = [];
  const bySlug = new Map<string, CheckedArticle>();
  const unreadable = new Set<string>();
  /** The first file with each slug, whether it can be used or not. */
  const firstFiles = new Map<string, string>();
  for (const [index, file] of files.entries()) {
    onProgress(index, files.length);
    const read = readContentFile(contentDir, file);
    if (read === null) continue;
    const slug = slugOfFile(file);
    if ('problem' in read) {
      problems.push(read.problem);
      unreadable.add(slug);
      continue;
    }
    const { article, body, place, problems: own } = parseArticle(file, read.bytes, zone);
    problems.push(...own);
    const text = body === null ? null : checkedText(file, body);
    const first = firstFiles.get(slug) ?? file;
    firstFiles.set(slug, first);
    if (article === null || text === null) {
      // Names that are no addresses have to become others, which may part them.
      if (first !== file && (isSlug(slug) || meantSlug(file) === meantSlug(first)))
        problems.push(duplicateSlug(file, first));
      unreadable.add(slug);
      if (text !== null) texts.push(text);
      continue;
    }
    const owner = bySlug.get(slug);
    if (owner !== undefined) {
      problems.push(duplicateSlug(file, owner.file));
      continue;
    }
    places.set(file, place);
    const checked = { ...text, article };
    articles.push(checked);
    texts.push(checked);
    bySlug.set(slug, checked);
  }
  return { articles, texts, bySlug, unreadable, places, problems };
}

const checkedText = (file: string, { body, bodyLine }: NonNullable<ParsedFile['body']>): CheckedText => ({
  file,
  markdown: body,
  bodyLine,
  outline: outline(body),
});

/** Where an offset in a text is in its file. */
export function textPlace({ file, markdown, bodyLine }: CheckedText, offset: number): FilePlace {
  const { line, column } = positionAt(markdown, offset);
  return { file, line: line + bodyLine, column };
}
