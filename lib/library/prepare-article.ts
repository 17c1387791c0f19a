import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { type ParsedFile, parseArticle } from '../content/parse-article.ts';
import { positionAt } from '../content/problem.ts';
import { MAX_FILE_BYTES, readBytes, unreadable } from '../content/text-file.ts';
import { outline } from '../markdown/outline.ts';
import { articleSlugOf } from '../site/urls.ts';
import { countCharacters } from '../text/reading-time.ts';
import { encodeVector } from '../text/vector.ts';
import { documentVector } from './terms.ts';

/** In place of the hash of a file that can't be read: it is looked at again each time, whatever its size and time. */
export const UNREADABLE = 'unreadable';

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
  const bytes =
    // Only the size counts of one that is too large to be an article.
    suspect.size > MAX_FILE_BYTES
      ? new Uint8Array(Math.min(suspect.size, 64_000_000))
      : readBytes(join(contentDir, suspect.file));
  if (bytes === 'gone') return null;
  if (bytes === 'unreadable') {
    const problems = [unreadable(suspect.file, '读不了这个文件')];
    const content = suspect.knownHash === UNREADABLE ? null : { prepared: null, problems };
    return { suspect, hash: UNREADABLE, content };
  }
  const hash = bytes.byteLength > MAX_FILE_BYTES ? `${suspect.size} bytes` : sha256(bytes);
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
