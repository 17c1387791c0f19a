import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Database, Statement } from 'libsql';
import * as z from 'zod';
import type { Library } from '../library/open.ts';
import { openSlugOf, publishedNow } from '../library/published.ts';
import { fold } from '../text/fold.ts';
import type { Term } from '../text/terms.ts';
import { IndexedArticles } from './indexed-articles.ts';
import { Neighbours } from './neighbours.ts';
import { EXACT_UP_TO } from './norms.ts';
import { QuestionIndex } from './question-index.ts';
import { SoundIndex } from './sound-index.ts';
import { TermIndex } from './term-index.ts';
import { storedVector } from './texts.ts';

/** How many rows are read at a time; a batch takes some 10 ms. */
const BATCH = 64;
/** How long (ms) the index is prepared before other work gets its turn; a batch that was begun is ended. */
const SLICE = 15;
/** A turn of the event loop that takes longer than this (ms) has done other work, */
const BUSY = 0.2;
/** for which the preparation pauses at most this long (ms) after a slice. */
const LONGEST_REST = 60;

const newestRow = z.object({ change: z.number().nullable() });
const batchColumns = `change, slug, published_at, title, keywords, topics, headings, summary, questions,
  (select group_concat(target, char(10)) from (
    select coalesce(${openSlugOf('target_slug')}, target_slug) target
      from article_related join articles on id = article_id where articles.slug = d.slug
    ) where target <> d.slug),
  case when exists (select 1 from articles a where a.slug = d.slug and ${publishedNow('a')}) then vector end`;
/** Slugs of articles that appear or expire after one moment (ms) and up to another one. */
const movedSlugs = `select slug from articles where visible_from > :after and visible_from <= :until
  union select slug from articles where visible_until > :after and visible_until <= :until`;
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
    z.string(),
    z.string().nullable(),
    storedVector.nullable(),
  ]),
);
type BatchRow = z.infer<typeof batchRows>[number];

/** `since`: when it was begun, by `performance.now`. */
type Preparation = { readonly since: number; readonly done: Promise<void> };

/**
 * The terms of the articles that readers can see, in memory, brought up to date with what the database has. Drafts,
 * scheduled and expired articles are not in it, so that they can decide nothing: neither what is found, nor how much,
 * nor which words are known.
 */
export class LibraryIndex {
  terms = new TermIndex();
  articles = new IndexedArticles();
  sounds = new SoundIndex();
  questions = new QuestionIndex();
  neighbours = new Neighbours();
  #lastChange = 0;
  /** The moment (ms) for which the index holds what readers see. */
  #now: number | undefined;
  #filled = false;
  #settled = true;
  #preparing: Preparation | undefined;
  #batch: Statement;
  #moved: Statement;
  #newest: Statement;

  constructor({ db }: Library) {
    this.#batch = db
      .prepare(
        `select ${batchColumns} from term_documents d where change > :read order by change limit ${BATCH}`,
      )
      .raw();
    this.#moved = db
      .prepare(
        `select ${batchColumns} from term_documents d where slug in (${movedSlugs}) and change <= :read`,
      )
      .raw();
    this.#newest = db.prepare('select max(change) change from term_documents');
  }

  /** Whether any article has the term, in its text, a label or a question. */
  knows(term: Term): boolean {
    return this.terms.has(term) || this.questions.has(term);
  }

  /**
   * Reads what was written since the last call, and what appeared or expired until `now` (ms). Stops after about
   * `milliseconds` and answers false if there is more to do.
   */
  catchUp(now: number, milliseconds = Number.POSITIVE_INFINITY): boolean {
    this.#moveTo(now);
    const newest = newestRow.parse(this.#newest.get()).change ?? 0;
    if (newest === this.#lastChange && this.#settled) return true;
    if (newest < this.#lastChange || hasManyDead(this.terms) || hasManyDead(this.questions)) this.#forget();
    this.#settled = false;
    const end = performance.now() + milliseconds;
    for (let read = BATCH; read === BATCH; ) {
      if (performance.now() >= end) return false;
      const rows = batchRows.parse(this.#batch.all({ read: this.#lastChange, now }));
      for (const row of rows) this.#read(row);
      this.#lastChange = rows.at(-1)?.[0] ?? this.#lastChange;
      read = rows.length;
      if (!this.#filled && this.terms.isLoose) this.#compact();
    }
    this.#settled = this.terms.settle(end);
    if (this.#settled && !this.#filled) {
      this.#compact();
      this.#filled = true;
    }
    return this.#settled;
  }

  /**
   * Reads again the articles that appeared or expired between the last moment and this one, which may be the earlier.
   */
  #moveTo(now: number): void {
    const before = this.#now ?? now;
    this.#now = now;
    if (before === now) return;
    const [after, until] = [Math.min(before, now), Math.max(before, now)];
    const rows = batchRows.parse(this.#moved.all({ after, until, read: this.#lastChange, now }));
    for (const row of rows) this.#read(row);
    if (rows.length > 0) this.#settled = false;
  }

  #compact(): void {
    this.terms.compact();
    this.questions.compact();
  }

  /** `catchUp` in slices, between which the process does other work; one for all who ask meanwhile. */
  prepare(): Preparation {
    this.#preparing ??= {
      since: performance.now(),
      done: this.#catchUpInSlices().finally(() => {
        this.#preparing = undefined;
      }),
    };
    return this.#preparing;
  }

  async #catchUpInSlices(): Promise<void> {
    while (!this.catchUp(Date.now(), SLICE)) await letOthersWork();
  }

  /** Begins anew: the database is another one, or too many postings belong to articles that have changed. */
  #forget(): void {
    this.terms = new TermIndex();
    this.articles = new IndexedArticles();
    this.sounds = new SoundIndex();
    this.questions = new QuestionIndex();
    this.neighbours = new Neighbours();
    this.#lastChange = 0;
    this.#filled = false;
  }

  #read(row: BatchRow): void {
    const [, slug, time, title, keywords, topics, headings, summary, questions, related, vector] = row;
    if (vector === null) {
      const parts = [this.terms, this.articles, this.sounds, this.questions, this.neighbours];
      for (const part of parts) part.remove(slug);
      return;
    }
    this.articles.put(slug, { time, title, keywords, topics, headings, summary });
    this.sounds.put(slug, this.articles.get(slug)?.labels ?? '');
    this.questions.put(slug, fold(questions));
    this.neighbours.put(slug, related?.split('\n') ?? []);
    this.terms.put(slug, vector, this.#filled || this.terms.size < EXACT_UP_TO);
  }
}

/**
 * Waits until the event loop has nothing else to do, `LONGEST_REST` at most. To make a page takes many turns of the
 * event loop, and with a slice of work in each of them the page would take that much longer.
 */
async function letOthersWork(): Promise<void> {
  const end = performance.now() + LONGEST_REST;
  for (let start = 0, now = performance.now(); now - start > BUSY && now < end; now = performance.now()) {
    start = now;
    await nextTurn();
  }
}

/** Whether it is time to build an index anew, to get rid of the postings of dead documents. */
const hasManyDead = ({ dead, size }: { dead: number; size: number }): boolean => dead > 64 + size / 8;

const INDEXES = Symbol.for('lib/relations/library-index');
/** Next bundles pages and route handlers apart, each with modules of their own: they share one index. */
const shared: typeof globalThis & { [INDEXES]?: WeakMap<Database, LibraryIndex> } = globalThis;

/** The index belongs to the open database and goes with it. */
function indexOf(library: Library): LibraryIndex {
  shared[INDEXES] ??= new WeakMap();
  const known = shared[INDEXES].get(library.db);
  if (known !== undefined) return known;
  const index = new LibraryIndex(library);
  shared[INDEXES].set(library.db, index);
  return index;
}

/**
 * The library's index of what readers see `now` (ms), with every change that the database has. The first call for a
 * library reads it whole (a second for 10,000 articles) unless `prepareIndex` did so before.
 */
export function currentIndex(library: Library, now: number): LibraryIndex {
  const index = indexOf(library);
  index.catchUp(now);
  return index;
}

/** Brings the library's index up to date in slices, so that a server answers requests meanwhile. */
export const prepareIndex = (library: Library): Promise<void> => indexOf(library).prepare().done;

/**
 * How long (ms) after the preparation was begun pages wait for the index: 10,000 articles are read in two seconds,
 * 100,000 in twenty. Then they go without at once.
 */
const PATIENCE = 2_000;

/**
 * `prepareIndex` for a page. To await before what needs the index: `currentIndex` then has nothing to do. False when
 * it takes longer than a reader should wait, as after the start of a large site; the page then goes without.
 */
export function indexIsReady(library: Library, patience = PATIENCE): Promise<boolean> {
  const { since, done } = indexOf(library).prepare();
  const left = Math.max(0, since + patience - performance.now());
  return Promise.race([done.then(() => true), sleep(left, false, { ref: false })]);
}
