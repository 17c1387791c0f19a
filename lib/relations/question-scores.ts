import { withoutFillers } from '../text/fillers.ts';
import { type Term, termsOf } from '../text/terms.ts';
import { searching } from './constants.ts';
import type { Query } from './query.ts';
import { WHOLE } from './query-scores.ts';
import {
  synonymsIn,
  type WeightedConcept,
  type WeightedTerm,
  weightedConcepts,
  weightedTerms,
} from './query-weights.ts';
import type { QueryWord } from './query-words.ts';
import type { QuestionIndex } from './question-index.ts';
import type { Concept } from './synonyms.ts';

/** What an article gains by that question of its own which is nearest to the query. */
export type QuestionScore = {
  score: number;
  /** How much of the query the question has, by weight, 0 to 1. */
  present: number;
  /** The words of the query that it has. */
  words: readonly string[];
};

/**
 * What each article gains that has a question like the query, by slug. How near the two are is the harmonic mean of the
 * share of the query that the question has and the share of the question that the query has, both weighted by rarity
 * among questions: all of them ask 怎么办.
 * @param inTexts how much of the query the text that has most of it has: where that is little (`soundBelow`), a
 * question with all of it is enough, however long it is
 */
export function questionScores(
  index: QuestionIndex,
  query: Query,
  concepts: readonly Concept[],
  words: readonly QueryWord[],
  inTexts: number,
): Map<string, QuestionScore> {
  const terms = weightedTerms(query.terms, concepts, (term) => index.rarity(term));
  const weighted = weightedConcepts(concepts, terms);
  const typed = new Set(terms.map(({ term }) => term));
  const listed = new Set(concepts.flatMap((concept) => [...concept.typed]));
  const least = query.typed.length <= searching.questionLetters ? searching.questionLeast : 0;
  // 怎么办 is in every question.
  const isAlone = inTexts < searching.soundBelow && withoutFillers(query.typed).text.length > 1;
  const best = new Map<string, QuestionScore>();
  for (const { slug, question } of index.matching(terms, weighted, searching.questionsJudged)) {
    const questionTerms = new Set(termsOf(question));
    const present = presentIn(question, questionTerms, terms, weighted);
    const covered = coveredBy(questionTerms, typed, listed, synonymTerms(question, concepts), index);
    const nearness = (2 * present * covered) / (present + covered || 1);
    if (nearness < least && !(isAlone && present >= WHOLE)) continue;
    const score = searching.question * (nearness + nearness ** 3);
    if (score <= (best.get(slug)?.score ?? 0)) continue;
    best.set(slug, { score, present, words: wordsIn(question, questionTerms, words, concepts) });
  }
  return best;
}

/** How much of the query the question has. */
function presentIn(
  question: string,
  questionTerms: ReadonlySet<Term>,
  terms: readonly WeightedTerm[],
  concepts: readonly WeightedConcept[],
): number {
  let present = 0;
  for (const { term, weight } of terms) if (questionTerms.has(term)) present += weight;
  for (const concept of concepts) present += synonymsIn(question, concept, terms);
  return Math.min(1, present);
}

/** The words that the question has, or a synonym of each of their parts. */
function wordsIn(
  question: string,
  questionTerms: ReadonlySet<Term>,
  words: readonly QueryWord[],
  concepts: readonly Concept[],
): string[] {
  const standing = concepts.filter(({ synonyms }) => synonyms.some(({ text }) => question.includes(text)));
  const has = (term: Term) => questionTerms.has(term) || standing.some(({ typed }) => typed.has(term));
  return words.filter((word) => [...word.terms].every(has)).map(({ text }) => text);
}

/** How much of the question the query has: what was typed, and what stands for it. */
function coveredBy(
  question: ReadonlySet<Term>,
  typed: ReadonlySet<Term>,
  listed: ReadonlySet<Term>,
  synonyms: ReadonlySet<Term>,
  index: QuestionIndex,
): number {
  let covered = 0;
  let whole = 0;
  for (const term of question) {
    const isSynonym = synonyms.has(term);
    const weight = (isSynonym || listed.has(term) ? searching.listed : 1) * index.rarity(term);
    whole += weight;
    if (typed.has(term)) covered += weight;
    else if (isSynonym) covered += searching.synonym * weight;
  }
  return whole === 0 ? 0 : covered / whole;
}

/** The terms of those words in the question that stand for words of the query. */
function synonymTerms(question: string, concepts: readonly Concept[]): Set<Term> {
  const found = new Set<Term>();
  for (const { synonyms } of concepts) {
    for (const { text, terms } of synonyms) {
      if (question.includes(text)) for (const term of terms) found.add(term);
    }
  }
  return found;
}
