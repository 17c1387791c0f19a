/** 1 MiB; what is larger gets a page of its own. */
const PAGE_SIZE = 1 << 20;

/**
 * Memory outside of the JavaScript heap for many small records, in pages: the collector neither walks through them nor
 * keeps room for their copies.
 */
export class BytePages {
  readonly #pages: Buffer[] = [];
  #free = PAGE_SIZE;

  /** Reserves so many bytes and gives their place, an offset in all pages together that is a multiple of 4. */
  reserve(bytes: number): number {
    const size = (bytes + 3) & ~3;
    if (this.#free + size > PAGE_SIZE) {
      this.#pages.push(Buffer.alloc(Math.max(PAGE_SIZE, size)));
      this.#free = 0;
    }
    const place = (this.#pages.length - 1) * PAGE_SIZE + this.#free;
    this.#free += size;
    return place;
  }

  /** The page in which the place is, and where in it. */
  find(place: number): { page: Buffer; at: number } {
    const page = this.#pages[Math.floor(place / PAGE_SIZE)];
    if (page === undefined) throw new RangeError('a place outside of the pages');
    return { page, at: place % PAGE_SIZE };
  }
}
