/** Han letters in a row, signs and blanks aside, that no two texts should have in common. */
export const LONGEST_SHARED = 24;
/** Every run of `LONGEST_SHARED + 1` letters holds a whole block that starts at a multiple of this. */
const BLOCK = Math.floor((LONGEST_SHARED + 2) / 2);
/** Places of the same block that are compared; a phrase that stands everywhere is found at the first ones. */
const MOST_PLACES = 64;
/** Letters of a run that are handed out. */
const SHOWN = 30;

export interface RunPlace {
  /** Index of the part of its text. */
  readonly part: number;
  /** Offset of the run's first letter in that part. */
  readonly offset: number;
}

export interface SharedRun extends RunPlace {
  /** Han letters that are the same. */
  readonly length: number;
  /** The first of them, without signs: enough to recognise the passage. */
  readonly letters: string;
  /** Where else they stand: an earlier text. */
  readonly other: RunPlace & { readonly text: number };
}

/**
 * Finds the runs of more than `LONGEST_SHARED` Han letters that two texts have in common; names in 《》 don't
 * count. A text has parts, and a run stays inside one part. Each run is told once, for the later text.
 *
 * Blocks of the texts at fixed steps go into a hash table; then every place of every text is looked up in it and
 * the agreement is extended to both sides. Time grows with the letters, not with pairs of texts.
 */
export function hanRuns(texts: readonly (readonly string[])[]): Map<number, SharedRun[]> {
  const parts = texts.flatMap((list, text) => list.map((string, index) => ({ text, index, string })));
  const { letters, starts } = collect(parts.map(({ string }) => string));
  const blocks = new Blocks(letters);
  const placeOf = (part: number, at: number): RunPlace & { text: number } => {
    const { text = 0, index = 0, string = '' } = parts[part] ?? {};
    return { text, part: index, offset: offsetOf(string, at - (starts[part] ?? 0)) };
  };
  const found = new Map<number, SharedRun[]>();
  for (const [part, { text }] of parts.entries()) {
    const [from, to] = [starts[part] ?? 0, starts[part + 1] ?? 0];
    let done = from;
    for (let at = from; at + BLOCK <= to; at += 1) {
      const best = longestAt(at, { text, least: done, end: to });
      if (best.length <= LONGEST_SHARED) continue;
      done = best.start + best.length;
      const shown = letters.subarray(best.start, Math.min(done, best.start + SHOWN));
      const { part: index, offset } = placeOf(part, best.start);
      const run: SharedRun = {
        part: index,
        offset,
        length: best.length,
        letters: String.fromCharCode(...shown),
        other: placeOf(best.part, best.there),
      };
      found.set(text, [...(found.get(text) ?? []), run]);
      at = done - 1;
    }
    // Only now: a text is compared with those before it.
    for (let at = from; at + BLOCK <= to; at += BLOCK) blocks.add(at, part);
  }
  return found;

  /** The longest agreement with a text other than `text` of the letters around `at`, from `least` to `end`. */
  function longestAt(
    at: number,
    { text, least, end }: { text: number; least: number; end: number },
  ): { length: number; start: number; there: number; part: number } {
    const best = { length: 0, start: 0, there: 0, part: 0 };
    for (let block = blocks.first(at); block !== -1; block = blocks.next[block] ?? -1) {
      const [there, part] = [blocks.at[block] ?? 0, blocks.part[block] ?? 0];
      const [otherStart, otherEnd] = [starts[part] ?? 0, starts[part + 1] ?? 0];
      if (parts[part]?.text === text) continue;
      let [back, length] = [0, BLOCK];
      while (
        at - back > least &&
        there - back > otherStart &&
        letters[at - back - 1] === letters[there - back - 1]
      ) {
        back += 1;
      }
      while (
        at + length < end &&
        there + length < otherEnd &&
        letters[at + length] === letters[there + length]
      ) {
        length += 1;
      }
      if (back + length <= best.length) continue;
      Object.assign(best, { length: back + length, start: at - back, there: there - back, part });
    }
    return best;
  }
}

/** Blocks of letters by their content: an open hash table of chains of equal blocks, in typed arrays. */
class Blocks {
  /** Where each block starts, and in which part. */
  readonly at: Int32Array;
  readonly part: Int32Array;
  /** The next equal block, or -1. */
  readonly next: Int32Array;
  readonly #letters: Uint16Array;
  /** The first block of each chain, or -1. */
  readonly #slots: Int32Array;
  /** Blocks of a chain, by its first. */
  readonly #lengths: Uint8Array;
  #size = 0;

  constructor(letters: Uint16Array) {
    const most = Math.ceil(letters.length / BLOCK) + 1;
    this.#letters = letters;
    this.at = new Int32Array(most);
    this.part = new Int32Array(most);
    this.next = new Int32Array(most).fill(-1);
    this.#lengths = new Uint8Array(most);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2 + 16))).fill(-1);
  }

  add(at: number, part: number): void {
    const slot = this.#find(at);
    const first = this.#slots[slot] ?? -1;
    if (first !== -1 && (this.#lengths[first] ?? 0) >= MOST_PLACES) return;
    const block = this.#size;
    this.#size += 1;
    this.at[block] = at;
    this.part[block] = part;
    if (first === -1) {
      this.#slots[slot] = block;
      this.#lengths[block] = 1;
    } else {
      this.next[block] = this.next[first] ?? -1;
      this.next[first] = block;
      this.#lengths[first] = (this.#lengths[first] ?? 0) + 1;
    }
  }

  /** The first block that equals the letters at a place, or -1. */
  first(at: number): number {
    return this.#slots[this.#find(at)] ?? -1;
  }

  /** The slot of the block at `at`, or the free one where it belongs. */
  #find(at: number): number {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + BLOCK; next += 1) {
      hash = Math.imul(hash ^ (this.#letters[next] ?? 0), 0x01000193);
    }
    const mask = this.#slots.length - 1;
    for (let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask; ; slot = (slot + 1) & mask) {
      const block = this.#slots[slot] ?? -1;
      if (block === -1 || this.#isSame(this.at[block] ?? 0, at)) return slot;
    }
  }

  #isSame(one: number, other: number): boolean {
    for (let next = 0; next < BLOCK; next += 1) {
      if (this.#letters[one + next] !== this.#letters[other + next]) return false;
    }
    return true;
  }
}

/** The Han letters of all strings, one after the other; string `n` is from `starts[n]` to `starts[n + 1]`. */
function collect(strings: readonly string[]): { letters: Uint16Array; starts: readonly number[] } {
  const letters = new Uint16Array(strings.reduce((sum, { length }) => sum + length, 0));
  const starts = [0];
  let end = 0;
  for (const string of strings) {
    eachLetter(string, (letter) => {
      letters[end] = letter;
      end += 1;
      return false;
    });
    starts.push(end);
  }
  return { letters: letters.subarray(0, end), starts };
}

/** Calls `found` for each Han letter of the BMP outside 《》, until it returns true. */
function eachLetter(text: string, found: (letter: number, offset: number) => boolean): void {
  const lastClose = text.lastIndexOf('》');
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x300a) {
      if (at < lastClose) at = text.indexOf('》', at);
    } else if (unit >= 0x3400 && unit <= 0x9fff && found(unit, at)) return;
  }
}

/** Offset in the text of its letter number `index`, counted as `collect` does. */
function offsetOf(text: string, index: number): number {
  let seen = 0;
  let result = 0;
  eachLetter(text, (_, offset) => {
    result = offset;
    seen += 1;
    return seen > index;
  });
  return result;
}
