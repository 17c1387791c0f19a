import { LRUCache } from 'lru-cache';
import type { StoredPage } from './stored-page.ts';

/** A cache of pages by address, bounded by bytes, that drops the least recently used first (LRU). */
export class PageStore {
  readonly #pages: LRUCache<string, StoredPage>;

  constructor(maxBytes: number) {
    this.#pages = new LRUCache({ maxSize: maxBytes, sizeCalculation: (page) => page.size });
  }

  get bytes(): number {
    return this.#pages.calculatedSize;
  }

  get count(): number {
    return this.#pages.size;
  }

  get(address: string): StoredPage | undefined {
    return this.#pages.get(address);
  }

  /** A page that is larger than the whole store isn't kept. */
  set(address: string, page: StoredPage): void {
    this.#pages.set(address, page);
    page.onGrown = () => {
      if (this.#pages.peek(address) !== page) return;
      // The size of a value that is already there isn't asked for again.
      this.#pages.delete(address);
      this.#pages.set(address, page);
    };
  }

  delete(address: string): void {
    this.#pages.delete(address);
  }
}
