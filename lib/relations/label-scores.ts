import { wordsOf } from '../text/compounds.ts';
import { soundAlike } from '../text/pinyin.ts';
import { searching } from './constants.ts';
import type { IndexedArticle } from './indexed-articles.ts';
import { letterScores } from './letter-scores.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Query } from './query.ts';
import { synonymsIn, type WeightedConcept, type WeightedTerm } from './query-weights.ts';

type JudgedArticle = { slug: string } & Pick<IndexedArticle, 'labels' | 'title' | 'keywords' | 'summary'>;

/**
 * What title, keywords, topics, headings and summary of the articles add to what the whole text gave.
 * @param asks whether the query is a question (`isQuestion`)
 */
export function labelScores(
  index: LibraryIndex,
  query: Query,
  terms: readonly WeightedTerm[],
  concepts: readonly WeightedConcept[],
  { slugs, asks }: { slugs: readonly string[]; asks: boolean },
): Map<string, number> {
  const judged = [...new Set(slugs)].flatMap((slug) => {
    const article = index.articles.get(slug);
    if (article === undefined) return [];
    const { labels, title, keywords, summary } = article;
    return { slug, labels, title, keywords, summary };
  });
  const letters = letterScores(index, judged, query, asks);
  return new Map(
    judged.map((article, at) => [
      article.slug,
      labelScore(article, query, terms, concepts) + (letters[at] ?? 0),
    ]),
  );
}

function labelScore(
  { labels, title, keywords, summary }: JudgedArticle,
  query: Query,
  terms: readonly WeightedTerm[],
  concepts: readonly WeightedConcept[],
): number {
  let inTitle = 0;
  let letters = 0;
  let inLabels = 0;
  let inKeywords = 0;
  let inSummary = 0;
  let sounding = 0;
  const isShort = query.typed.length <= searching.soundLetters;
  for (const { text, weight } of terms) {
    if (summary.includes(text)) inSummary += weight;
    if (labels.includes(text)) {
      if (keywords.includes(text)) inKeywords += weight;
      if (title.includes(text)) {
        inTitle += weight;
        letters += text.length;
      } else inLabels += weight;
    } else if (isShort && soundsInTitle(text, title)) sounding += weight;
  }
  // Bigrams overlap: n letters make n − 1 of them.
  const precision = inTitle * Math.min(1, letters / 2 / Math.max(1, title.length));
  const exact = isTitle(title, query) ? searching.exact : 0;
  for (const concept of concepts) {
    inSummary += synonymsIn(summary, concept, terms);
    if (!concept.synonyms.some(({ text }) => labels.includes(text))) continue;
    inTitle += synonymsIn(title, concept, terms);
    inLabels += synonymsIn(labels.slice(title.length), concept, terms);
    inKeywords += synonymsIn(keywords, concept, terms);
  }
  return (
    searching.title * inTitle +
    searching.labels * inLabels +
    searching.keywords * inKeywords +
    searching.summary * inSummary +
    searching.titleSound * sounding +
    searching.precision * precision +
    searching.phrase * wholeWords(title, query) +
    exact
  );
}

/** Whether the query is the title, but for the signs, of which a query keeps those of compounds. */
const isTitle = (title: string, { typed, words, length }: Query): boolean =>
  title.length >= length &&
  // Quicker to ask than what its words are, and hardly a title comes further.
  title.replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, '') === typed &&
  wordsOf(title).join('') === words.join('');

/** How much of the query is words that stand in one piece in the title. */
function wholeWords(title: string, query: Query): number {
  let letters = 0;
  for (const word of query.words) if (title.includes(word)) letters += word.length;
  return letters / query.length;
}

function soundsInTitle(unit: string, title: string): boolean {
  for (let from = 0; from + unit.length <= title.length; from++) {
    let at = 0;
    while (at < unit.length && soundAlike(unit.charCodeAt(at), title.charCodeAt(from + at))) at++;
    if (at === unit.length) return true;
  }
  return false;
}
