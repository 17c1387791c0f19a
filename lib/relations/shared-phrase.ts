import { fold } from '../text/fold.ts';
import { eachTerm, isHan } from '../text/terms.ts';
import { countOf } from '../text/vector.ts';
import type { TermIndex } from './term-index.ts';
import type { ArticleText } from './texts.ts';

/** A phrase that both of two articles have, and how rare its parts are on average. */
export type SharedPhrase = { text: string; rarity: number };

/** What a phrase is worth more that stands in the keywords, or the labels, of the other article as well. */
const KEYWORD_OF_BOTH = 1.5;
const LABEL_OF_OTHER = 1.2;
const LONGEST_PHRASE = 8;
const SHORTEST_PHRASE = 3;
/** Letters that can't begin or end a phrase that means something, nor can marks and blanks. */
const LOOSE =
  /^(?:[的了是与和及或在对将把被让从到为以之其也就都很更吗呢吧如何怎么什]|[^\p{L}\p{N}])+|(?:[的了是与和及或在对将把被让从为以之其也就都很更吗呢吧如何怎么什]|[^\p{L}\p{N}])+$/gu;
const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Finds what an article has in common with others, in words that a reader understands. */
export class SharedPhrases {
  readonly #index: TermIndex;
  readonly #source: Reading;

  constructor(index: TermIndex, source: ArticleText) {
    this.#index = index;
    this.#source = new Reading(source);
  }

  /**
   * The most telling phrase that both have, or undefined: a keyword of one that the other speaks
   * of, or else words of the target's title. A word of two letters says too little (处理, 转让)
   * unless it is a keyword of both, a number (12315) always. Names of laws and papers that both
   * quote were tried: true, and no reason to read on. `discount` gives what a (folded) phrase is
   * still worth, 0 to 1.
   */
  with(target: ArticleText, discount: (phrase: string) => number): SharedPhrase | undefined {
    const other = new Reading(target);
    const worth = new Map<string, number>();
    const consider = (phrase: string, from: Reading, to: Reading) => {
      const folded = fold(phrase);
      const ofBoth = to.keywords.has(folded);
      if (!ofBoth && (folded.length < SHORTEST_PHRASE || !to.tells(folded))) return;
      if (/^\d+$/.test(folded)) return;
      const isKeyword = from.keywords.has(folded);
      const place = ofBoth && isKeyword ? KEYWORD_OF_BOTH : to.isLabelled(folded) ? LABEL_OF_OTHER : 1;
      worth.set(phrase, Math.max(worth.get(phrase) ?? 0, place));
    };
    for (const keyword of other.article.keywords) consider(keyword, other, this.#source);
    for (const keyword of this.#source.article.keywords) consider(keyword, this.#source, other);
    if (worth.size === 0) for (const phrase of this.#titlePhrases(target.title)) worth.set(phrase, 1);
    let best: SharedPhrase | undefined;
    let most = 0;
    for (const [text, place] of worth) {
      const { sum, mean } = this.#rarityOf(text);
      const value = sum * place * discount(fold(text));
      if (value > most) [best, most] = [{ text, rarity: mean }, value];
    }
    return best;
  }

  /** The longest word sequences of the title, three letters or more, that the source speaks of. */
  #titlePhrases(title: string): string[] {
    const phrases: string[] = [];
    if (!this.#tellsAnyOf(title)) return phrases;
    const words = [...wordSegmenter.segment(title)];
    for (let first = 0; first < words.length; first++) {
      let phrase = '';
      let longest = '';
      for (const { segment } of words.slice(first)) {
        phrase += segment;
        if (phrase.length > LONGEST_PHRASE || !this.#source.tells(fold(phrase))) break;
        longest = phrase;
      }
      const tidy = longest.replace(LOOSE, '');
      if (tidy.length >= SHORTEST_PHRASE && /\D/.test(tidy)) phrases.push(tidy);
    }
    return phrases;
  }

  /** Whether the source speaks of any three letters in a row: to find the words of a title takes longer. */
  #tellsAnyOf(title: string): boolean {
    const folded = fold(title);
    for (let end = SHORTEST_PHRASE; end <= folded.length; end++) {
      if (this.#source.tells(folded.slice(end - SHORTEST_PHRASE, end))) return true;
    }
    return false;
  }

  #rarityOf(phrase: string): { sum: number; mean: number } {
    let sum = 0;
    let terms = 0;
    eachTerm(phrase, (term) => {
      sum += this.#index.rarity(term);
      terms++;
    });
    return { sum, mean: terms === 0 ? 0 : sum / terms };
  }
}

/** An article's texts as phrases are looked for in them; a long text is folded only when it has to be. */
class Reading {
  readonly article: ArticleText;
  readonly keywords: ReadonlySet<string>;
  #labels: string | undefined;
  #told: string | undefined;

  constructor(article: ArticleText) {
    this.article = article;
    this.keywords = new Set(article.keywords.map((keyword) => fold(keyword)));
  }

  /** Whether the folded phrase stands in title, keywords or headings. */
  isLabelled(phrase: string): boolean {
    const { title, keywords, headings } = this.article;
    this.#labels ??= fold([title, ...keywords, ...headings].join('\n'));
    return this.#labels.includes(phrase);
  }

  /** Whether the folded phrase stands in keywords, summary or text. */
  tells(phrase: string): boolean {
    if (!this.#hasPairsOf(phrase)) return false;
    const { keywords, summary, text } = this.article;
    this.#told ??= fold([...keywords, summary, text].join('\n'));
    return this.#told.includes(phrase);
  }

  /** Whether the article's terms have each pair of letters of the phrase: if not, it stands nowhere. */
  #hasPairsOf(phrase: string): boolean {
    const { vector } = this.article;
    let hasAll = true;
    eachTerm(phrase, (term, offset, length) => {
      const isPair = length === 2 && isHan(phrase.charCodeAt(offset + 1));
      if (isPair && hasAll) hasAll = countOf(vector, term) > 0;
    });
    return hasAll;
  }
}
