import { isHan } from '../text/terms.ts';
import { searching } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Query } from './query.ts';

/**
 * What each article gains from the question's single Han letters in its labels, its summary and what readers ask of it,
 * by how few of the articles have them: 坐车 and 打车 are different bigrams with a letter in common.
 * @param asks whether the query is a question (`isQuestion`)
 */
export function letterScores(
  index: LibraryIndex,
  judged: readonly { slug: string; labels: string; summary: string }[],
  query: Query,
  asks: boolean,
): number[] {
  if (query.terms.length < searching.sentence) return judged.map(() => 0);
  const letters = new Letters(query.typed);
  const labels = judged.map((article) => letters.standingIn(article.labels));
  const summaries = judged.map((article) => letters.standingIn(article.summary));
  const inLabels = letterRarities(labels, letters.size);
  const labelShares = shares(labels, inLabels);
  const summaryShares = shares(summaries, inLabels);
  const scores = judged.map(
    (_, at) => searching.letters * ((labelShares[at] ?? 0) + (summaryShares[at] ?? 0)),
  );
  // A few words are no question, and what others ask is not about them.
  if (!asks) return scores;
  const asked = judged.map(({ slug }) => letters.linesOf(index.questions.text(slug)));
  const inQuestions = letterRarities(asked, letters.size).map(
    (rarity) => rarity ** searching.questionLetterPower,
  );
  const askedShares = shares(asked, inQuestions);
  return scores.map((score, at) => score + searching.lettersInQuestions * (askedShares[at] ?? 0));
}

const LINE_BREAK = 0x0a;

/** The different Han letters of a query, numbered. */
class Letters {
  readonly #number = new Int8Array(0x10000).fill(-1);
  readonly size: number;

  constructor(typed: string) {
    const letters = [...new Set(typed)].map((letter) => letter.charCodeAt(0)).filter(isHan);
    for (const [at, letter] of letters.entries()) this.#number[letter] = at;
    this.size = letters.length;
  }

  /** 1 for each letter that stands in the text, else 0. */
  standingIn(text: string): Uint8Array {
    return this.linesOf(text).map((lines) => Math.min(1, lines));
  }

  /** In how many lines of the text each letter stands. */
  linesOf(text: string): Uint8Array {
    const lines = new Uint8Array(this.size);
    const last = new Int16Array(this.size);
    for (let at = 0, line = 1; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === LINE_BREAK) line++;
      const letter = this.#number[unit] ?? -1;
      if (letter < 0 || last[letter] === line) continue;
      last[letter] = line;
      lines[letter] = (lines[letter] ?? 0) + 1;
    }
    return lines;
  }
}

/** ln(1 + N / df) of each letter among the articles. */
function letterRarities(counts: readonly Uint8Array[], letters: number): Float64Array {
  return new Float64Array(letters).map((_, letter) => {
    let having = 0;
    for (const count of counts) if ((count[letter] ?? 0) > 0) having++;
    return Math.log(1 + counts.length / Math.max(1, having));
  });
}

/** Which share of the letters, by weight, each article has: 1 when each stands in one text, more when in several. */
function shares(counts: readonly Uint8Array[], weights: Float64Array): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const worth = (count: number): number =>
    ((1 + searching.letterAgain) * count) / (count + searching.letterAgain);
  return counts.map((count) => {
    let share = 0;
    for (let letter = 0; letter < count.length; letter++) {
      share += (weights[letter] ?? 0) * worth(count[letter] ?? 0);
    }
    return share / whole;
  });
}
