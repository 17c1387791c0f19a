import {
  matchSound,
  type PinyinMode,
  readings,
  rememberedTest,
  soundAlike,
  soundPrefix,
} from '../text/pinyin.ts';
import { isHan } from '../text/terms.ts';
import { searching } from './constants.ts';

/** Where a typed text was found by its sound: in a title or another label, and the title's range. */
export type SoundMatch = { inTitle: boolean; mode: PinyinMode; from: number; to: number };

/** Nobody types more in one piece; it also bounds the time that a match can take. */
const LONGEST = 40;

/** Finds a typed text in many labels by its sound, whole syllables before initials. */
export class SoundSearch {
  /** What is looked for; empty when that is too long. */
  readonly typed: string;
  readonly #modes: PinyinMode[];
  /** Whether a match can begin with the code unit. */
  readonly #canBegin: (unit: number) => boolean;

  /**
   * @param typed folded, without spaces and signs; a single letter is found only as it is
   * written, a text of more than `LONGEST` letters not at all
   */
  constructor(typed: string) {
    this.typed = typed.length > LONGEST ? '' : typed;
    const first = this.typed.charCodeAt(0);
    this.#canBegin = rememberedTest((unit) =>
      isHan(first)
        ? soundAlike(unit, first)
        : unit === first || readings(unit).some((reading) => reading.charCodeAt(0) === first),
    );
    this.#modes = /[a-z]/.test(this.typed) ? ['syllables', 'initials'] : ['syllables'];
  }

  /** The best match in the labels, of which the first line is the title. */
  find(labels: string): SoundMatch | undefined {
    if (this.typed === '') return undefined;
    const titleEnd = labels.indexOf('\n');
    if (this.typed.length === 1) {
      const from = labels.indexOf(this.typed);
      return from < 0 ? undefined : { inTitle: from < titleEnd, mode: 'syllables', from, to: from + 1 };
    }
    let best: SoundMatch | undefined;
    for (let from = 0; from < labels.length; from++) {
      if (!this.#canBegin(labels.charCodeAt(from))) continue;
      for (const mode of this.#modes) {
        const to = matchSound(this.typed, labels, from, mode);
        if (to < 0) continue;
        const match = { inTitle: from < titleEnd, mode, from, to };
        if (mode === 'syllables') return match;
        best ??= match;
      }
      if (best !== undefined && from >= titleEnd) break;
    }
    return best;
  }

  /**
   * Whether the labels have all of the typed text in pieces: zhimaxinyonghuankuan finds
   * 芝麻信用…还款. Only whole syllables count.
   */
  findPieces(labels: string): boolean {
    let rest = this.typed;
    for (let pieces = 0; rest !== '' && pieces < searching.soundPieces; pieces++) {
      let longest = 0;
      for (let from = 0; from < labels.length; from++) {
        longest = Math.max(longest, soundPrefix(rest, labels, from));
      }
      if (longest < searching.soundPiece) return false;
      rest = rest.slice(longest);
    }
    return rest === '' && this.typed !== '';
  }
}
