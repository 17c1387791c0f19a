import { nameTerm, type Term, termsOf } from '../text/terms.ts';
import { BestDocuments } from './best-documents.ts';
import { BytePages } from './byte-pages.ts';
import { Postings } from './postings.ts';
import type { WeightedConcept, WeightedTerm } from './query-weights.ts';

/**
 * Offsets in bytes within the record of an article's questions: the first one's number, the text's length, the text,
 * one question a line.
 */
const FIRST = 0;
const LENGTH = 4;
const TEXT = 8;

/** Below the least difference between two scores, which are sums in single precision. */
const TIE = 1e-9 / 2 ** 32;

/** An article's questions, and the number of the first one. */
type NumberedQuestions = { first: number; questions: readonly string[] };

/**
 * An inverted index of what readers ask: finds, among all articles' questions, those that have most of a query.
 * Questions are folded, and numbered one after the other: an article's are neighbours.
 */
export class QuestionIndex {
  #postings = new Postings();
  readonly #pages = new BytePages();
  /** Places of the articles' records. */
  readonly #byArticle = new Map<string, number>();
  /** The slug of each question's article, by the question's number; undefined when it was replaced or removed. */
  #slugs: (string | undefined)[] = [];
  /** By this number, made of what it is, a question comes before others of its score, however they came. */
  readonly #ties: number[] = [];
  #scores = new Float32Array(0);
  #dead = 0;

  /** How many questions were replaced or removed, whose numbers are not given again. */
  get dead(): number {
    return this.#dead;
  }

  /** How many questions there are. */
  get size(): number {
    return this.#slugs.length - this.#dead;
  }

  /** Adds or replaces the article's questions, one a line. */
  put(slug: string, text: string): void {
    if (this.text(slug) === text) return;
    this.remove(slug);
    if (text === '') return;
    const place = this.#pages.reserve(TEXT + 2 * text.length);
    const { page, at } = this.#pages.find(place);
    page.writeUInt32LE(this.#slugs.length, at + FIRST);
    page.writeUInt32LE(text.length, at + LENGTH);
    page.write(text, at + TEXT, 'utf16le');
    this.#byArticle.set(slug, place);
    for (const question of text.split('\n')) {
      const number = this.#slugs.push(slug) - 1;
      this.#ties.push(nameTerm(`${slug} ${question}`));
      for (const term of new Set(termsOf(question))) this.#postings.add(term, number, 1);
    }
  }

  /** Takes the article's questions out. Unknown articles are no error. */
  remove(slug: string): void {
    const { first, questions } = this.#questionsOf(slug);
    this.#byArticle.delete(slug);
    for (const [at, question] of questions.entries()) {
      for (const term of new Set(termsOf(question))) this.#postings.remove(term, first + at);
      this.#slugs[first + at] = undefined;
      this.#dead++;
    }
  }

  /** Whether any question has the term. */
  has(term: Term): boolean {
    return this.#postings.size(term) > 0;
  }

  /** Gives back the memory that reading a corpus has left over. */
  compact(): void {
    this.#postings.compact();
  }

  /** ln(1 + N / df) among questions; of a term that no question has, as if one had it. */
  rarity(term: Term): number {
    return Math.log(1 + this.size / Math.max(1, this.#postings.size(term)));
  }

  /**
   * The `limit` questions that have most of the weighted terms, or of synonyms. A quick first choice, for
   * `questionScores` to judge: each term of a synonym counts for its share, whether or not the question has the others.
   */
  matching(
    terms: readonly WeightedTerm[],
    concepts: readonly WeightedConcept[],
    limit: number,
  ): { slug: string; question: string }[] {
    if (this.size === 0) return [];
    const length = this.#slugs.length;
    if (this.#scores.length < length) this.#scores = new Float32Array(Math.ceil(1.25 * length));
    const scores = this.#scores.subarray(0, length).fill(0);
    for (const [term, weight] of withSynonyms(terms, concepts)) {
      const list = this.#postings.list(term);
      for (let at = 0; at < list.length; at++) {
        const number = (list[at] ?? 0) >>> 8;
        scores[number] = (scores[number] ?? 0) + weight;
      }
    }
    const limited = new BestDocuments(limit);
    for (let number = 0; number < scores.length; number++) {
      const score = scores[number] ?? 0;
      if (score > 0 && this.#slugs[number] !== undefined)
        limited.offer(number, score + TIE * (this.#ties[number] ?? 0));
    }
    const read = new Map<string, NumberedQuestions>();
    return limited.best().map(({ document }) => {
      const slug = this.#slugs[document] ?? '';
      const article = read.get(slug) ?? this.#questionsOf(slug);
      read.set(slug, article);
      return { slug, question: article.questions[document - article.first] ?? '' };
    });
  }

  /** The article's questions as they are compared, one a line. */
  text(slug: string): string {
    const place = this.#byArticle.get(slug);
    if (place === undefined) return '';
    const { page, at } = this.#pages.find(place);
    return page.toString('utf16le', at + TEXT, at + TEXT + 2 * page.readUInt32LE(at + LENGTH));
  }

  #questionsOf(slug: string): NumberedQuestions {
    const place = this.#byArticle.get(slug);
    if (place === undefined) return { first: 0, questions: [] };
    const { page, at } = this.#pages.find(place);
    return { first: page.readUInt32LE(at + FIRST), questions: this.text(slug).split('\n') };
  }
}

/** The terms and those of synonyms, each once with the most that it is worth. */
function withSynonyms(
  terms: readonly WeightedTerm[],
  concepts: readonly WeightedConcept[],
): Map<Term, number> {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
  for (const { synonyms, weight } of concepts) {
    for (const synonym of synonyms) {
      const share = weight / synonym.terms.length;
      for (const term of synonym.terms) weights.set(term, Math.max(share, weights.get(term) ?? 0));
    }
  }
  return weights;
}
