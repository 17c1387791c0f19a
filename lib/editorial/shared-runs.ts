/** Han letters in a row, signs and blanks aside, that no two texts should have in common. */
export const LONGEST_SHARED = 24;
/** Every run of `LONGEST_SHARED + 1` letters holds a whole block that starts at a multiple of this. */
const BLOCK = Math.floor((LONGEST_SHARED + 2) / 2);
/** Places of the same block that are compared; a phrase that stands everywhere is found at the first ones. */
const MOST_PLACES = 64;

interface RunPlace {
  /** Index of the part of its text. */
  readonly part: number;
  /** Offset of the run's first letter in that part. */
  readonly offset: number;
}

export interface SharedRun extends RunPlace {
  /** The letters that are the same, without signs. */
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
  const { letters, starts, partText, partIndex } = collect(texts);
  const blocks = new Blocks(letters);
  const found = new Map<number, SharedRun[]>();
  for (let part = 0; part < partText.length; part += 1) {
    const [from, to] = [starts[part] ?? 0, starts[part + 1] ?? 0];
    const text = partText[part] ?? 0;
    let done = from;
    for (let at = from; at + BLOCK <= to; at += 1) {
      if (at < done) continue;
      let best = { length: 0, start: 0, there: 0, part: 0 };
      for (const place of blocks.places(at)) {
        const otherPart = partOf(starts, place);
        if (partText[otherPart] === text) continue;
        const [otherFrom, otherTo] = [starts[otherPart] ?? 0, starts[otherPart + 1] ?? 0];
        let back = 0;
        while (
          at - back > done &&
          place - back > otherFrom &&
          letters[at - back - 1] === letters[place - back - 1]
        ) {
          back += 1;
        }
        let length = BLOCK;
        while (
          at + length < to &&
          place + length < otherTo &&
          letters[at + length] === letters[place + length]
        ) {
          length += 1;
        }
        if (back + length > best.length) {
          best = { length: back + length, start: at - back, there: place - back, part: otherPart };
        }
      }
      if (best.length <= LONGEST_SHARED) continue;
      const run: SharedRun = {
        part: partIndex[part] ?? 0,
        offset: offsetOf(texts[text]?.[partIndex[part] ?? 0] ?? '', best.start - from),
        letters: String.fromCharCode(...letters.subarray(best.start, best.start + best.length)),
        other: {
          text: partText[best.part] ?? 0,
          part: partIndex[best.part] ?? 0,
          offset: offsetOf(
            texts[partText[best.part] ?? 0]?.[partIndex[best.part] ?? 0] ?? '',
            best.there - (starts[best.part] ?? 0),
          ),
        },
      };
      const runs = found.get(text);
      if (runs === undefined) found.set(text, [run]);
      else runs.push(run);
      done = best.start + best.length;
    }
    // Only now: a text is compared with those before it.
    for (let at = from; at + BLOCK <= to; at += BLOCK) blocks.add(at);
  }
  return found;
}

/** Blocks of letters by their content: an open hash table of places, each with a chain of equal blocks. */
class Blocks {
  readonly #letters: Uint16Array;
  readonly #slots: Int32Array;
  /** The next place of an equal block, by block number. */
  readonly #next: Map<number, number> = new Map();
  /** How many places a chain has, by its first place. */
  readonly #count: Map<number, number> = new Map();

  constructor(letters: Uint16Array) {
    this.#letters = letters;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2((letters.length / BLOCK) * 2 + 16))).fill(-1);
  }

  add(at: number): void {
    const slot = this.#find(at);
    const first = this.#slots[slot] ?? -1;
    if (first === -1) {
      this.#slots[slot] = at;
      return;
    }
    const count = this.#count.get(first) ?? 1;
    if (count >= MOST_PLACES) return;
    this.#count.set(first, count + 1);
    const second = this.#next.get(first);
    if (second !== undefined) this.#next.set(at, second);
    this.#next.set(first, at);
  }

  *places(at: number): Iterable<number> {
    let place = this.#slots[this.#find(at)];
    while (place !== undefined && place !== -1) {
      yield place;
      place = this.#next.get(place);
    }
  }

  /** The slot of the block at `at`, or the free one where it belongs. */
  #find(at: number): number {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + BLOCK; next += 1) {
      hash = Math.imul(hash ^ (this.#letters[next] ?? 0), 0x01000193);
    }
    const mask = this.#slots.length - 1;
    for (let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] ?? -1;
      if (place === -1 || this.#isSame(place, at)) return slot;
    }
  }

  #isSame(one: number, other: number): boolean {
    for (let next = 0; next < BLOCK; next += 1) {
      if (this.#letters[one + next] !== this.#letters[other + next]) return false;
    }
    return true;
  }
}

/** The Han letters of all parts, one after the other, and which part is whose. */
function collect(texts: readonly (readonly string[])[]) {
  const size = texts.reduce((sum, parts) => sum + parts.reduce((all, part) => all + part.length, 0), 0);
  const letters = new Uint16Array(size);
  const starts: number[] = [];
  const partText: number[] = [];
  const partIndex: number[] = [];
  let end = 0;
  for (const [text, parts] of texts.entries()) {
    for (const [index, part] of parts.entries()) {
      starts.push(end);
      partText.push(text);
      partIndex.push(index);
      eachLetter(part, (letter) => {
        letters[end] = letter;
        end += 1;
        return false;
      });
    }
  }
  starts.push(end);
  return { letters: letters.subarray(0, end), starts, partText, partIndex };
}

/** Calls `found` for each Han letter of the BMP outside 《》, until it returns true. */
function eachLetter(text: string, found: (letter: number, offset: number) => boolean): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x300a) {
      const close = text.indexOf('》', at);
      if (close !== -1) at = close;
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

/** Which part a place belongs to: the last one that starts at or before it. */
function partOf(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
