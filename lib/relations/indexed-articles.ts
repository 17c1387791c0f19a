import { fold } from '../text/fold.ts';
import { termsOf } from '../text/terms.ts';
import { BytePages } from './byte-pages.ts';

/** What the index is told of an article. Lists stand one entry a line. `time` in ms. */
type Described = {
  time: number;
  title: string;
  keywords: string;
  topics: string;
  headings: string;
  summary: string;
};

/**
 * Offsets in bytes within a record: the time (a double), the room that the record has, the lengths of title, keywords,
 * title terms, labels and summary; after this header the title's terms, the labels and the summary themselves.
 */
const TIME = 0;
const ROOM = 8;
const TITLE = 12;
const KEYWORDS = 16;
const TERMS = 20;
const LABELS = 24;
const SUMMARY = 28;
const HEADER = 32;

/** What the index remembers of articles beside their terms, by slug: 500 bytes an article, outside of the heap. */
export class IndexedArticles {
  readonly #pages = new BytePages();
  readonly #places = new Map<string, number>();

  /** Adds the article, or replaces it. */
  put(slug: string, { time, title, keywords, topics, headings, summary }: Described): void {
    const terms = termsOf(title);
    const labels = fold([title, keywords, topics, headings].join('\n'));
    const size = HEADER + 4 * terms.length + 2 * (labels.length + summary.length);
    const { page, at } = this.#pages.find(this.#placeFor(slug, size));
    page.writeDoubleLE(time, at + TIME);
    page.writeUInt32LE(title.length, at + TITLE);
    page.writeUInt32LE(keywords.length, at + KEYWORDS);
    page.writeUInt32LE(terms.length, at + TERMS);
    page.writeUInt32LE(labels.length, at + LABELS);
    page.writeUInt32LE(summary.length, at + SUMMARY);
    new Uint32Array(page.buffer, page.byteOffset + at + HEADER, terms.length).set(terms);
    const labelsAt = at + HEADER + 4 * terms.length;
    page.write(labels, labelsAt, 'utf16le');
    page.write(fold(summary), labelsAt + 2 * labels.length, 'utf16le');
  }

  /** Unknown articles are no error. */
  remove(slug: string): void {
    this.#places.delete(slug);
  }

  /** A view of the article's record, to read at once: it is invalid after the next change. */
  get(slug: string): IndexedArticle | undefined {
    const place = this.#places.get(slug);
    if (place === undefined) return undefined;
    const { page, at } = this.#pages.find(place);
    return new IndexedArticle(page, at);
  }

  slugs(): Iterable<string> {
    return this.#places.keys();
  }

  *[Symbol.iterator](): Generator<[slug: string, article: IndexedArticle]> {
    for (const [slug, place] of this.#places) {
      const { page, at } = this.#pages.find(place);
      yield [slug, new IndexedArticle(page, at)];
    }
  }

  /**
   * Calls `visit` with every article's title and keywords, folded, one entry a line: the UTF-16 code units from `from`
   * to `to`. Strings of all articles would take four times as long, and an object for each twice.
   */
  eachTitleAndKeywords(visit: (slug: string, units: Uint16Array, from: number, to: number) => void): void {
    let last: Buffer | undefined;
    let units: Uint16Array = new Uint16Array();
    this.#places.forEach((place, slug) => {
      const { page, at } = this.#pages.find(place);
      if (page !== last) units = new Uint16Array(page.buffer, page.byteOffset, page.length / 2);
      last = page;
      const from = labelsAt(page, at) / 2;
      visit(slug, units, from, from + page.readUInt32LE(at + TITLE) + 1 + page.readUInt32LE(at + KEYWORDS));
    });
  }

  /** The place of the article's record if the new one fits there, else that of a new record. */
  #placeFor(slug: string, size: number): number {
    const before = this.#places.get(slug);
    if (before !== undefined) {
      const { page, at } = this.#pages.find(before);
      if (page.readUInt32LE(at + ROOM) >= size) return before;
    }
    const place = this.#pages.reserve(size);
    const { page, at } = this.#pages.find(place);
    page.writeUInt32LE(size, at + ROOM);
    this.#places.set(slug, place);
    return place;
  }
}

/** A view of one article's record, which decodes what is asked for. */
export class IndexedArticle {
  readonly #page: Buffer;
  readonly #at: number;

  constructor(page: Buffer, at: number) {
    this.#page = page;
    this.#at = at;
  }

  /** In ms. */
  get time(): number {
    return this.#page.readDoubleLE(this.#at + TIME);
  }

  get titleTerms(): Uint32Array {
    const start = this.#page.byteOffset + this.#at + HEADER;
    return new Uint32Array(this.#page.buffer, start, this.#length(TERMS));
  }

  /** Title, keywords, topics and headings, folded as all texts here, one entry a line. */
  get labels(): string {
    return this.#text(0, LABELS);
  }

  get title(): string {
    return this.#text(0, TITLE);
  }

  /** One a line. */
  get keywords(): string {
    return this.#text(this.#length(TITLE) + 1, KEYWORDS);
  }

  get summary(): string {
    return this.#text(this.#length(LABELS), SUMMARY);
  }

  /** The text that begins `from` code units behind the beginning of the labels, by the offset of its length. */
  #text(from: number, length: number): string {
    const start = labelsAt(this.#page, this.#at) + 2 * from;
    return this.#page.toString('utf16le', start, start + 2 * this.#length(length));
  }

  /** One of the lengths in the header, by its offset. */
  #length(offset: number): number {
    return this.#page.readUInt32LE(this.#at + offset);
  }
}

/** Where the labels of the record stand in the page. */
const labelsAt = (page: Buffer, at: number): number => at + HEADER + 4 * page.readUInt32LE(at + TERMS);
