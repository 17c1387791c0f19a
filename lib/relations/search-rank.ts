import { searching } from './constants.ts';
import { labelScores } from './label-scores.ts';
import type { LibraryIndex } from './library-index.ts';
import { isQuestion, type Query } from './query.ts';
import { WHOLE } from './query-scores.ts';
import { type WeightedTerm, weightedConcepts, weightedTerms } from './query-weights.ts';
import { type QueryWord, queryWords } from './query-words.ts';
import { type QuestionScore, questionScores } from './question-scores.ts';
import { type Sound, soundMatches } from './sound-matches.ts';
import type { Concept } from './synonyms.ts';
import type { TermMatch } from './term-index.ts';

/**
 * How an article was found: it has the whole query, some of it, or what sounds like it. Of several words it has all
 * that stand in its text or in the question that is nearest, as they were typed, or synonyms or what sounds like them
 * instead.
 */
export type HowFound = 'all' | 'some' | 'sound';

/**
 * An article that was found. `soundTitle` is the range of the title that sounds like the query, `sounding` what is
 * written there or in another label.
 */
export type Found = {
  slug: string;
  score: number;
  /** How much of the query the text or a question of the article has, by weight, 0 to 1. */
  present: number;
  how: HowFound;
  /** A question of the article has more of the query than its text. */
  byQuestion: boolean;
  soundTitle: [from: number, to: number] | undefined;
  sounding: readonly string[];
};

const NO_TERMS = new Uint32Array();
const NO_WORDS: readonly string[] = [];

/** What speaks for the articles, by slug: all that is known of how they fit a query. */
type Evidence = {
  query: Query;
  /** The words of a query of several. */
  words: readonly QueryWord[];
  asks: boolean;
  texts: ReadonlyMap<string, TermMatch>;
  labels: ReadonlyMap<string, number>;
  questions: ReadonlyMap<string, QuestionScore>;
  sounds: ReadonlyMap<string, Sound>;
};

/**
 * Every article of the index that the query finds: those that surely have all of it, then the others, each best first:
 *
 *     text · (terms that the whole text has, damped; `TermIndex.matching`)
 *       + what title, keywords, other labels and summary have (`labelScores`)
 *       + how near its nearest question is (`questionScores`)
 *       + what in its labels sounds like the query (`soundMatches`; for pinyin, or where no text has half)
 *       + of a single word, for having all of it (`allLetters`)
 *       + of a question's best hits, what the articles score that editors put beside them (`Neighbours.gain`)
 *
 * A term counts by its rarity. The numbers stand in `searching` of constants.ts.
 */
export function rankSearch(index: LibraryIndex, query: Query, concepts: readonly Concept[]): Found[] {
  if (query.words.length === 0) return [];
  const evidence = evidenceFor(index, query, concepts);
  const { texts, questions, sounds } = evidence;
  const slugs = new Set([...texts.keys(), ...questions.keys(), ...sounds.keys()]);
  const order = orderOf(evidence);
  const found = [...slugs].map((slug) => foundBy(evidence, slug)).sort(order);
  if (evidence.asks) {
    // Of the best only: the others are hardly read, and would cost more.
    const best = found.splice(0, searching.neighbourly);
    const isKnown = (slug: string) => index.articles.get(slug) !== undefined;
    for (const one of best) {
      one.score += index.neighbours.gain(one.slug, (slug) => scoreOf(evidence, slug), isKnown);
    }
    found.unshift(...best.sort(order));
  }
  return withoutWeak(evidence, found);
}

function evidenceFor(index: LibraryIndex, query: Query, concepts: readonly Concept[]): Evidence {
  const terms = weightedTerms(
    query.terms,
    concepts,
    (term) => index.terms.rarity(term) ** searching.rarityPower,
  );
  const weighted = weightedConcepts(concepts, terms);
  const words = queryWords(query);
  const matches = index.terms.matching(
    { terms, concepts: weighted, words },
    searching.mostHits,
    titleScores(index, terms, words),
  );
  const most = Math.max(0, ...matches.map(({ present }) => present));
  const asks = isQuestion(query, most);
  const questions = questionScores(index.questions, query, concepts, words, most);
  const judged = [...matches.slice(0, searching.judged).map(({ key }) => key), ...questions.keys()];
  return {
    query,
    words,
    asks,
    texts: new Map(matches.map((match) => [match.key, match])),
    labels: labelScores(index, query, terms, weighted, { slugs: judged, asks }),
    questions,
    sounds: asksForSound(query, most) ? soundMatches(index, query) : new Map(),
  };
}

/** What everything together is worth, but for having all of a single word and for neighbours. */
const scoreOf = ({ texts, labels, questions, sounds }: Evidence, slug: string): number =>
  searching.text * (texts.get(slug)?.score ?? 0) +
  (labels.get(slug) ?? 0) +
  (questions.get(slug)?.score ?? 0) +
  (sounds.get(slug)?.value ?? 0);

function foundBy(evidence: Evidence, slug: string): Found {
  const { query, words } = evidence;
  const text = evidence.texts.get(slug);
  const question = evidence.questions.get(slug);
  const sound = evidence.sounds.get(slug);
  const present = Math.max(text?.present ?? 0, question?.present ?? 0);
  // A word that stands there as it was typed (chain) sounds like itself, too.
  const sounds = sound !== undefined && sound.words.length > 0;
  const hasAll =
    words.length === 0
      ? present >= WHOLE || query.length === 1
      : words.every((word) => [text, question, sound].some((by) => by?.words.includes(word.text)));
  const forAllLetters = hasAll && words.length === 0 ? searching.allLetters * query.typed.length : 0;
  return {
    slug,
    score: scoreOf(evidence, slug) + forAllLetters,
    present,
    how: hasAll ? 'all' : sounds ? 'sound' : 'some',
    byQuestion: present > (text?.present ?? 0),
    soundTitle: sound?.soundTitle,
    sounding: sound?.written ?? NO_WORDS,
  };
}

/** Articles that surely have all of the query come before any other. */
function orderOf({ query, words }: Evidence): (a: Found, b: Found) => number {
  // Pairs of Han letters may stand in a text by chance, a word of letters or several words don't.
  const isSure = words.length > 0 || !/\p{Script=Han}/u.test(query.typed);
  const isWhole = ({ how }: Found) => (isSure && how === 'all' ? 1 : 0);
  return (a, b) => isWhole(b) - isWhole(a) || b.score - a.score || (a.slug < b.slug ? -1 : 1);
}

/** Leaves out what has little of the query, and scores little beside the best. */
function withoutWeak({ query, asks }: Evidence, found: readonly Found[]): Found[] {
  const bestScore = found.reduce((best, { score }) => Math.max(best, score), 0);
  // Of several words any is enough; of a sentence a few pairs of letters are not.
  const leastPresent = query.words.length === 1 ? WHOLE : searching.leastPresent / query.words.length;
  return found.filter(({ how, score, present }, at) => {
    const leastShare = asks && at >= searching.questionHits ? searching.questionShare : searching.leastShare;
    return how === 'all' || score >= bestScore * leastShare || present >= leastPresent;
  });
}

/** What an article's title is worth about, by its terms: quicker than to judge its labels. */
function titleScores(
  index: LibraryIndex,
  terms: readonly WeightedTerm[],
  words: readonly QueryWord[],
): (slug: string) => number {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return (slug) => {
    const title = index.articles.get(slug)?.titleTerms ?? NO_TERMS;
    let score = 0;
    for (const term of title) score += searching.title * (weights.get(term) ?? 0);
    if (score === 0) return 0;
    for (const { text, terms } of words) {
      if ([...terms].every((term) => title.includes(term)))
        score += (searching.phrase * text.length) / letters;
    }
    return score;
  };
}

/**
 * Whether to look through all labels by sound: for pinyin, and for a short query of which no
 * article has even half (支麻信用).
 */
function asksForSound(query: Query, most: number): boolean {
  return (
    /[a-z]/.test(query.typed) || (most < searching.soundBelow && query.typed.length <= searching.soundLetters)
  );
}
