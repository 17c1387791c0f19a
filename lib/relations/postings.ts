import type { Term } from '../text/terms.ts';

/**
 * Postings of a block lie in one page; a page holds 8 Mi postings, 32 MiB: from this size on glibc takes memory from
 * the system and gives it back at once (mallopt(3), DEFAULT_MMAP_THRESHOLD_MAX). Of smaller pages it kept what was
 * free.
 */
const PAGE_BITS = 23;
const PAGE_SIZE = 1 << PAGE_BITS;
/** No term is 0. */
const EMPTY = 0;
const SLOT = 3;
const SIZE = 1;
const PLACE = 2;

/**
 * Posting lists: for each term the documents that have it. A posting is one 32-bit number, `document << 8 | count`,
 * which allows 16 million documents and counts up to 255.
 *
 * A list lies in a block of one of a few lengths (`blockFor`); when the block is full, the list moves to a longer one,
 * and a later list takes the block that was left. A list of one posting (every second term of a corpus) has no block:
 * the posting stands in the hash table itself. So a corpus is read in one pass, and adding never copies more than one
 * list.
 */
export class Postings {
  /**
   * An open-addressing hash table with linear probing. A slot is three numbers: the term, how many postings it has, and
   * the place of its block (or, of a single posting, the posting).
   */
  #table = new Uint32Array(SLOT << 12);
  #slotBits = 12;
  #used = 0;
  #pages: Uint32Array[] = [];
  #free = PAGE_SIZE;
  /** Places of free blocks, by length. */
  readonly #left = new Map<number, number[]>();
  /** The sum of the free blocks' lengths. */
  #leftOver = 0;

  /** In how many documents the term occurs. */
  size(term: Term): number {
    return this.#table[this.#find(term) + SIZE] ?? 0;
  }

  /** The posting list of the term, to read at once: it is invalid after the next change. */
  list(term: Term): Uint32Array {
    return this.#at(this.#find(term));
  }

  /** Adds a posting. The document must not be in the term's list yet. */
  add(term: Term, document: number, count: number): void {
    if (this.#used * 5 > 3 << this.#slotBits) this.#grow();
    const slot = this.#find(term);
    const size = this.#table[slot + SIZE] ?? 0;
    const posting = ((document << 8) | count) >>> 0;
    if (size === 0) {
      if (this.#table[slot] === EMPTY) this.#used++;
      this.#table[slot] = term;
      this.#table[slot + PLACE] = posting;
    } else {
      if (isLength(size)) this.#move(slot, size);
      const place = this.#table[slot + PLACE] ?? 0;
      this.#page(place)[(place & (PAGE_SIZE - 1)) + size] = posting;
    }
    this.#table[slot + SIZE] = size + 1;
  }

  /**
   * Takes the document out of the term's list. It is looked for from the end: who is taken out was mostly added late.
   */
  remove(term: Term, document: number): void {
    const slot = this.#find(term);
    const list = this.#at(slot);
    for (let at = list.length - 1; at >= 0; at--) {
      if ((list[at] ?? 0) >>> 8 !== document) continue;
      list[at] = list[list.length - 1] ?? 0;
      this.#shrink(slot, list.length - 1);
      return;
    }
  }

  /** Whether more than a tenth of the memory lies in free blocks. */
  get isLoose(): boolean {
    return this.#leftOver * 10 > this.#pages.length * PAGE_SIZE;
  }

  /**
   * Closes the gaps between the lists and frees the pages behind the last one: after a corpus was read, free blocks
   * hold a third of the memory, and most of them are too short for the lists that still grow.
   */
  compact(): void {
    let to = 0;
    for (const slot of this.#slotsInOrder()) {
      const length = blockFor(this.#table[slot + SIZE] ?? 0);
      if ((to & (PAGE_SIZE - 1)) + length > PAGE_SIZE) to = (to | (PAGE_SIZE - 1)) + 1;
      // Never to a later place: in this order each block before it stands where it stood, or earlier.
      if (to !== this.#table[slot + PLACE]) this.#page(to).set(this.#at(slot), to & (PAGE_SIZE - 1));
      this.#table[slot + PLACE] = to;
      to += length;
    }
    this.#pages.length = Math.ceil(to / PAGE_SIZE);
    this.#free = to - (this.#pages.length - 1) * PAGE_SIZE;
    this.#left.clear();
    this.#leftOver = 0;
  }

  /** The slots whose lists have blocks, in the order in which the blocks lie in memory. */
  #slotsInOrder(): Float64Array {
    const { length } = this.#table;
    const keys = new Float64Array(this.#used);
    let lists = 0;
    for (let slot = 0; slot < length; slot += SLOT) {
      // Numbers sort ten times as fast as with a function that compares.
      if ((this.#table[slot + SIZE] ?? 0) > 1)
        keys[lists++] = (this.#table[slot + PLACE] ?? 0) * length + slot;
    }
    return keys
      .subarray(0, lists)
      .sort()
      .map((key) => key % length);
  }

  /**
   * Every list, in no order, to read at once: it is invalid after the next change, and so is the
   * generator.
   */
  *lists(): Generator<Uint32Array, void> {
    for (let slot = 0; slot < this.#table.length; slot += SLOT) {
      if ((this.#table[slot + SIZE] ?? 0) > 0) yield this.#at(slot);
    }
  }

  #at(slot: number): Uint32Array {
    const size = this.#table[slot + SIZE] ?? 0;
    if (size <= 1) return this.#table.subarray(slot + PLACE, slot + PLACE + size);
    const place = this.#table[slot + PLACE] ?? 0;
    const start = place & (PAGE_SIZE - 1);
    return this.#page(place).subarray(start, start + size);
  }

  #page(place: number): Uint32Array {
    const page = this.#pages[place >>> PAGE_BITS];
    if (page === undefined) throw new RangeError('a posting list outside of the pages');
    return page;
  }

  /** Where the slot of the term starts in the table, or the free one in which it belongs. */
  #find(term: Term): number {
    const table = this.#table;
    const mask = (1 << this.#slotBits) - 1;
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, §6.4): the upper bits of the
    // product depend on all bits of the term.
    let slot = Math.imul(term, 0x9e3779b1) >>> (32 - this.#slotBits);
    for (;;) {
      const key = table[slot * SLOT];
      if (key === term || key === EMPTY) return slot * SLOT;
      slot = (slot + 1) & mask;
    }
  }

  #move(slot: number, size: number): void {
    const old = this.#table[slot + PLACE] ?? 0;
    const to = this.#block(longer(size));
    const start = to & (PAGE_SIZE - 1);
    if (size === 1) {
      this.#page(to)[start] = old;
    } else {
      const from = old & (PAGE_SIZE - 1);
      this.#page(to).set(this.#page(old).subarray(from, from + size), start);
      this.#leave(old, size);
    }
    this.#table[slot + PLACE] = to;
  }

  #shrink(slot: number, size: number): void {
    const place = this.#table[slot + PLACE] ?? 0;
    this.#table[slot + SIZE] = size;
    if (size === 0 || !isLength(size)) return;
    // `add` takes a list as long as a block to be full: give back the longer block.
    if (size === 1) {
      this.#table[slot + PLACE] = this.#page(place)[place & (PAGE_SIZE - 1)] ?? 0;
      this.#leave(place, longer(1));
      return;
    }
    const to = this.#block(size);
    const from = place & (PAGE_SIZE - 1);
    this.#page(to).set(this.#page(place).subarray(from, from + size), to & (PAGE_SIZE - 1));
    this.#leave(place, longer(size));
    this.#table[slot + PLACE] = to;
  }

  #block(size: number): number {
    const left = this.#left.get(size)?.pop();
    if (left !== undefined) {
      this.#leftOver -= size;
      return left;
    }
    if (this.#free + size > PAGE_SIZE) {
      this.#pages.push(new Uint32Array(PAGE_SIZE));
      this.#free = 0;
    }
    const place = (this.#pages.length - 1) * PAGE_SIZE + this.#free;
    this.#free += size;
    return place;
  }

  #leave(place: number, size: number): void {
    this.#leftOver += size;
    const left = this.#left.get(size);
    if (left === undefined) this.#left.set(size, [place]);
    else left.push(place);
  }

  #grow(): void {
    const old = this.#table;
    this.#slotBits++;
    this.#table = new Uint32Array(SLOT << this.#slotBits);
    this.#used = 0;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + SIZE] === 0) continue;
      this.#table.set(old.subarray(from, from + SLOT), this.#find(old[from] ?? 0));
      this.#used++;
    }
  }
}

/**
 * The length of the shortest block that holds so many postings: 1 to 8, then four lengths between a power of two and
 * the next (10, 12, 14, 16, 20 …), so that a tenth of the memory is empty.
 */
const blockFor = (size: number): number => {
  const step = size < 8 ? 1 : 1 << (29 - Math.clz32(size));
  return Math.ceil(size / step) * step;
};

/** Whether a block has this length. */
const isLength = (size: number): boolean => blockFor(size) === size;

/** The next longer block's length. */
const longer = (length: number): number => blockFor(length + 1);
