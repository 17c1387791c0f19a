import { fold } from '../text/fold.ts';
import { soundAlike } from '../text/pinyin.ts';
import { isHan } from '../text/terms.ts';
import { searching } from './constants.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Query } from './query.ts';
import { synonymsIn, type WeighedConcept, type WeighedUnit } from './query-weights.ts';

type JudgedArticle = {
  slug: string;
  labels: string;
  title: string;
  keywords: string;
  summary: string;
};

/** What title, keywords, topics, headings and summary add to what the whole text gave. */
export function labelScores(
  index: LibraryIndex,
  query: Query,
  units: readonly WeighedUnit[],
  concepts: readonly WeighedConcept[],
  slugs: readonly string[],
): Map<string, number> {
  const judged = [...new Set(slugs)].flatMap((slug) => {
    const article = index.articles.get(slug);
    if (article === undefined) return [];
    const { labels, titleLength, keywordsLength, summary } = article;
    const title = labels.slice(0, titleLength);
    const keywords = labels.slice(titleLength + 1, titleLength + 1 + keywordsLength);
    return { slug, labels, title, keywords, summary };
  });
  const letters = letterScores(index, judged, query);
  return new Map(
    judged.map((article, at) => [
      article.slug,
      labelScore(article, query, units, concepts) + (letters[at] ?? 0),
    ]),
  );
}

function labelScore(
  { labels, title, keywords, summary }: JudgedArticle,
  query: Query,
  units: readonly WeighedUnit[],
  concepts: readonly WeighedConcept[],
): number {
  let inTitle = 0;
  let letters = 0;
  let inLabels = 0;
  let inKeywords = 0;
  let inSummary = 0;
  let sounding = 0;
  const isShort = query.typed.length <= searching.soundLetters;
  for (const { text, weight } of units) {
    if (summary.includes(text)) inSummary += weight;
    if (keywords.includes(text)) inKeywords += weight;
    if (title.includes(text)) {
      inTitle += weight;
      letters += text.length;
    } else if (labels.includes(text)) inLabels += weight;
    else if (isShort && soundsInTitle(text, title)) sounding += weight;
  }
  // Bigrams overlap: n letters make n − 1 of them.
  const precision = inTitle * Math.min(1, letters / 2 / Math.max(1, title.length));
  const exact = title === query.text || title === fold(query.text) ? searching.exact : 0;
  for (const concept of concepts) {
    inTitle += synonymsIn(title, concept, units);
    inLabels += synonymsIn(labels.slice(title.length), concept, units);
    inKeywords += synonymsIn(keywords, concept, units);
    inSummary += synonymsIn(summary, concept, units);
  }
  return (
    searching.title * inTitle +
    searching.labels * inLabels +
    searching.keywords * inKeywords +
    searching.summary * inSummary +
    searching.titleSound * sounding +
    searching.precision * precision +
    searching.phrase * wholeWords(labels, title, query) +
    exact
  );
}

/** How much of the query is words that stand in one piece in the title, or half as much in other labels. */
function wholeWords(labels: string, title: string, query: Query): number {
  let share = 0;
  for (const word of query.words) {
    const place = title.includes(word) ? 1 : labels.includes(word) ? 0.5 : 0;
    share += (place * word.length) / Math.max(1, query.typed.length);
  }
  return share;
}

function soundsInTitle(unit: string, title: string): boolean {
  for (let from = 0; from + unit.length <= title.length; from++) {
    let at = 0;
    while (at < unit.length && soundAlike(unit.charCodeAt(at), title.charCodeAt(from + at))) at++;
    if (at === unit.length) return true;
  }
  return false;
}

/** A query of fewer units is no sentence: its letters out of order tell nothing. */
const SENTENCE = 4;
const IN_LABELS = 1;
const IN_SUMMARY = 2;
const IN_QUESTIONS = 4;

/**
 * What each article gains from the question's single Han letters in its labels, its summary and
 * what readers ask of it, by how few of the articles have them: 坐车 and 打车 are different
 * bigrams with a letter in common.
 */
function letterScores(index: LibraryIndex, judged: readonly JudgedArticle[], query: Query): number[] {
  if (query.units.length < SENTENCE) return judged.map(() => 0);
  const letters = [...new Set(query.typed)].map((letter) => letter.charCodeAt(0)).filter(isHan);
  const number = new Int8Array(0x10000).fill(-1);
  for (const [at, letter] of letters.entries()) number[letter] = at;
  // A few words are no question, and what others ask is not about them.
  const isQuestion = query.typed.length > searching.questionLetters;
  const placesOf = judged.map(({ slug, labels, summary }) => {
    const places = new Uint8Array(letters.length);
    const mark = (text: string, place: number) => {
      for (let at = 0; at < text.length; at++) {
        const letter = number[text.charCodeAt(at)] ?? -1;
        if (letter >= 0) places[letter] = (places[letter] ?? 0) | place;
      }
    };
    mark(labels, IN_LABELS);
    mark(summary, IN_SUMMARY);
    if (isQuestion) mark(index.questions.text(slug), IN_QUESTIONS);
    return places;
  });
  const scores = judged.map(() => 0);
  const add = (place: number, worth: number, weights: Float64Array) => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    for (const [at, places] of placesOf.entries()) {
      let share = 0;
      for (let letter = 0; letter < places.length; letter++) {
        if (((places[letter] ?? 0) & place) !== 0) share += weights[letter] ?? 0;
      }
      scores[at] = (scores[at] ?? 0) + (worth * share) / whole;
    }
  };
  const inLabels = letterRarities(placesOf, IN_LABELS, letters.length);
  add(IN_LABELS, searching.lettersInLabels, inLabels);
  add(IN_SUMMARY, searching.lettersInSummary, inLabels);
  const inQuestions = letterRarities(placesOf, IN_QUESTIONS, letters.length);
  add(
    IN_QUESTIONS,
    searching.lettersInQuestions,
    inQuestions.map((rarity) => rarity ** searching.questionLetterPower),
  );
  return scores;
}

/** ln(1 + N / df) of each letter in that place of the articles. */
function letterRarities(placesOf: readonly Uint8Array[], place: number, letters: number): Float64Array {
  return new Float64Array(letters).map((_, letter) => {
    let having = 0;
    for (const places of placesOf) if (((places[letter] ?? 0) & place) !== 0) having++;
    return Math.log(1 + placesOf.length / Math.max(1, having));
  });
}
