/** A set of small whole numbers (0 and up), one bit each up to the largest. */
export class BitSet {
  #words: Uint32Array;

  constructor(words: Uint32Array = new Uint32Array(4)) {
    this.#words = words;
  }

  add(number: number): void {
    const word = number >>> 5;
    if (word >= this.#words.length) this.#grow(Math.max(word + 1, this.#words.length * 2));
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & 31));
  }

  addAll(other: BitSet): void {
    const added = other.#words;
    if (added.length > this.#words.length) this.#grow(added.length);
    for (let word = 0; word < added.length; word++) {
      this.#words[word] = (this.#words[word] ?? 0) | (added[word] ?? 0);
    }
  }

  #grow(words: number): void {
    const longer = new Uint32Array(words);
    longer.set(this.#words);
    this.#words = longer;
  }

  /** The numbers that both sets have. */
  and(other: BitSet): BitSet {
    const common = new Uint32Array(Math.min(this.#words.length, other.#words.length));
    for (let word = 0; word < common.length; word++) {
      common[word] = (this.#words[word] ?? 0) & (other.#words[word] ?? 0);
    }
    return new BitSet(common);
  }

  /** The numbers, ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (let word = 0; word < this.#words.length; word++) {
      for (let bits = this.#words[word] ?? 0; bits !== 0; bits &= bits - 1) {
        yield word * 32 + 31 - Math.clz32(bits & -bits);
      }
    }
  }
}
