import { fold } from '../text/fold.ts';
import { eachTerm } from '../text/terms.ts';
import { reason } from './constants.ts';
import { PhraseFinder } from './phrase-finder.ts';
import type { TermIndex } from './term-index.ts';
import type { ArticleText } from './texts.ts';
import { titlePhrases } from './title-phrases.ts';

/** A phrase that both of two articles have. */
export type SharedPhrase = {
  text: string;
  /** It tells something: its parts are rare enough on average. */
  telling: boolean;
  /** It is no editor's keyword, but words of a title, all of them common (`reason.everywhereShare`). */
  everywhere: boolean;
};

/** Finds what an article has in common with others, in words that a reader understands. */
export class SharedPhrases {
  readonly #index: TermIndex;
  /** What more articles than this have is everywhere. */
  readonly #crowd: number;
  readonly #source: PhraseFinder;

  constructor(index: TermIndex, source: ArticleText) {
    this.#index = index;
    this.#crowd = Math.max(reason.everywhereAtLeast, reason.everywhereShare * index.size);
    this.#source = new PhraseFinder(source);
  }

  /**
   * The most informative phrase that a reader finds on both pages, or undefined: a keyword of either article, or else
   * words of the target's title; one that is telling before any longer one that isn't. A keyword must stand in the
   * texts, since pages don't show keywords. A word of two letters says too little (处理, 转让) unless it is a keyword of
   * both, and a number (12315) always does. Names of laws and papers that both quote were tried: they are true, but no
   * reason to read on.
   * @param discount what a folded phrase is still worth, 0 to 1
   */
  with(target: ArticleText, discount: (phrase: string) => number): SharedPhrase | undefined {
    const other = new PhraseFinder(target);
    const worth = new Map<string, number>();
    const consider = (phrase: string, from: PhraseFinder, to: PhraseFinder) => {
      const folded = fold(phrase);
      const ofBoth = to.keywords.has(folded);
      if ((!ofBoth && folded.length < reason.keywordLetters) || /^\d+$/.test(folded)) return;
      if (!to.onPage(folded) || !from.onPage(folded)) return;
      const place = ofBoth ? reason.keywordOfBoth : to.inLabels(folded) ? reason.labelOfOther : 1;
      worth.set(phrase, Math.max(worth.get(phrase) ?? 0, place));
    };
    for (const keyword of other.article.keywords) consider(keyword, other, this.#source);
    for (const keyword of this.#source.article.keywords) consider(keyword, this.#source, other);
    const fromTitle = worth.size === 0;
    if (fromTitle) for (const phrase of titlePhrases(this.#source, other)) worth.set(phrase, 1);
    let best: SharedPhrase | undefined;
    let most = 0;
    for (const [text, place] of worth) {
      const { sum, mean, documents } = this.#rarityOf(text);
      const value = sum * place * discount(fold(text));
      const telling = mean >= reason.telling;
      const everywhere = fromTitle && documents > this.#crowd;
      const isBetter = best !== undefined && telling !== best.telling ? telling : value > most;
      if (isBetter) [best, most] = [{ text, telling, everywhere }, value];
    }
    return best;
  }

  /** Rarity of the phrase's terms, and how many articles have the rarest of them. */
  #rarityOf(phrase: string): { sum: number; mean: number; documents: number } {
    let sum = 0;
    let terms = 0;
    let documents = this.#index.size;
    eachTerm(phrase, (term) => {
      sum += this.#index.rarity(term);
      documents = Math.min(documents, this.#index.documentsWith(term));
      terms++;
    });
    return { sum, mean: terms === 0 ? 0 : sum / terms, documents };
  }
}
