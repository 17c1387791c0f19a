import type { Database, Statement } from 'libsql';
import { z } from 'zod';
import type { Library } from '../library/open.ts';
import { fold } from '../text/fold.ts';
import { termsOf } from '../text/terms.ts';
import { SoundIndex } from './sound-index.ts';
import { TermIndex } from './term-index.ts';
import { storedVector } from './texts.ts';

/** What the index remembers of an article beside its terms. Lists stand one entry a line. */
export type IndexedArticle = {
  title: string;
  titleTerms: Uint32Array;
  time: number;
  keywords: string;
  topics: string;
  /** Title, keywords, topics and headings as texts are compared (`fold`). */
  labels: string;
  /** Folded, too. */
  summary: string;
};

const BATCH = 200;
const newestRow = z.object({ change: z.number().nullable() });
const batchColumns = 'change, slug, published_at, title, keywords, topics, headings, summary, vector';
const batchRows = z.array(
  z.tuple([
    z.number(),
    z.string(),
    z.number(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    storedVector.nullable(),
  ]),
);
type BatchRow = z.infer<typeof batchRows>[number];

/** The terms of a library's articles in memory, brought up to date with what the database has. */
export class LibraryIndex {
  terms = new TermIndex();
  articles = new Map<string, IndexedArticle>();
  sounds = new SoundIndex();
  #lastChange = 0;
  #filled = false;
  #batch: Statement;
  #newest: Statement;

  constructor({ db }: Library) {
    this.#batch = db
      .prepare(`select ${batchColumns} from term_documents where change > ? order by change limit ${BATCH}`)
      .raw();
    this.#newest = db.prepare('select max(change) change from term_documents');
  }

  /**
   * Reads what changed since the last time. With `milliseconds`, stops after about as long and
   * answers false when there is more to read.
   */
  catchUp(milliseconds = Number.POSITIVE_INFINITY): boolean {
    const newest = newestRow.parse(this.#newest.get()).change ?? 0;
    if (newest === this.#lastChange) return true;
    if (newest < this.#lastChange || this.terms.dead > 64 + this.terms.size / 8) this.#forget();
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      const rows = batchRows.parse(this.#batch.all(this.#lastChange));
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
    this.sounds = new SoundIndex();
    this.#lastChange = 0;
    this.#filled = false;
  }

  #read([change, slug, time, title, keywords, topics, headings, summary, vector]: BatchRow): void {
    this.#lastChange = change;
    if (vector === null) {
      this.terms.remove(slug);
      this.articles.delete(slug);
      this.sounds.remove(slug);
      return;
    }
    const labels = fold([title, keywords, topics, headings].join('\n'));
    this.articles.set(slug, {
      title,
      titleTerms: termsOf(title),
      time,
      keywords,
      topics,
      labels,
      summary: fold(summary),
    });
    this.sounds.put(slug, labels);
    this.terms.put(slug, vector, this.#filled);
  }
}

/** The index belongs to the open database and goes with it. */
const indexes = new WeakMap<Database, LibraryIndex>();

function indexOf(library: Library): LibraryIndex {
  const known = indexes.get(library.db);
  if (known !== undefined) return known;
  const index = new LibraryIndex(library);
  indexes.set(library.db, index);
  return index;
}

/**
 * The library's index, with every change that the database has. The first call for a library
 * reads it whole (half a second for 10,000 articles) unless `prepareIndex` did so before.
 */
export function currentIndex(library: Library): LibraryIndex {
  const index = indexOf(library);
  index.catchUp();
  return index;
}

/** How long other work waits at most while the index is prepared, in ms. */
const SLICE = 20;

/** Reads the library into its index in slices, so that a server answers requests meanwhile. */
export async function prepareIndex(library: Library): Promise<void> {
  const index = indexOf(library);
  while (!index.catchUp(SLICE)) await new Promise((resolve) => setImmediate(resolve));
}
