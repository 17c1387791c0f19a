import { LONGEST_GAP, readings } from '../text/pinyin.ts';
import { isHan, isWordUnit } from '../text/terms.ts';
import { BitSet } from './bit-set.ts';

/** A way to read the next letters of a typed text: how many, as what syllables, with what first letters. */
type Step = { length: number; syllables: BitSet | undefined; initials: readonly string[] };

/**
 * Which articles' labels have a syllable, and which have two first letters next to each other,
 * as one bit an article. So a text that was typed in pinyin is looked for in the few articles
 * that can have it, and not letter by letter in all. 21 MB for 100,000 articles at most.
 */
export class SoundIndex {
  readonly #slugs: (string | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #syllables = new Map<string, BitSet>();
  readonly #pairs = new Map<string, BitSet>();
  readonly #all = new BitSet();

  /** Adds an article. What it had before is not taken out: `candidates` may name it for nothing. */
  put(slug: string, labels: string): void {
    const number = this.#numbers.get(slug) ?? this.#slugs.length;
    this.#slugs[number] = slug;
    this.#numbers.set(slug, number);
    this.#all.add(number);
    let before: readonly string[] = [];
    let signs = 0;
    for (let at = 0; at < labels.length; at++) {
      const unit = labels.charCodeAt(at);
      if (!isHan(unit) && !isWordUnit(unit) && unit !== 0x0a && signs < LONGEST_GAP) {
        signs++;
        continue;
      }
      const syllables = readings(unit);
      for (const syllable of syllables) addTo(this.#syllables, syllable, number);
      const initials = initialsOf(syllables, labels.charAt(at));
      for (const first of before) for (const second of initials) addTo(this.#pairs, first + second, number);
      before = initials;
      signs = 0;
    }
  }

  /** Takes an article out. Unknown ones are no error. */
  remove(slug: string): void {
    const number = this.#numbers.get(slug);
    if (number !== undefined) this.#slugs[number] = undefined;
    this.#numbers.delete(slug);
  }

  /**
   * Articles that may have what was typed, in syllables or first letters (`matchSound`): no
   * other one has. With `enough`, those that may have the beginning of it, so many letters at
   * least, in whole syllables (`soundPrefix`). `typed` is folded, without spaces and signs.
   */
  candidates(typed: string, enough?: number): string[] {
    const found = new BitSet();
    const end = enough ?? typed.length;
    const reached: (BitSet | undefined)[] = [this.#all];
    const steps = Array.from({ length: typed.length }, (_, at) =>
      this.#stepsFrom(typed, at, enough !== undefined),
    );
    for (const [at, ways] of steps.entries()) {
      const here = reached[at];
      if (here === undefined) continue;
      for (const { length, syllables, initials } of ways) {
        const articles = syllables === undefined ? here : here.and(syllables);
        const to = at + length;
        if (to >= end) {
          found.addAll(articles);
          continue;
        }
        const next = new BitSet();
        for (const second of new Set(steps[to]?.flatMap((way) => way.initials))) {
          for (const first of initials) next.addAll(this.#pairs.get(first + second) ?? new BitSet());
        }
        const before = reached[to] ?? new BitSet();
        before.addAll(articles.and(next));
        reached[to] = before;
      }
    }
    return [...found].flatMap((number) => this.#slugs[number] ?? []);
  }

  #stepsFrom(typed: string, at: number, wholeSyllables: boolean): Step[] {
    const letter = typed.charAt(at);
    if (isHan(typed.charCodeAt(at))) {
      const sounds = readings(typed.charCodeAt(at));
      const syllables = new BitSet();
      for (const sound of sounds) syllables.addAll(this.#syllables.get(sound) ?? new BitSet());
      const known = sounds.length > 0 ? syllables : undefined;
      return [{ length: 1, syllables: known, initials: initialsOf(sounds, letter) }];
    }
    const steps: Step[] = wholeSyllables ? [] : [{ length: 1, syllables: undefined, initials: [letter] }];
    const rest = typed.slice(at);
    const unfinished = new BitSet();
    for (const [syllable, articles] of this.#syllables) {
      if (rest.startsWith(syllable)) {
        steps.push({ length: syllable.length, syllables: articles, initials: [letter] });
      } else if (syllable.startsWith(rest)) unfinished.addAll(articles);
    }
    if (!wholeSyllables) steps.push({ length: rest.length, syllables: unfinished, initials: [letter] });
    return steps;
  }
}

/** The first letters of a Han letter's readings; of any other letter, itself. */
function initialsOf(syllables: readonly string[], letter: string): readonly string[] {
  return syllables.length === 0 ? [letter] : [...new Set(syllables.map((syllable) => syllable.charAt(0)))];
}

function addTo(sets: Map<string, BitSet>, key: string, number: number): void {
  const set = sets.get(key);
  if (set !== undefined) set.add(number);
  else {
    const first = new BitSet();
    first.add(number);
    sets.set(key, first);
  }
}
