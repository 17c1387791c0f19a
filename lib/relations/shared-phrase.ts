import { fold } from '../text/fold.ts';
import { eachTerm } from '../text/terms.ts';
import type { TermIndex } from './term-index.ts';
import type { ArticleText } from './texts.ts';

/** A phrase that both of two articles have, and how rare its parts are on average. */
export type SharedPhrase = { text: string; rarity: number };

/** What a phrase is worth more that stands in the keywords, or the labels, of the other article as well. */
const KEYWORD_OF_BOTH = 1.5;
const LABEL_OF_OTHER = 1.2;
const LONGEST_PHRASE = 8;
/** Letters that can't begin or end a phrase that means something, nor can marks and blanks. */
const LOOSE =
  /^(?:[的了是与和及或在对将把被让从到为以之其也就都很更吗呢吧如何怎么什]|[^\p{L}\p{N}])+|(?:[的了是与和及或在对将把被让从为以之其也就都很更吗呢吧如何怎么什]|[^\p{L}\p{N}])+$/gu;
const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** An article's texts as phrases are looked for in them: all of it, and without the title. */
type Read = { article: ArticleText; keywords: Set<string>; labels: string; told: string };

/** Finds what an article has in common with others, in words that a reader understands. */
export class SharedPhrases {
  readonly #index: TermIndex;
  readonly #source: Read;

  constructor(index: TermIndex, source: ArticleText) {
    this.#index = index;
    this.#source = read(source);
  }

  /**
   * The most telling phrase that both have, or undefined: a keyword of one that the other speaks
   * of, or else words of the target's title. A word of two letters says too little (处理, 转让)
   * unless it is a keyword of both, a number (12315) always. Names of laws and papers that both
   * quote were tried: true, and no reason to read on. `discount` gives what a (folded) phrase is
   * still worth, 0 to 1.
   */
  with(target: ArticleText, discount: (phrase: string) => number): SharedPhrase | undefined {
    const other = read(target);
    const worth = new Map<string, number>();
    const consider = (phrase: string, from: Read, to: Read) => {
      const folded = fold(phrase);
      const ofBoth = to.keywords.has(folded);
      if (!ofBoth && (folded.length < 3 || !to.told.includes(folded))) return;
      if (/^\d+$/.test(folded)) return;
      const isKeyword = from.keywords.has(folded);
      const place = ofBoth && isKeyword ? KEYWORD_OF_BOTH : to.labels.includes(folded) ? LABEL_OF_OTHER : 1;
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
    const words = [...wordSegmenter.segment(title)];
    for (let first = 0; first < words.length; first++) {
      let phrase = '';
      let longest = '';
      for (const { segment } of words.slice(first)) {
        phrase += segment;
        if (phrase.length > LONGEST_PHRASE || !this.#source.told.includes(fold(phrase))) break;
        longest = phrase;
      }
      const tidy = longest.replace(LOOSE, '');
      if (tidy.length >= 3 && /\D/.test(tidy)) phrases.push(tidy);
    }
    return phrases;
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

function read(article: ArticleText): Read {
  const { title, keywords, headings, summary, text } = article;
  const written = keywords.join('\n');
  return {
    article,
    keywords: new Set(keywords.map((keyword) => fold(keyword))),
    labels: fold([title, written, headings.join('\n')].join('\n')),
    told: fold([written, summary, text].join('\n')),
  };
}
