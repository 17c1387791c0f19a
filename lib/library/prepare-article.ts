import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { MAX_ARTICLE_BYTES, type ParsedFile, parseArticle } from '../content/parse-article.ts';
import { type Problem, positionAt } from '../content/problem.ts';
import { outline } from '../markdown/outline.ts';
import { articleSlugOf } from '../site/urls.ts';
import { countCharacters } from '../text/reading-time.ts';
import { encodeVector } from '../text/vector.ts';
import { documentVector } from './terms.ts';

/** A file that may have changed. */
export interface SuspectFile {
  /** Path inside the content folder, with `/`. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch, with fractions. */
  readonly mtime: number;
  /** Hash of the content in the library; the file is not parsed when it still has it. */
  readonly knownHash?: string | undefined;
}

/** An article with everything that the library stores of it and that takes time to find. */
export interface PreparedArticle {
  readonly article: Article;
  readonly places: ParsedFile['places'];
  /** Readable text of the body. */
  readonly text: string;
  readonly headings: readonly string[];
  /** Length for reading. */
  readonly characters: number;
  /** Links to articles of this site in the running text. */
  readonly links: readonly { readonly slug: string; readonly line: number; readonly column: number }[];
  /** The terms of all of it, encoded. */
  readonly vector: Uint8Array;
}

export interface PreparedFile {
  readonly suspect: SuspectFile;
  readonly hash: string;
  /** Null when the content is the known one. */
  readonly content: {
    readonly prepared: PreparedArticle | null;
    readonly problems: ParsedFile['problems'];
  } | null;
}

/**
 * Reads and parses a file: the part of an import that needs no database, so that it can run in another thread.
 * @param zone the site's IANA time zone
 * @returns null when the file has just gone
 */
export function prepareFile(contentDir: string, suspect: SuspectFile, zone: string): PreparedFile | null {
  const bytes = readBytes(join(contentDir, suspect.file), suspect.size);
  if (bytes === null) return null;
  if (bytes === 'unreadable')
    return { suspect, hash: '', content: { prepared: null, problems: [unreadable(suspect.file)] } };
  const hash = bytes.byteLength > MAX_ARTICLE_BYTES ? `${suspect.size} bytes` : sha256(bytes);
  if (hash === suspect.knownHash) return { suspect, hash, content: null };
  const { article, problems, places } = parseArticle(suspect.file, bytes, zone);
  if (article === null) return { suspect, hash, content: { prepared: null, problems } };
  const { headings, text, links } = outline(article.body);
  const prepared = {
    article,
    places,
    text,
    headings,
    characters: countCharacters(text),
    links: links.flatMap(({ href, offset }) => {
      const slug = articleSlugOf(href);
      if (slug === null) return [];
      const { line, column } = positionAt(article.body, offset);
      return [{ slug, line: line + article.bodyLine, column }];
    }),
    vector: encodeVector(documentVector({ ...article, topics: article.topics.map((id) => ({ id })), text })),
  };
  return { suspect, hash, content: { prepared, problems } };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

/** The bytes of a file; only the size of one that is too large to be an article; null when it has just gone. */
function readBytes(path: string, size: number): Uint8Array | 'unreadable' | null {
  if (size > MAX_ARTICLE_BYTES) return new Uint8Array(Math.min(size, 64_000_000));
  try {
    return readFileSync(path);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : 'unreadable';
  }
}

const unreadable = (file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'unreadable-file',
  message: '读不了这个文件',
  fix: '检查文件的权限和磁盘',
});
