import type { StoredPage } from './stored-page.ts';

/** A cache of pages by address, bounded by bytes, that drops the least recently used first (LRU). */
export class PageStore {
  readonly #maxBytes: number;
  /** In order of use, the latest last: a Map keeps the order of insertion, so `get` inserts the page again. */
  readonly #pages = new Map<string, { page: StoredPage; size: number }>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#pages.size;
  }

  get(address: string): StoredPage | undefined {
    const entry = this.#pages.get(address);
    if (entry === undefined) return undefined;
    this.#pages.delete(address);
    this.#pages.set(address, entry);
    return entry.page;
  }

  set(address: string, page: StoredPage): void {
    this.delete(address);
    this.#pages.set(address, { page, size: page.size });
    this.#bytes += page.size;
    page.onGrown = () => this.#measure(address, page);
    this.#shrink();
  }

  delete(address: string): void {
    const entry = this.#pages.get(address);
    if (entry === undefined) return;
    this.#bytes -= entry.size;
    this.#pages.delete(address);
  }

  /** Counts the bytes of a page anew, if it is still stored. */
  #measure(address: string, page: StoredPage): void {
    const entry = this.#pages.get(address);
    if (entry?.page !== page) return;
    this.#bytes += page.size - entry.size;
    entry.size = page.size;
    this.#shrink();
  }

  #shrink(): void {
    for (const [address, { size }] of this.#pages) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#bytes -= size;
      this.#pages.delete(address);
    }
  }
}
