import type Database from 'libsql';
import type { Library } from '../library/open.ts';
import { decodeVector, type TermVector } from '../text/vector.ts';
import { TermIndex } from './term-index.ts';

/** What the index remembers of an article beside its terms. Lists stand one entry a line. */
export type IndexedArticle = {
  title: string;
  time: number;
  keywords: string;
  topics: string;
  headings: string;
};

type Row = [
  change: number,
  slug: string,
  time: number,
  title: string,
  keywords: string,
  topics: string,
  headings: string,
  vector: Uint8Array | null,
];

const BATCH = 200;

/** The terms of a library's articles in memory, brought up to date with what the database has. */
export class LibraryIndex {
  terms = new TermIndex();
  articles = new Map<string, IndexedArticle>();
  #lastChange = 0;
  #filled = false;
  #batch: Database.Statement;
  #newest: Database.Statement;

  constructor(library: Library) {
    this.#batch = library.db
      .prepare(
        `SELECT change, slug, published_at, title, keywords, topics, headings, vector
         FROM term_documents WHERE change > ? ORDER BY change LIMIT ${BATCH}`,
      )
      .raw();
    this.#newest = library.db.prepare('SELECT max(change) FROM term_documents').pluck();
  }

  /**
   * Reads what changed since the last time. With `milliseconds`, stops after about as long and
   * answers false when there is more to read.
   */
  catchUp(milliseconds = Number.POSITIVE_INFINITY): boolean {
    const newest = Number(this.#newest.get() ?? 0);
    if (newest === this.#lastChange) return true;
    if (newest < this.#lastChange || this.terms.dead > 64 + this.terms.size / 8) this.#forget();
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      const rows = this.#batch.all(this.#lastChange) as Row[];
      for (const row of rows) this.#read(row);
      if (rows.length === BATCH) continue;
      this.#filled = true;
      this.terms.settle();
      return true;
    }
    return false;
  }

  /** The database is another one, or too many postings are of articles that changed since. */
  #forget(): void {
    this.terms = new TermIndex();
    this.articles = new Map();
    this.#lastChange = 0;
    this.#filled = false;
  }

  #read([change, slug, time, title, keywords, topics, headings, bytes]: Row): void {
    this.#lastChange = change;
    if (bytes === null) {
      this.terms.remove(slug);
      this.articles.delete(slug);
      return;
    }
    this.articles.set(slug, { title, time, keywords, topics, headings });
    this.terms.put(slug, decodeVector(bytes), this.#filled);
  }
}
