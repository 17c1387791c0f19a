import { createHash } from 'node:crypto';
import type { Article } from '../content/article.ts';
import { type ParsedFile, parseArticle } from '../content/parse-article.ts';
import { type Place, positionAt } from '../content/problem.ts';
import { type ContentBytes, readContentFile } from '../content/text-file.ts';
import { outline } from '../markdown/outline.ts';
import { articleSlugOf, isRelative } from '../site/urls.ts';
import { countCharacters } from '../text/reading-time.ts';
import { encodeVector } from '../text/vector.ts';
import { documentVector } from './terms.ts';

/**
 * Stands for the hash of a file that can't be read: such a file is looked at again each time, whatever its size and
 * time.
 */
export const UNREADABLE = 'unreadable';

/** A file that may have changed since it was imported. */
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
  /** Where the title and the names of other records are written, in the order of the article's fields. */
  readonly places: {
    readonly title: Place;
    readonly topics: readonly Place[];
    readonly related: readonly Place[];
  };
  /** Readable text of the body. */
  readonly text: string;
  readonly headings: readonly string[];
  /** Length for reading. */
  readonly characters: number;
  /** Links to articles of this site in the running text. */
  readonly links: readonly (Place & { readonly slug: string })[];
  /** Addresses of pictures, and of links that are relative, in the running text. */
  readonly addresses: readonly (Place & { readonly href: string; readonly image: boolean })[];
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

/** Reads and parses files, in any order; null for one that has just gone. `zone`: the site's IANA time zone. */
export type PrepareFiles = (
  contentDir: string,
  files: readonly SuspectFile[],
  zone: string,
) => Iterable<PreparedFile | null>;

/** One file after the other, in the given order. */
export const prepareFiles: PrepareFiles = function* (contentDir, files, zone) {
  for (const file of files) yield prepareFile(contentDir, file, zone);
};

/**
 * Reads and parses a file: the part of an import that needs no database, so that it can run in another thread.
 * @returns null when the file has just gone
 */
function prepareFile(contentDir: string, suspect: SuspectFile, zone: string): PreparedFile | null {
  const { file, size, knownHash } = suspect;
  const read = readContentFile(contentDir, file);
  if (read === null) return null;
  const hash = hashOf(read, size);
  if (hash === knownHash) return { suspect, hash, content: null };
  if ('problem' in read) return { suspect, hash, content: { prepared: null, problems: [read.problem] } };
  const { article, problems, place } = parseArticle(file, read.bytes, zone);
  if (article === null) return { suspect, hash, content: { prepared: null, problems } };
  const { headings, text, links } = outline(article.body);
  const placeOf = (offset: number): Place => {
    const { line, column } = positionAt(article.body, offset);
    return { line: line + article.bodyLine, column };
  };
  const prepared = {
    article,
    places: {
      title: place(['title']),
      topics: article.topics.map((_, index) => place(['topics', index])),
      related: article.related.map((_, index) => place(['related', index])),
    },
    text,
    headings: headings.map((heading) => heading.text),
    characters: countCharacters(text),
    links: links.flatMap(({ href, offset }) => {
      const slug = articleSlugOf(href);
      return slug === null ? [] : [{ slug, ...placeOf(offset) }];
    }),
    addresses: links.flatMap(({ href, offset, image }) =>
      image || isRelative(href) ? [{ href, image, ...placeOf(offset) }] : [],
    ),
    vector: encodeVector(documentVector({ ...article, text })),
  };
  return { suspect, hash, content: { prepared, problems } };
}

/**
 * By this a file's content is recognized as unchanged.
 * @param size bytes of the file
 */
export function hashOf(read: ContentBytes, size: number): string {
  if ('bytes' in read) return createHash('sha256').update(read.bytes).digest('base64url');
  return read.problem.rule === 'unreadable-file' ? UNREADABLE : `${size} bytes`;
}
