/** Han letters in a row, signs and blanks aside, that no two texts should have in common. */
export const LONGEST_SHARED = 24;
/** Every run of `LONGEST_SHARED + 1` letters holds a whole block that starts at a multiple of this. */
const BLOCK = Math.floor((LONGEST_SHARED + 2) / 2);
/** Places of the same block that are compared; a phrase that stands everywhere is found at the first ones. */
const MOST_PLACES = 64;
/** Letters of a run that a report shows. */
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

/** One part of a text: its letters are those from `start` to `end` of all. */
interface Part {
  readonly text: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Where each letter stands in the part. */
  readonly offsets: Uint32Array;
}

/**
 * Finds the runs of more than `LONGEST_SHARED` Han letters that two texts have in common; names in 《》 don't
 * count. A text has parts, and a run stays inside one part. Each run is told once, for the later text.
 *
 * The blocks of each text that start at a multiple of `BLOCK` go into a map. The block at every letter of a later text
 * is looked up in it, and what agrees is extended to both sides. Time grows with the letters, not with pairs of texts.
 * @returns by the index of the later text
 */
export function hanRuns(texts: readonly (readonly string[])[]): Map<number, SharedRun[]> {
  let end = 0;
  const parts = texts.flatMap((list, text) =>
    list.map((string, index) => {
      const start = end;
      const { letters, offsets } = hanLetters(string);
      end += letters.length;
      return { text, index, start, end, letters, offsets };
    }),
  );
  /** The letters of all parts, one behind the other: the numbers of letters below are offsets in it. */
  const all = parts.map(({ letters }) => letters).join('');
  const blockAt = (at: number): string => all.slice(at, at + BLOCK);
  /** Where each block stands, and in which part. */
  const blocks = new Map<string, { readonly at: number; readonly part: Part }[]>();
  const placeOf = ({ index, start, offsets }: Part, at: number): RunPlace => ({
    part: index,
    offset: offsets[at - start] ?? 0,
  });
  const found = new Map<number, SharedRun[]>();
  for (const part of parts) {
    let done = part.start;
    for (let at = part.start; at + BLOCK <= part.end; at += 1) {
      const best = longestAt(at, part, done);
      if (best === null || best.length <= LONGEST_SHARED) continue;
      done = best.start + best.length;
      const run: SharedRun = {
        ...placeOf(part, best.start),
        length: best.length,
        letters: all.slice(best.start, Math.min(done, best.start + SHOWN)),
        other: { ...placeOf(best.part, best.there), text: best.part.text },
      };
      found.set(part.text, [...(found.get(part.text) ?? []), run]);
      at = done - 1;
    }
    // Only now: a text is compared with those before it.
    for (let at = part.start; at + BLOCK <= part.end; at += BLOCK) {
      const same = blocks.get(blockAt(at));
      if (same === undefined) blocks.set(blockAt(at), [{ at, part }]);
      else if (same.length < MOST_PLACES) same.push({ at, part });
    }
  }
  return found;

  /**
   * The longest run around letter `at` of a part that an earlier text has, too; it begins at letter `least` or later.
   */
  function longestAt(
    at: number,
    own: Part,
    least: number,
  ): { length: number; start: number; there: number; part: Part } | null {
    let best: { length: number; start: number; there: number; part: Part } | null = null;
    for (const { at: there, part } of blocks.get(blockAt(at)) ?? []) {
      if (part.text === own.text) continue;
      let [back, length] = [0, BLOCK];
      const isSame = (step: number): boolean => all[at + step] === all[there + step];
      while (at - back > least && there - back > part.start && isSame(-back - 1)) back += 1;
      while (at + length < own.end && there + length < part.end && isSame(length)) length += 1;
      if (best !== null && back + length <= best.length) continue;
      best = { length: back + length, start: at - back, there: there - back, part };
    }
    return best;
  }
}

/** The Han letters of a text (those of the BMP, outside of 《》), and where each stands. */
function hanLetters(text: string): { letters: string; offsets: Uint32Array } {
  const offsets: number[] = [];
  const lastClose = text.lastIndexOf('》');
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x300a) {
      if (at < lastClose) at = text.indexOf('》', at);
    } else if (unit >= 0x3400 && unit <= 0x9fff) offsets.push(at);
  }
  const letters = offsets.map((offset) => text.charAt(offset)).join('');
  return { letters, offsets: Uint32Array.from(offsets) };
}
