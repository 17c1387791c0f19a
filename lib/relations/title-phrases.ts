import { fold } from '../text/fold.ts';
import { isHan } from '../text/terms.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import { reason } from './constants.ts';
import type { PhraseFinder, Surroundings } from './phrase-finder.ts';

/** Words that only ask (要不要), and English words that only join others: no phrase begins or ends with one. */
const FILLERS =
  '[要能该会可]不[要能该会可]以?|之间|是不是|有没有|什么(?:时候)?|怎么[样办]?|如何|多[少久长]钱?|哪[些里个儿]|几[个次种]|可以|应该|为什么|' +
  '(?:the|an?|of|to|in|on|for|and|or|with|how|what|when|why|your|is|are|do|does|by|from|at|it|this|that|as|be|can|use|using)(?![a-z0-9])';
/** Letters that mean little at the beginning or at the end of a phrase, unless they belong to a word there (在线, 中国). */
const LOOSE_LETTERS =
  '是与和及或在对将把被让从到为以于之其也就都很更向给用要会能有无中上下里内后前等年月日号个一并';
/** Letters that never belong to a word at the end of a phrase. */
const PARTICLES = '的了吗呢吧于与和及或';
const SIGNS = '[^\\p{L}\\p{N}]+';
const LOOSE_START = new RegExp(`^(?:${SIGNS}|${FILLERS}|[的了${LOOSE_LETTERS}])`, 'u');
/** 先 belongs to what follows it (拼多多先 of 拼多多先用后付), and begins many a phrase. */
const LOOSE_END = new RegExp(`(?:(?<![a-z0-9])(?:${FILLERS})|[先${LOOSE_LETTERS}])$`, 'u');
/** What may stand before any verb, and is no phrase by itself: 不会 of 不会提现 tells something, 才不会 nothing. */
const BEFORE_VERBS =
  /^[才就也都还又再却并只]*(?:不?(?:会|能|要|是|用|必|该|可以|应该|需要|可能|一定|必须)|没有|一定要|有可能)$/;
/** 与 joins, and begins no word of a title (与安全). */
const NOTHING_START = /^与/;
/** What joins a word to what stands before, where the segmenter finds it apart (中|排除, 并|确定, 中的|新增). */
const JOINING = /^(?:[的中在从与和及或并将把被]|中的)$/;
const NOTHING_END = new RegExp(`(?:${SIGNS}|[${PARTICLES}])$`, 'u');
const LOOSE_LETTER = new RegExp(`^[的了${LOOSE_LETTERS}]$`);
/** Marks that end a phrase; a blank doesn't. */
const MARK = /^[^\p{L}\p{N}\s]+$/u;

/** The longest word sequences of the target's title, three letters or more, that the source speaks of. */
export function titlePhrases(source: PhraseFinder, target: PhraseFinder): string[] {
  const { title } = target.article;
  const folded = fold(title);
  if (!mayTell(source, folded)) return [];
  const phrases: string[] = [];
  const words = [...wordSegmenter.segment(title)];
  const cut = new Cut(folded, words, source, target);
  /** Where the last phrase ends: what ends there, too, is a part of it. */
  let lastEnd = 0;
  for (const [first, { index: from }] of words.entries()) {
    const to = longestFrom(source, folded, words.slice(first));
    if (to <= lastEnd) continue;
    const [start, end] = cut.trimmed(from, to);
    const phrase = title.slice(start, end);
    if (
      phrase.length < reason.titleLetters ||
      !/\p{L}/u.test(phrase) ||
      BEFORE_VERBS.test(phrase) ||
      !cut.isWhole(start, end)
    )
      continue;
    phrases.push(phrase);
    lastEnd = end;
  }
  // What is cut at its beginning may be a part of the next one, which goes on.
  return phrases.filter((phrase) => !phrases.some((other) => other !== phrase && other.includes(phrase)));
}

/** Where the longest phrase ends that begins with the first of these words of the title. */
function longestFrom(source: PhraseFinder, title: string, words: readonly Intl.SegmentData[]): number {
  const from = words[0]?.index ?? 0;
  let to = from;
  let length = 0;
  for (const { segment, index } of words) {
    const end = index + segment.length;
    if (segment.trim() !== '') length += isHan(segment.charCodeAt(0)) ? segment.length : 1;
    if (MARK.test(segment) || length > reason.titleUnits || !source.inText(title.slice(from, end))) break;
    to = end;
  }
  return to;
}

/**
 * A quick test, since to segment a title takes longer: false if no three letters in a row of it stand in the source.
 */
function mayTell(source: PhraseFinder, folded: string): boolean {
  if (/[a-z]/.test(folded)) return true;
  for (let end = reason.titleLetters; end <= folded.length; end++) {
    if (source.inText(folded.slice(end - reason.titleLetters, end))) return true;
  }
  return false;
}

/**
 * Where a phrase may be cut out of a title. The word segmenter doesn't know (it has 在|线|商店 and 站|点), but the texts
 * do: 线商店 is no phrase when 在 stands before it every time.
 */
class Cut {
  readonly #title: string;
  /** Where a word of two letters or more begins, by the place of what joins it to what stands before. */
  readonly #joining = new Map<number, number>();
  readonly #source: PhraseFinder;
  readonly #target: PhraseFinder;
  readonly #known = new Map<string, [source: Surroundings, target: Surroundings]>();

  constructor(title: string, words: readonly Intl.SegmentData[], source: PhraseFinder, target: PhraseFinder) {
    this.#title = title;
    this.#source = source;
    this.#target = target;
    for (const [at, { segment, index }] of words.entries()) {
      const next = words[at + 1];
      if (next !== undefined && next.segment.length > 1 && JOINING.test(segment)) {
        this.#joining.set(index, next.index);
      }
    }
  }

  /** The range without what means little at its ends. */
  trimmed(from: number, to: number): [from: number, to: number] {
    let [start, end] = [from, to];
    for (let text = this.#title.slice(start, end); text !== ''; text = this.#title.slice(start, end)) {
      const before = LOOSE_START.exec(text)?.[0].length ?? 0;
      const word = this.#joining.get(start);
      const behind = LOOSE_END.exec(text)?.[0].length ?? 0;
      const nothing = NOTHING_END.exec(text)?.[0].length ?? 0;
      if (nothing > 0) end -= nothing;
      else if (NOTHING_START.test(text)) start++;
      else if (word !== undefined) start = word;
      else if (before > 0 && this.#beginsWord(start + before, end)) start += before;
      else if (behind > 0 && this.#endsWord(start, end - behind)) end -= behind;
      else break;
    }
    return [start, end];
  }

  /** Whether the range is no part of a longer word, of the title's or of one that the source has. */
  isWhole(from: number, to: number): boolean {
    if (!this.#beginsWord(from, to) || !this.#endsWord(from, to)) return false;
    const [source] = this.#around(from, to);
    if (isBound(source, source.before) || isBound(source, source.behind)) return false;
    return this.#source.standsAsWords(this.#title.slice(from, to));
  }

  #beginsWord(from: number, to: number): boolean {
    const letter = this.#title.charAt(from - 1);
    if (from >= to || !areHan(letter, this.#title.charAt(from))) return true;
    return this.#around(from, to).some(({ before }) => hasAnother(before, letter));
  }

  #endsWord(from: number, to: number): boolean {
    const letter = this.#title.charAt(to);
    if (from >= to || !areHan(this.#title.charAt(to - 1), letter)) return true;
    return this.#around(from, to).some(({ behind }) => hasAnother(behind, letter));
  }

  /** What is around the phrase in the source, then in the target. */
  #around(from: number, to: number): [source: Surroundings, target: Surroundings] {
    const phrase = this.#title.slice(from, to);
    let found = this.#known.get(phrase);
    if (found === undefined) {
      found = [this.#source.around(phrase), this.#target.around(phrase)];
      this.#known.set(phrase, found);
    }
    return found;
  }
}

const hasAnother = (letters: ReadonlySet<string>, letter: string): boolean =>
  letters.size > (letters.has(letter) ? 1 : 0);

/** Whether a text that has the phrase again and again has always the same letter there: 器模块, of 播放器模块. */
function isBound({ times }: Surroundings, letters: ReadonlySet<string>): boolean {
  const [only = ''] = letters;
  return times > 1 && letters.size === 1 && isHan(only.charCodeAt(0)) && !LOOSE_LETTER.test(only);
}

const areHan = (one: string, other: string): boolean =>
  isHan(one.charCodeAt(0)) && isHan(other.charCodeAt(0));
